package kernel

import "golang.org/x/sys/cpu"

// kernels lists what this processor can run, the fastest first.
func kernels() []*kernel {
	x86 := &cpu.X86
	var all []*kernel
	if !hasAVX2() {
		return append(all, scalar)
	}
	if x86.HasAVX512F && x86.HasAVX512VNNI {
		all = append(all, avx512VNNI)
	}
	if x86.HasAVXVNNI {
		all = append(all, avxVNNI)
	}
	return append(all, avx2, scalar)
}

// hasAVX2 tells whether this processor runs whatever ends in AVX2 here.
func hasAVX2() bool { return cpu.X86.HasAVX2 && cpu.X86.HasFMA }
