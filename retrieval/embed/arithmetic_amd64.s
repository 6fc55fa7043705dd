#include "textflag.h"

// The same loops as in arithmetic.go, for AVX2 and FMA: eight float32 to a
// register. The formulas and their sources are explained there.

// A row of the tile is two registers of c; each step multiplies one number of
// the row of a, spread over a register, with a row of b.
#define MULTIPLY(A, LEFT, RIGHT) \
	VBROADCASTSS A, Y14         \
	VFMADD231PS  Y12, Y14, LEFT \
	VFMADD231PS  Y13, Y14, RIGHT

#define LOAD(LEFT, RIGHT) \
	VMOVUPS (R11), LEFT    \
	VMOVUPS 32(R11), RIGHT \
	ADDQ    R10, R11

#define STORE(LEFT, RIGHT) \
	VMOVUPS LEFT, (DI)    \
	VMOVUPS RIGHT, 32(DI) \
	ADDQ    R10, DI

// func tileAVX2(c *float32, cStride int, a *float32, aStride int, b *float32, bStride, k int)
TEXT ·tileAVX2(SB), NOSPLIT, $0-56
	MOVQ c+0(FP), DI
	MOVQ cStride+8(FP), R10
	MOVQ a+16(FP), AX
	MOVQ aStride+24(FP), R8
	MOVQ b+32(FP), CX
	MOVQ bStride+40(FP), DX
	MOVQ k+48(FP), SI
	SHLQ $2, R10
	SHLQ $2, R8
	SHLQ $2, DX
	LEAQ (AX)(R8*2), BX
	ADDQ R8, BX              // the fourth row of a
	MOVQ DI, R11
	LOAD(Y0, Y1)
	LOAD(Y2, Y3)
	LOAD(Y4, Y5)
	LOAD(Y6, Y7)
	LOAD(Y8, Y9)
	LOAD(Y10, Y11)

next:
	VMOVUPS (CX), Y12
	VMOVUPS 32(CX), Y13
	MULTIPLY((AX), Y0, Y1)
	MULTIPLY((AX)(R8*1), Y2, Y3)
	MULTIPLY((AX)(R8*2), Y4, Y5)
	MULTIPLY((BX), Y6, Y7)
	MULTIPLY((BX)(R8*1), Y8, Y9)
	MULTIPLY((BX)(R8*2), Y10, Y11)
	ADDQ    DX, CX
	ADDQ    $4, AX
	ADDQ    $4, BX
	DECQ    SI
	JNZ     next
	STORE(Y0, Y1)
	STORE(Y2, Y3)
	STORE(Y4, Y5)
	STORE(Y6, Y7)
	STORE(Y8, Y9)
	STORE(Y10, Y11)
	VZEROUPPER
	RET

// func unpackAVX2(panel *float32, weights string, scales *float32)
TEXT ·unpackAVX2(SB), NOSPLIT, $0-32
	MOVQ    panel+0(FP), DI
	MOVQ    weights_base+8(FP), SI
	MOVQ    weights_len+16(FP), CX
	MOVQ    scales+24(FP), DX
	VMOVUPS (DX), Y2
	VMOVUPS 32(DX), Y3

next:
	VPMOVSXBD (SI), Y0
	VPMOVSXBD 8(SI), Y1
	VCVTDQ2PS Y0, Y0
	VCVTDQ2PS Y1, Y1
	VMULPS    Y2, Y0, Y0
	VMULPS    Y3, Y1, Y1
	VMOVUPS   Y0, (DI)
	VMOVUPS   Y1, 32(DI)
	ADDQ      $16, SI
	ADDQ      $64, DI
	SUBQ      $16, CX
	JNZ       next
	VZEROUPPER
	RET

DATA lowest<>(SB)/4, $-87.0
DATA log2e<>(SB)/4, $1.4426950408889634
DATA ln2first<>(SB)/4, $0.693145751953125
DATA ln2rest<>(SB)/4, $1.4286068202862e-06
GLOBL lowest<>(SB), RODATA|NOPTR, $4
GLOBL log2e<>(SB), RODATA|NOPTR, $4
GLOBL ln2first<>(SB), RODATA|NOPTR, $4
GLOBL ln2rest<>(SB), RODATA|NOPTR, $4

// Taylor's series of e^r, from r⁶ down.
DATA taylor<>+0(SB)/4, $0.001388888888888889
DATA taylor<>+4(SB)/4, $0.008333333333333333
DATA taylor<>+8(SB)/4, $0.041666666666666664
DATA taylor<>+12(SB)/4, $0.16666666666666666
DATA taylor<>+16(SB)/4, $0.5
DATA taylor<>+20(SB)/4, $1.0
GLOBL taylor<>(SB), RODATA|NOPTR, $24

