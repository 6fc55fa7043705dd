#include "textflag.h"

// Tiles of quantised rows by packed weights. Each step multiplies a few inputs
// of a row, spread over a register, with those inputs' weights for all columns
// of the tile, which stand in a panel side by side.

// A tile of 6×16 sums stands in Y0 to Y11, two registers a row.
#define CLEAR \
	VPXOR Y0, Y0, Y0    \
	VPXOR Y1, Y1, Y1    \
	VPXOR Y2, Y2, Y2    \
	VPXOR Y3, Y3, Y3    \
	VPXOR Y4, Y4, Y4    \
	VPXOR Y5, Y5, Y5    \
	VPXOR Y6, Y6, Y6    \
	VPXOR Y7, Y7, Y7    \
	VPXOR Y8, Y8, Y8    \
	VPXOR Y9, Y9, Y9    \
	VPXOR Y10, Y10, Y10 \
	VPXOR Y11, Y11, Y11

#define STORE \
	VMOVDQU Y0, (DI)     \
	VMOVDQU Y1, 32(DI)   \
	VMOVDQU Y2, 64(DI)   \
	VMOVDQU Y3, 96(DI)   \
	VMOVDQU Y4, 128(DI)  \
	VMOVDQU Y5, 160(DI)  \
	VMOVDQU Y6, 192(DI)  \
	VMOVDQU Y7, 224(DI)  \
	VMOVDQU Y8, 256(DI)  \
	VMOVDQU Y9, 288(DI)  \
	VMOVDQU Y10, 320(DI) \
	VMOVDQU Y11, 352(DI)

// PAIR adds a pair of int16 of one row, times the pairs of the eight columns in
// Y12 and of the eight in Y13. VPMADDWD adds the two products of a pair, which
// cannot overflow int32.
#define PAIR(A, LEFT, RIGHT) \
	VPBROADCASTD A, Y14           \
	VPMADDWD     Y12, Y14, Y15    \
	VPMADDWD     Y13, Y14, Y14    \
	VPADDD       Y15, LEFT, LEFT  \
	VPADDD       Y14, RIGHT, RIGHT

#define PAIRS(W, A) \
	VPMOVSXBW W(CX), Y12        \
	VPMOVSXBW (W+16)(CX), Y13   \
	PAIR(A(AX), Y0, Y1)         \
	PAIR(A(AX)(R8*1), Y2, Y3)   \
	PAIR(A(AX)(R8*2), Y4, Y5)   \
	PAIR(A(BX), Y6, Y7)         \
	PAIR(A(BX)(R8*1), Y8, Y9)   \
	PAIR(A(BX)(R8*2), Y10, Y11)

// func tileAVX2(sums *int32, a *int16, stride int, panel *byte, blocks int)
TEXT ·tileAVX2(SB), NOSPLIT, $0-40
	MOVQ sums+0(FP), DI
	MOVQ a+8(FP), AX
	MOVQ stride+16(FP), R8
	MOVQ panel+24(FP), CX
	MOVQ blocks+32(FP), SI
	LEAQ (AX)(R8*2), BX
	ADDQ R8, BX            // the fourth row of a
	CLEAR
	PCALIGN $64

next:
	PAIRS(0, 0)
	PAIRS(32, 4)
	PAIRS(64, 8)
	PAIRS(96, 12)
	ADDQ $128, CX
	ADDQ $16, AX
	ADDQ $16, BX
	DECQ SI
	JNZ  next
	STORE
	VZEROUPPER
	RET

// DOT is VPDPBUSD Y14, W, ACC as AVX-VNNI encodes it, which Go's assembler does
// not know (it takes AVX-512's encoding): to each sum of ACC it adds four
// unsigned bytes of W times the four signed bytes of Y14. P, V and M are what
// the encoding makes of the registers: P is C2 for ACC below Y8 and 42 from
// there on, V is 1D for Y12 as W and 15 for Y13, M is C6 + 8·(ACC mod 8).
#define DOT(P, V, M) \
	BYTE $0xC4; BYTE $P; BYTE $V; BYTE $0x50; BYTE $M

#define FOURS(W, A) \
	VMOVDQU      W(CX), Y12        \
	VMOVDQU      (W+32)(CX), Y13   \
	VPBROADCASTD A(AX), Y14        \
	DOT(0xC2, 0x1D, 0xC6)          \
	DOT(0xC2, 0x15, 0xCE)          \
	VPBROADCASTD A(AX)(R8*1), Y14  \
	DOT(0xC2, 0x1D, 0xD6)          \
	DOT(0xC2, 0x15, 0xDE)          \
	VPBROADCASTD A(AX)(R8*2), Y14  \
	DOT(0xC2, 0x1D, 0xE6)          \
	DOT(0xC2, 0x15, 0xEE)          \
	VPBROADCASTD A(BX), Y14        \
	DOT(0xC2, 0x1D, 0xF6)          \
	DOT(0xC2, 0x15, 0xFE)          \
	VPBROADCASTD A(BX)(R8*1), Y14  \
	DOT(0x42, 0x1D, 0xC6)          \
	DOT(0x42, 0x15, 0xCE)          \
	VPBROADCASTD A(BX)(R8*2), Y14  \
	DOT(0x42, 0x1D, 0xD6)          \
	DOT(0x42, 0x15, 0xDE)

