#include "textflag.h"

// What is done to a row before a product and to a tile after it: the same
// steps, each rounded alike, as in matrix_scalar.go.

DATA sizebits<>(SB)/4, $0x7FFFFFFF
GLOBL sizebits<>(SB), RODATA|NOPTR, $4

// func peaksAVX2(peaks *[8]float32, x *float32, n int)
TEXT ·peaksAVX2(SB), NOSPLIT, $0-24
	MOVQ         peaks+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS sizebits<>(SB), Y15
	VMOVUPS      (DI), Y0

next:
	VANDPS (SI), Y15, Y1 // the number without its sign
	VMAXPS Y1, Y0, Y0
	ADDQ   $32, SI
	SUBQ   $8, CX
	JNZ    next
	VMOVUPS Y0, (DI)
	VZEROUPPER
	RET

// func joinAVX2(sums, excess *int32, n int)
TEXT ·joinAVX2(SB), NOSPLIT, $0-24
	MOVQ sums+0(FP), DI
	MOVQ excess+8(FP), SI
	MOVQ n+16(FP), CX

next:
	VMOVDQU (SI), Y0
	VPSLLD  $7, Y0, Y0 // times beyond
	VPADDD  (DI), Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     next
	VZEROUPPER
	RET

// WHOLE turns the eight numbers at SI into int16 in X0, and adds them to the
// sums in X14.
#define WHOLE \
	VMULPS       (SI), Y15, Y0  \
	VCVTPS2DQ    Y0, Y0         \
	VEXTRACTI128 $1, Y0, X1     \
	VPADDD       X0, X14, X14   \
	VPADDD       X1, X14, X14   \
	VPACKSSDW    X1, X0, X0

// TOTAL leaves the sum of X14 in AX.
#define TOTAL \
	VPSHUFD $0x4E, X14, X0 \
	VPADDD  X0, X14, X14   \
	VPSHUFD $0xB1, X14, X0 \
	VPADDD  X0, X14, X14   \
	VMOVD   X14, AX

// func quantiseWideAVX2(dst *int16, src *float32, n int, inverse float32) int32
TEXT ·quantiseWideAVX2(SB), NOSPLIT, $0-36
	MOVQ         dst+0(FP), DI
	MOVQ         src+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y15
	VPXOR        X14, X14, X14

next:
	WHOLE
	VMOVDQU X0, (DI)
	ADDQ    $32, SI
	ADDQ    $16, DI
	SUBQ    $8, CX
	JNZ     next
	TOTAL
	MOVL    AX, ret+32(FP)
	VZEROUPPER
	RET

// func quantiseNarrowAVX2(dst *byte, src *float32, n int, inverse float32) int32
TEXT ·quantiseNarrowAVX2(SB), NOSPLIT, $0-36
	MOVQ         dst+0(FP), DI
	MOVQ         src+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y15
	VPXOR        X14, X14, X14

next:
	WHOLE
	VPACKSSWB X0, X0, X0
	VMOVQ     X0, (DI)
	ADDQ      $32, SI
	ADDQ      $8, DI
	SUBQ      $8, CX
	JNZ       next
	TOTAL
	MOVL      AX, ret+32(FP)
	VZEROUPPER
	RET

// func finishAVX2(dst *float32, stride int, sums *int32, columns, rows, width int, shifts *int32, rowScales, scales, bias *float32)
TEXT ·finishAVX2(SB), NOSPLIT, $0-80
	MOVQ dst+0(FP), DI
	MOVQ stride+8(FP), DX
	MOVQ sums+16(FP), SI
	MOVQ columns+24(FP), BX
	MOVQ rows+32(FP), R12
	MOVQ width+40(FP), CX
	MOVQ shifts+48(FP), R10
	MOVQ rowScales+56(FP), R11
	MOVQ scales+64(FP), R8
	MOVQ bias+72(FP), R9
	SHLQ $2, DX
	SHLQ $2, BX

row:
	VPBROADCASTD (R10), Y15
	VBROADCASTSS (R11), Y14
	XORQ         AX, AX

next:
	VMOVDQU   (SI)(AX*4), Y0
	VPSUBD    Y15, Y0, Y0
	VCVTDQ2PS Y0, Y0
	VMULPS    Y14, Y0, Y0
	VMULPS    (R8)(AX*4), Y0, Y0
	VADDPS    (R9)(AX*4), Y0, Y0
	VMOVUPS   Y0, (DI)(AX*4)
	ADDQ      $8, AX
	CMPQ      AX, CX
	JLT       next
	ADDQ      DX, DI
	ADDQ      BX, SI
	ADDQ      $4, R10
	ADDQ      $4, R11
	DECQ      R12
	JNZ       row
	VZEROUPPER
	RET
