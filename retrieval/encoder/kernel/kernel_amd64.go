package kernel

import "golang.org/x/sys/cpu"

// kernels lists what this processor can run, the fastest first.
func kernels() []*kernel {
	var all []*kernel
	if !hasAVX2() {
		return append(all, scalar)
	}
	if has512() {
		all = append(all, avx512VNNI)
	}
	if cpu.X86.HasAVXVNNI {
		all = append(all, avxVNNI)
	}
	return append(all, avx2, scalar)
}

// hasAVX2 tells whether this processor runs whatever ends in AVX2 here.
func hasAVX2() bool { return cpu.X86.HasAVX2 && cpu.X86.HasFMA }

// has512 tells whether it runs whatever ends in AVX512. Processors without
// VNNI are left out: the early ones slow down when they use long registers.
func has512() bool { return hasAVX2() && cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI }
