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

// The polynomial of 2^f from f⁵ down, then the lowest exponent. See
// power in vector_scalar.go.
DATA power<>+0(SB)/4, $0.001326472707
DATA power<>+4(SB)/4, $0.009671512649
DATA power<>+8(SB)/4, $0.05550733744
DATA power<>+12(SB)/4, $0.2402224209
DATA power<>+16(SB)/4, $0.6931469776
DATA power<>+20(SB)/4, $1.0
DATA power<>+24(SB)/4, $-126.0
GLOBL power<>(SB), RODATA|NOPTR, $28

// func expAVX2(x *float32, n int, scale, most float32) float32
// replaces each x by 2^(scale·(x-most)).
TEXT ·expAVX2(SB), NOSPLIT, $0-28
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS scale+16(FP), Y14
	VBROADCASTSS most+20(FP), Y15
	VBROADCASTSS power<>+0(SB), Y4
	VBROADCASTSS power<>+4(SB), Y5
	VBROADCASTSS power<>+8(SB), Y6
	VBROADCASTSS power<>+12(SB), Y7
	VBROADCASTSS power<>+16(SB), Y8
	VBROADCASTSS power<>+20(SB), Y9
	VBROADCASTSS power<>+24(SB), Y10
	VXORPS       Y13, Y13, Y13

next:
	VMOVUPS     (DI), Y0
	VSUBPS      Y15, Y0, Y0
	VMULPS      Y14, Y0, Y0
	VMAXPS      Y10, Y0, Y0
	VROUNDPS    $0, Y0, Y1    // the whole part n
	VSUBPS      Y1, Y0, Y0    // the rest f
	VCVTPS2DQ   Y1, Y1
	VMOVAPS     Y4, Y2
	VFMADD213PS Y5, Y0, Y2
	VFMADD213PS Y6, Y0, Y2
	VFMADD213PS Y7, Y0, Y2
	VFMADD213PS Y8, Y0, Y2
	VFMADD213PS Y9, Y0, Y2    // 2^f
	VPSLLD      $23, Y1, Y1
	VPADDD      Y1, Y2, Y2    // n more in the exponent bits
	VMOVUPS     Y2, (DI)
	VADDPS      Y2, Y13, Y13
	ADDQ        $32, DI
	SUBQ        $8, CX
	JNZ         next
	VMOVAPS     Y13, Y0
	REDUCE
	VMOVSS      X0, ret+24(FP)
	VZEROUPPER
	RET

// The fraction of geluScalar: the upper polynomial from the highest power
// down, then the lower one, then the bounds of x and ½.
DATA upper<>+0(SB)/4, $1.05574666e-10
DATA upper<>+4(SB)/4, $-2.145990475e-08
DATA upper<>+8(SB)/4, $3.254634398e-06
DATA upper<>+12(SB)/4, $0.0001763618782
DATA upper<>+16(SB)/4, $0.004554209307
DATA upper<>+20(SB)/4, $0.03661506798
DATA upper<>+24(SB)/4, $0.3989422545
DATA lower<>+0(SB)/4, $6.382026949e-05
DATA lower<>+4(SB)/4, $0.001869768302
DATA lower<>+8(SB)/4, $0.0294927753
DATA lower<>+12(SB)/4, $0.2584459884
DATA lower<>+16(SB)/4, $1.0
DATA bounds<>+0(SB)/4, $5.656854
DATA bounds<>+4(SB)/4, $-5.656854
DATA bounds<>+8(SB)/4, $0.5
GLOBL upper<>(SB), RODATA|NOPTR, $28
GLOBL lower<>(SB), RODATA|NOPTR, $20
GLOBL bounds<>(SB), RODATA|NOPTR, $12

// RISE turns the sum P so far into P·Y2 + the number at C.
#define RISE(C, P) \
	VBROADCASTSS C, Y5      \
	VFMADD213PS  Y5, Y2, P

// func geluAVX2(x *float32, n int)
TEXT ·geluAVX2(SB), NOSPLIT, $0-16
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS bounds<>+0(SB), Y15
	VBROADCASTSS bounds<>+4(SB), Y14
	VBROADCASTSS bounds<>+8(SB), Y13
	VBROADCASTSS upper<>+0(SB), Y12
	VBROADCASTSS upper<>+4(SB), Y11
	VBROADCASTSS upper<>+8(SB), Y10
	VBROADCASTSS upper<>+12(SB), Y9
	VBROADCASTSS lower<>+0(SB), Y8
	VBROADCASTSS lower<>+4(SB), Y7
	VBROADCASTSS lower<>+8(SB), Y6

next:
	VMOVUPS     (DI), Y0
	VMINPS      Y15, Y0, Y1
	VMAXPS      Y14, Y1, Y1    // x within the bounds
	VMULPS      Y1, Y1, Y2
	VMOVAPS     Y12, Y3
	VFMADD213PS Y11, Y2, Y3
	VFMADD213PS Y10, Y2, Y3
	VFMADD213PS Y9, Y2, Y3
	RISE(upper<>+16(SB), Y3)
	RISE(upper<>+20(SB), Y3)
	RISE(upper<>+24(SB), Y3)
	VMOVAPS     Y8, Y4
	VFMADD213PS Y7, Y2, Y4
	VFMADD213PS Y6, Y2, Y4
	RISE(lower<>+12(SB), Y4)
	RISE(lower<>+16(SB), Y4)
	VMULPS      Y1, Y3, Y3
	VDIVPS      Y4, Y3, Y3
	VADDPS      Y13, Y3, Y3    // Φ(x)
	VMULPS      Y3, Y0, Y0
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

// MULTIPLY512 and STORE512 are MULTIPLY and STORE for a tile of 6×32, whose sums
// stand in Z0 to Z11.
#define MULTIPLY512(A, LEFT, RIGHT) \
	VBROADCASTSS A, Z14         \
	VFMADD231PS  Z12, Z14, LEFT \
	VFMADD231PS  Z13, Z14, RIGHT

#define STORE512(LEFT, RIGHT) \
	VMOVUPS LEFT, (DI)    \
	VMOVUPS RIGHT, 64(DI) \
	ADDQ    R10, DI

// func floatTileAVX512(c *float32, cStride int, a *float32, aStride int, b *float32, k int)
TEXT ·floatTileAVX512(SB), NOSPLIT, $0-48
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
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7
	VPXORD Z8, Z8, Z8
	VPXORD Z9, Z9, Z9
	VPXORD Z10, Z10, Z10
	VPXORD Z11, Z11, Z11
	PCALIGN $64

next:
	VMOVUPS (CX), Z12
	VMOVUPS 64(CX), Z13
	MULTIPLY512((AX), Z0, Z1)
	MULTIPLY512((AX)(R8*1), Z2, Z3)
	MULTIPLY512((AX)(R8*2), Z4, Z5)
	MULTIPLY512((BX), Z6, Z7)
	MULTIPLY512((BX)(R8*1), Z8, Z9)
	MULTIPLY512((BX)(R8*2), Z10, Z11)
	ADDQ    $128, CX
	ADDQ    $4, AX
	ADDQ    $4, BX
	DECQ    SI
	JNZ     next
	STORE512(Z0, Z1)
	STORE512(Z2, Z3)
	STORE512(Z4, Z5)
	STORE512(Z6, Z7)
	STORE512(Z8, Z9)
	STORE512(Z10, Z11)
	VZEROUPPER
	RET

// func transposeAVX2(panel *float32, pitch int, x *float32, stride int)
// turns eight rows of eight into columns of a panel.
TEXT ·transposeAVX2(SB), NOSPLIT, $0-32
	MOVQ panel+0(FP), DI
	MOVQ pitch+8(FP), R10
	MOVQ x+16(FP), SI
	MOVQ stride+24(FP), R8
	SHLQ $2, R10
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
	LEAQ (R10)(R10*2), R9
	LEAQ (DI)(R10*4), DX
	VMOVUPS Y8, (DI)
	VMOVUPS Y9, (DI)(R10*1)
	VMOVUPS Y10, (DI)(R10*2)
	VMOVUPS Y11, (DI)(R9*1)
	VMOVUPS Y12, (DX)
	VMOVUPS Y13, (DX)(R10*1)
	VMOVUPS Y14, (DX)(R10*2)
	VMOVUPS Y15, (DX)(R9*1)
	VZEROUPPER
	RET
