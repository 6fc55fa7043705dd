//go:build !amd64 && !arm64

package kernel

// kernels lists what this processor can run, the fastest first.
func kernels() []*kernel { return []*kernel{scalar} }

// forms lists the forms of vectors that this processor can run, the fastest
// first.
func forms() []*vectors { return []*vectors{plain} }