// func tileAVXVNNI(sums *int32, a *byte, stride int, panel *byte, blocks int)
TEXT ·tileAVXVNNI(SB), NOSPLIT, $0-40
	MOVQ sums+0(FP), DI
	MOVQ a+8(FP), AX
	MOVQ stride+16(FP), R8
	MOVQ panel+24(FP), CX
	MOVQ blocks+32(FP), SI
	LEAQ (AX)(R8*2), BX
	ADDQ R8, BX            // the fourth row of a
	CLEAR
	PCALIGN $64

next:
	FOURS(0, 0)
	FOURS(64, 4)
	ADDQ $128, CX
	ADDQ $8, AX
	ADDQ $8, BX
	DECQ SI
	JNZ  next
	STORE
	VZEROUPPER
	RET

// A tile of 6×64 sums stands in Z0 to Z23, four registers a row.
#define CLEARROW(C0, C1, C2, C3) \
	VPXORD C0, C0, C0 \
	VPXORD C1, C1, C1 \
	VPXORD C2, C2, C2 \
	VPXORD C3, C3, C3

#define STOREROW(AT, C0, C1, C2, C3) \
	VMOVDQU32 C0, AT(DI)       \
	VMOVDQU32 C1, (AT+64)(DI)  \
	VMOVDQU32 C2, (AT+128)(DI) \
	VMOVDQU32 C3, (AT+192)(DI)

// QUAD adds four int8 of one row, times the unsigned bytes of the 64 columns in
// Z24 to Z27.
#define QUAD(A, C0, C1, C2, C3) \
	VPBROADCASTD A, Z28        \
	VPDPBUSD     Z28, Z24, C0  \
	VPDPBUSD     Z28, Z25, C1  \
	VPDPBUSD     Z28, Z26, C2  \
	VPDPBUSD     Z28, Z27, C3

#define QUADS(W, A) \
	VMOVDQU32 W(CX), Z24                     \
	VMOVDQU32 (W+64)(CX), Z25                \
	VMOVDQU32 (W+128)(CX), Z26               \
	VMOVDQU32 (W+192)(CX), Z27               \
	QUAD(A(AX), Z0, Z1, Z2, Z3)              \
	QUAD(A(AX)(R8*1), Z4, Z5, Z6, Z7)        \
	QUAD(A(AX)(R8*2), Z8, Z9, Z10, Z11)      \
	QUAD(A(BX), Z12, Z13, Z14, Z15)          \
	QUAD(A(BX)(R8*1), Z16, Z17, Z18, Z19)    \
	QUAD(A(BX)(R8*2), Z20, Z21, Z22, Z23)

// SHIFTROW multiplies sums by 128, which is what a step of an excess stands for.
#define SHIFTROW(C0, C1, C2, C3) \
	VPSLLD $7, C0, C0 \
	VPSLLD $7, C1, C1 \
	VPSLLD $7, C2, C2 \
	VPSLLD $7, C3, C3

// func tileAVX512(sums *int32, a *byte, stride int, panel *byte, blocks int, x *byte, xStride int, places *int, count int)
//
// The products of the excess come first, those at each place of the panel, and are
// shifted; the products of the rests are added to them.
TEXT ·tileAVX512(SB), NOSPLIT, $0-72
	MOVQ sums+0(FP), DI
	MOVQ panel+24(FP), R11
	MOVQ blocks+32(FP), SI
	MOVQ x+40(FP), AX
	MOVQ xStride+48(FP), R8
	MOVQ places+56(FP), R9
	MOVQ count+64(FP), R10
	LEAQ (AX)(R8*2), BX
	ADDQ R8, BX
	CLEARROW(Z0, Z1, Z2, Z3)
	CLEARROW(Z4, Z5, Z6, Z7)
	CLEARROW(Z8, Z9, Z10, Z11)
	CLEARROW(Z12, Z13, Z14, Z15)
	CLEARROW(Z16, Z17, Z18, Z19)
	CLEARROW(Z20, Z21, Z22, Z23)
	TESTQ R10, R10
	JZ    shifted
	PCALIGN $64

place:
	MOVQ (R9), CX
	SHLQ $8, CX
	ADDQ R11, CX
	QUADS(0, 0)
	ADDQ $4, AX
	ADDQ $4, BX
	ADDQ $8, R9
	DECQ R10
	JNZ  place
	SHIFTROW(Z0, Z1, Z2, Z3)
	SHIFTROW(Z4, Z5, Z6, Z7)
	SHIFTROW(Z8, Z9, Z10, Z11)
	SHIFTROW(Z12, Z13, Z14, Z15)
	SHIFTROW(Z16, Z17, Z18, Z19)
	SHIFTROW(Z20, Z21, Z22, Z23)

shifted:
	MOVQ a+8(FP), AX
	MOVQ stride+16(FP), R8
	MOVQ R11, CX
	LEAQ (AX)(R8*2), BX
	ADDQ R8, BX
	PCALIGN $64

rest:
	QUADS(0, 0)
	QUADS(256, 4)
	ADDQ $512, CX
	ADDQ $8, AX
	ADDQ $8, BX
	DECQ SI
	JNZ  rest
	STOREROW(0, Z0, Z1, Z2, Z3)
	STOREROW(256, Z4, Z5, Z6, Z7)
	STOREROW(512, Z8, Z9, Z10, Z11)
	STOREROW(768, Z12, Z13, Z14, Z15)
	STOREROW(1024, Z16, Z17, Z18, Z19)
	STOREROW(1280, Z20, Z21, Z22, Z23)
	VZEROUPPER
	RET
