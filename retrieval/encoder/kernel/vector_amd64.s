#include "textflag.h"

// The same loops as in vector_scalar.go, for AVX2 and FMA: eight float32 to a
// register. The formulas and their sources are explained there. Every n is a
// positive multiple of 8.

// REDUCE leaves in the first lane of X0 the sum of the lanes of Y0; X1 is lost.
#define REDUCE \
	VEXTRACTF128 $1, Y0, X1  \
	VADDPS       X1, X0, X0  \
	VHADDPS      X0, X0, X0  \
	VHADDPS      X0, X0, X0

// func dotAVX2(a, b *float32, n int) float32
TEXT ·dotAVX2(SB), NOSPLIT, $0-28
	MOVQ   a+0(FP), SI
	MOVQ   b+8(FP), DX
	MOVQ   n+16(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	SUBQ   $16, CX
	JLT    rest

next:
	VMOVUPS     (SI), Y2
	VMOVUPS     32(SI), Y3
	VFMADD231PS (DX), Y2, Y0
	VFMADD231PS 32(DX), Y3, Y1
	ADDQ        $64, SI
	ADDQ        $64, DX
	SUBQ        $16, CX
	JGE         next

rest:
	ADDQ        $16, CX
	JZ          done
	VMOVUPS     (SI), Y2
	VFMADD231PS (DX), Y2, Y0

done:
	VADDPS Y1, Y0, Y0
	REDUCE
	VMOVSS X0, ret+24(FP)
	VZEROUPPER
	RET

// func dot8AVX2(a, b *int8, n int) int32
// n is a multiple of 16.
TEXT ·dot8AVX2(SB), NOSPLIT, $0-28
	MOVQ  a+0(FP), SI
	MOVQ  b+8(FP), DX
	MOVQ  n+16(FP), CX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	SUBQ  $32, CX
	JLT   rest

next:
	VPMOVSXBW (SI), Y2
	VPMOVSXBW (DX), Y3
	VPMOVSXBW 16(SI), Y4
	VPMOVSXBW 16(DX), Y5
	VPMADDWD  Y3, Y2, Y2
	VPMADDWD  Y5, Y4, Y4
	VPADDD    Y2, Y0, Y0
	VPADDD    Y4, Y1, Y1
	ADDQ      $32, SI
	ADDQ      $32, DX
	SUBQ      $32, CX
	JGE       next

rest:
	ADDQ      $32, CX
	JZ        done
	VPMOVSXBW (SI), Y2
	VPMOVSXBW (DX), Y3
	VPMADDWD  Y3, Y2, Y2
	VPADDD    Y2, Y0, Y0

done:
	VPADDD       Y1, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD       X1, X0, X0
	VPHADDD      X0, X0, X0
	VPHADDD      X0, X0, X0
	VMOVD        X0, AX
	MOVL         AX, ret+24(FP)
	VZEROUPPER
	RET

// func axpyAVX2(dst, x *float32, n int, a float32)
TEXT ·axpyAVX2(SB), NOSPLIT, $0-28
	MOVQ         dst+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS a+24(FP), Y15

next:
	VMOVUPS     (DI), Y0
	VFMADD231PS (SI), Y15, Y0
	VMOVUPS     Y0, (DI)
	ADDQ        $32, DI
	ADDQ        $32, SI
	SUBQ        $8, CX
	JNZ         next
	VZEROUPPER
	RET

// func scaleAVX2(x *float32, n int, a float32)
TEXT ·scaleAVX2(SB), NOSPLIT, $0-20
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS a+16(FP), Y15

next:
	VMULPS  (DI), Y15, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     next
	VZEROUPPER
	RET

// func mostAVX2(x *float32, n int) float32
TEXT ·mostAVX2(SB), NOSPLIT, $0-20
	MOVQ    x+0(FP), SI
	MOVQ    n+8(FP), CX
	VMOVUPS (SI), Y0

next:
	VMAXPS (SI), Y0, Y0
	ADDQ   $32, SI
	SUBQ   $8, CX
	JNZ    next
	VEXTRACTF128 $1, Y0, X1
	VMAXPS  X1, X0, X0
	VPSHUFD $0x4E, X0, X1
	VMAXPS  X1, X0, X0
	VPSHUFD $0xB1, X0, X1
	VMAXPS  X1, X0, X0
	VMOVSS  X0, ret+16(FP)
	VZEROUPPER
	RET

// func sumAVX2(x *float32, n int) float32
TEXT ·sumAVX2(SB), NOSPLIT, $0-20
	MOVQ   x+0(FP), SI
	MOVQ   n+8(FP), CX
	VXORPS Y0, Y0, Y0

next:
	VADDPS (SI), Y0, Y0
	ADDQ   $32, SI
	SUBQ   $8, CX
	JNZ    next
	REDUCE
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// func squaresAVX2(x *float32, n int, mean float32) float32
TEXT ·squaresAVX2(SB), NOSPLIT, $0-28
	MOVQ         x+0(FP), SI
	MOVQ         n+8(FP), CX
	VBROADCASTSS mean+16(FP), Y15
	VXORPS       Y0, Y0, Y0

next:
	VMOVUPS     (SI), Y1
	VSUBPS      Y15, Y1, Y1
	VFMADD231PS Y1, Y1, Y0
	ADDQ        $32, SI
	SUBQ        $8, CX
	JNZ         next
	REDUCE
	VMOVSS      X0, ret+24(FP)
	VZEROUPPER
	RET

// func spreadAVX2(x *float32, n int, mean, scale float32, gain, shift *float32)
TEXT ·spreadAVX2(SB), NOSPLIT, $0-40
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS mean+16(FP), Y15
	VBROADCASTSS scale+20(FP), Y14
	MOVQ         gain+24(FP), R8
	MOVQ         shift+32(FP), R9
	XORQ         AX, AX

next:
	VMOVUPS     (DI)(AX*4), Y0
	VSUBPS      Y15, Y0, Y0
	VMULPS      Y14, Y0, Y0
	VMOVUPS     (R8)(AX*4), Y1
	VFMADD213PS (R9)(AX*4), Y1, Y0
	VMOVUPS     Y0, (DI)(AX*4)
	ADDQ        $8, AX
	CMPQ        AX, CX
	JLT         next
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

// func expAVX2(x *float32, n int, scale, most float32) float32
TEXT ·expAVX2(SB), NOSPLIT, $0-28
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS scale+16(FP), Y14
	VBROADCASTSS most+20(FP), Y15
	VXORPS       Y13, Y13, Y13

next:
	VMOVUPS (DI), Y0
	VSUBPS  Y15, Y0, Y0
	VMULPS  Y14, Y0, Y0
	EXP(Y0)
	VMOVUPS Y0, (DI)
	VADDPS  Y0, Y13, Y13
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     next
	VMOVAPS Y13, Y0
	REDUCE
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

// A row of a tile of 6×16 is two registers; each step multiplies one number of
// the row of a, spread over a register, with a row of b.
#define MULTIPLY(A, LEFT, RIGHT) \
	VBROADCASTSS A, Y14         \
	VFMADD231PS  Y12, Y14, LEFT \
	VFMADD231PS  Y13, Y14, RIGHT

#define STORE(LEFT, RIGHT) \
	VMOVUPS LEFT, (DI)    \
	VMOVUPS RIGHT, 32(DI) \
	ADDQ    R10, DI

// func floatTileAVX2(c *float32, cStride int, a *float32, aStride int, b *float32, k int)
TEXT ·floatTileAVX2(SB), NOSPLIT, $0-48
	MOVQ   c+0(FP), DI
	MOVQ   cStride+8(FP), R10
	MOVQ   a+16(FP), AX
	MOVQ   aStride+24(FP), R8
	MOVQ   b+32(FP), CX
	MOVQ   k+40(FP), SI
	SHLQ   $2, R10
	SHLQ   $2, R8
	LEAQ   (AX)(R8*2), BX
	ADDQ   R8, BX         // the fourth row of a
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	VXORPS Y8, Y8, Y8
	VXORPS Y9, Y9, Y9
	VXORPS Y10, Y10, Y10
	VXORPS Y11, Y11, Y11
	PCALIGN $64

next:
	VMOVUPS (CX), Y12
	VMOVUPS 32(CX), Y13
	MULTIPLY((AX), Y0, Y1)
	MULTIPLY((AX)(R8*1), Y2, Y3)
	MULTIPLY((AX)(R8*2), Y4, Y5)
	MULTIPLY((BX), Y6, Y7)
	MULTIPLY((BX)(R8*1), Y8, Y9)
	MULTIPLY((BX)(R8*2), Y10, Y11)
	ADDQ    $64, CX
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

// func transposeAVX2(panel *float32, x *float32, stride int)
// turns eight rows of eight into a panel's columns.
TEXT ·transposeAVX2(SB), NOSPLIT, $0-24
	MOVQ panel+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ stride+16(FP), R8
	SHLQ $2, R8
	LEAQ (R8)(R8*2), R9
	LEAQ (SI)(R8*4), DX
	VMOVUPS (SI), Y0
	VMOVUPS (SI)(R8*1), Y1
	VMOVUPS (SI)(R8*2), Y2
	VMOVUPS (SI)(R9*1), Y3
	VMOVUPS (DX), Y4
	VMOVUPS (DX)(R8*1), Y5
	VMOVUPS (DX)(R8*2), Y6
	VMOVUPS (DX)(R9*1), Y7
	VUNPCKLPS Y1, Y0, Y8
	VUNPCKHPS Y1, Y0, Y9
	VUNPCKLPS Y3, Y2, Y10
	VUNPCKHPS Y3, Y2, Y11
	VUNPCKLPS Y5, Y4, Y12
	VUNPCKHPS Y5, Y4, Y13
	VUNPCKLPS Y7, Y6, Y14
	VUNPCKHPS Y7, Y6, Y15
	VUNPCKLPD Y10, Y8, Y0
	VUNPCKHPD Y10, Y8, Y1
	VUNPCKLPD Y11, Y9, Y2
	VUNPCKHPD Y11, Y9, Y3
	VUNPCKLPD Y14, Y12, Y4
	VUNPCKHPD Y14, Y12, Y5
	VUNPCKLPD Y15, Y13, Y6
	VUNPCKHPD Y15, Y13, Y7
	VPERM2F128 $0x20, Y4, Y0, Y8
	VPERM2F128 $0x20, Y5, Y1, Y9
	VPERM2F128 $0x20, Y6, Y2, Y10
	VPERM2F128 $0x20, Y7, Y3, Y11
	VPERM2F128 $0x31, Y4, Y0, Y12
	VPERM2F128 $0x31, Y5, Y1, Y13
	VPERM2F128 $0x31, Y6, Y2, Y14
	VPERM2F128 $0x31, Y7, Y3, Y15
	VMOVUPS Y8, (DI)
	VMOVUPS Y9, 64(DI)
	VMOVUPS Y10, 128(DI)
	VMOVUPS Y11, 192(DI)
	VMOVUPS Y12, 256(DI)
	VMOVUPS Y13, 320(DI)
	VMOVUPS Y14, 384(DI)
	VMOVUPS Y15, 448(DI)
	VZEROUPPER
	RET
