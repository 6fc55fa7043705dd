#include "textflag.h"

// SDOT adds to each sum of register D four signed bytes of register N times the
// four of register M at index I, which Go's assembler has no word for.
#define SDOT(D, N, M, I) \
	WORD $(0x4F80E000 | ((I)&1)<<21 | ((I)>>1)<<11 | (M)<<16 | (N)<<5 | (D))

#define ROW(D, M, I) \
	SDOT(D, 20, M, I)   \
	SDOT(D+1, 21, M, I) \
	SDOT(D+2, 22, M, I) \
	SDOT(D+3, 23, M, I)

// FOURS multiplies the inputs of index I, four of each row, by their weights.
#define FOURS(I) \
	VLD1.P 64(R3), [V20.B16, V21.B16, V22.B16, V23.B16] \
	ROW(0, 16, I)  \
	ROW(4, 17, I)  \
	ROW(8, 18, I)  \
	ROW(12, 19, I)

#define CLEAR(A, B, C, D) \
	VEOR A.B16, A.B16, A.B16 \
	VEOR B.B16, B.B16, B.B16 \
	VEOR C.B16, C.B16, C.B16 \
	VEOR D.B16, D.B16, D.B16

// func tileSDOT(sums *int32, a *byte, stride int, panel *byte, blocks int)
// A tile of 4×16 sums stands in V0 to V15; a block is 16 inputs.
TEXT ·tileSDOT(SB), NOSPLIT, $0-40
	MOVD sums+0(FP), R0
	MOVD a+8(FP), R1
	MOVD stride+16(FP), R2
	MOVD panel+24(FP), R3
	MOVD blocks+32(FP), R4
	ADD  R2, R1, R5
	ADD  R2, R5, R6
	ADD  R2, R6, R7
	CLEAR(V0, V1, V2, V3)
	CLEAR(V4, V5, V6, V7)
	CLEAR(V8, V9, V10, V11)
	CLEAR(V12, V13, V14, V15)

next:
	VLD1.P 16(R1), [V16.B16]
	VLD1.P 16(R5), [V17.B16]
	VLD1.P 16(R6), [V18.B16]
	VLD1.P 16(R7), [V19.B16]
	FOURS(0)
	FOURS(1)
	FOURS(2)
	FOURS(3)
	SUB    $1, R4
	CBNZ   R4, next
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	VST1.P [V8.S4, V9.S4, V10.S4, V11.S4], 64(R0)
	VST1.P [V12.S4, V13.S4, V14.S4, V15.S4], 64(R0)
	RET

// MULTIPLY adds a row of b, in V24 to V27, times one number of a row of a.
#define MULTIPLY(A, C0, C1, C2, C3) \
	VLD1R.P 4(A), [V28.S4]         \
	VFMLA   V24.S4, V28.S4, C0.S4  \
	VFMLA   V25.S4, V28.S4, C1.S4  \
	VFMLA   V26.S4, V28.S4, C2.S4  \
	VFMLA   V27.S4, V28.S4, C3.S4

#define STORE(C0, C1, C2, C3) \
	VST1 [C0.S4, C1.S4, C2.S4, C3.S4], (R0) \
	ADD  R10, R0

// func floatTileNEON(c *float32, cStride int, a *float32, aStride int, b *float32, k int)
// A tile of 6×16 sums stands in V0 to V23.
TEXT ·floatTileNEON(SB), NOSPLIT, $0-48
	MOVD c+0(FP), R0
	MOVD cStride+8(FP), R10
	MOVD a+16(FP), R1
	MOVD aStride+24(FP), R2
	MOVD b+32(FP), R3
	MOVD k+40(FP), R4
	LSL  $2, R10
	LSL  $2, R2
	ADD  R2, R1, R5
	ADD  R2, R5, R6
	ADD  R2, R6, R7
	ADD  R2, R7, R8
	ADD  R2, R8, R9
	CLEAR(V0, V1, V2, V3)
	CLEAR(V4, V5, V6, V7)
	CLEAR(V8, V9, V10, V11)
	CLEAR(V12, V13, V14, V15)
	CLEAR(V16, V17, V18, V19)
	CLEAR(V20, V21, V22, V23)

next:
	VLD1.P 64(R3), [V24.S4, V25.S4, V26.S4, V27.S4]
	MULTIPLY(R1, V0, V1, V2, V3)
	MULTIPLY(R5, V4, V5, V6, V7)
	MULTIPLY(R6, V8, V9, V10, V11)
	MULTIPLY(R7, V12, V13, V14, V15)
	MULTIPLY(R8, V16, V17, V18, V19)
	MULTIPLY(R9, V20, V21, V22, V23)
	SUB    $1, R4
	CBNZ   R4, next
	STORE(V0, V1, V2, V3)
	STORE(V4, V5, V6, V7)
	STORE(V8, V9, V10, V11)
	STORE(V12, V13, V14, V15)
	STORE(V16, V17, V18, V19)
	STORE(V20, V21, V22, V23)
	RET
