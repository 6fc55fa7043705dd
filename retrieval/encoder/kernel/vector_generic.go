//go:build !amd64

package kernel

// forms lists the forms of vectors that this processor can run, the fastest
// first.
func forms() []*vectors { return []*vectors{plain} }