// RISE turns the sum P so far into P·R + the number at C.
#define RISE(C, R, P) \
	VBROADCASTSS C, Y8      \
	VFMADD213PS  Y8, R, P

// EXP turns X ≤ 0 into e^X; Y6, Y7 and Y8 are lost. Adding n to the exponent
// bits of e^r multiplies it by 2^n.
#define EXP(X) \
	VBROADCASTSS lowest<>(SB), Y8   \
	VMAXPS       Y8, X, X           \
	VBROADCASTSS log2e<>(SB), Y8    \
	VMULPS       Y8, X, Y6          \
	VROUNDPS     $0, Y6, Y6         \
	VBROADCASTSS ln2first<>(SB), Y8 \
	VFNMADD231PS Y8, Y6, X          \
	VBROADCASTSS ln2rest<>(SB), Y8  \
	VFNMADD231PS Y8, Y6, X          \
	VCVTPS2DQ    Y6, Y6             \
	VPSLLD       $23, Y6, Y6        \
	VBROADCASTSS taylor<>+0(SB), Y7 \
	RISE(taylor<>+4(SB), X, Y7)     \
	RISE(taylor<>+8(SB), X, Y7)     \
	RISE(taylor<>+12(SB), X, Y7)    \
	RISE(taylor<>+16(SB), X, Y7)    \
	RISE(taylor<>+20(SB), X, Y7)    \
	RISE(taylor<>+20(SB), X, Y7)    \
	VPADDD       Y6, Y7, X

// func expAVX2(x *float32, n int, most float32) float32
TEXT ·expAVX2(SB), NOSPLIT, $0-28
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS most+16(FP), Y15
	VXORPS       Y14, Y14, Y14

next:
	VMOVUPS (DI), Y0
	VSUBPS  Y15, Y0, Y0
	EXP(Y0)
	VMOVUPS Y0, (DI)
	VADDPS  Y0, Y14, Y14
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     next
	VEXTRACTF128 $1, Y14, X0
	VADDPS  X0, X14, X0
	VHADDPS X0, X0, X0
	VHADDPS X0, X0, X0
	VMOVSS  X0, ret+24(FP)
	VZEROUPPER
	RET

// The tail's polynomial, each a halved, from a5 down, then p/√2.
DATA tail<>+0(SB)/4, $0.5307027145
DATA tail<>+4(SB)/4, $-0.7265760135
DATA tail<>+8(SB)/4, $0.7107068705
DATA tail<>+12(SB)/4, $-0.142248368
DATA tail<>+16(SB)/4, $0.127414796
DATA tail<>+20(SB)/4, $0.2316418882663604
GLOBL tail<>(SB), RODATA|NOPTR, $24
DATA minushalf<>(SB)/4, $-0.5
GLOBL minushalf<>(SB), RODATA|NOPTR, $4

// func geluAVX2(x *float32, n int)
TEXT ·geluAVX2(SB), NOSPLIT, $0-16
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS minushalf<>(SB), Y15
	VBROADCASTSS taylor<>+20(SB), Y14 // 1
	VBROADCASTSS tail<>+20(SB), Y13
	VXORPS       Y12, Y12, Y12

next:
	VMOVUPS     (DI), Y0
	VSUBPS      Y0, Y12, Y1
	VMAXPS      Y0, Y1, Y1     // |x|
	VMULPS      Y0, Y0, Y2
	VMULPS      Y15, Y2, Y2
	EXP(Y2)
	VMOVAPS     Y13, Y3
	VFMADD213PS Y14, Y1, Y3
	VDIVPS      Y3, Y14, Y3    // t
	VBROADCASTSS tail<>+0(SB), Y4
	RISE(tail<>+4(SB), Y3, Y4)
	RISE(tail<>+8(SB), Y3, Y4)
	RISE(tail<>+12(SB), Y3, Y4)
	RISE(tail<>+16(SB), Y3, Y4)
	VMULPS      Y3, Y4, Y4
	VMULPS      Y2, Y4, Y4     // the tail
	VMAXPS      Y12, Y0, Y0
	VFNMADD231PS Y1, Y4, Y0
	VMOVUPS     Y0, (DI)
	ADDQ        $32, DI
	SUBQ        $8, CX
	JNZ         next
	VZEROUPPER
	RET
