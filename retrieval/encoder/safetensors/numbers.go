package safetensors

import (
	"encoding/binary"
	"math"
)

// Floats returns a copy of an F32 tensor of the given shape.
func (f *File) Floats(name string, shape ...int) ([]float32, error) {
	raw, err := f.Bytes(name, "F32", shape...)
	values := make([]float32, len(raw)/4)
	for i := range values {
		values[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return values, err
}

// Uints returns a copy of a U32 tensor of the given shape.
func (f *File) Uints(name string, shape ...int) ([]uint32, error) {
	raw, err := f.Bytes(name, "U32", shape...)
	values := make([]uint32, len(raw)/4)
	for i := range values {
		values[i] = binary.LittleEndian.Uint32(raw[4*i:])
	}
	return values, err
}

// Half returns the first F16 number (IEEE 754, binary16) of raw.
func Half(raw []byte) float32 {
	half := uint32(binary.LittleEndian.Uint16(raw))
	sign, exponent, fraction := half>>15<<31, half>>10&0x1f, half&0x3ff
	switch exponent {
	case 0: // zero, or so small that it has lost places: fraction·2⁻²⁴
		size := float32(fraction) * 0x1p-24
		return math.Float32frombits(sign | math.Float32bits(size))
	case 0x1f: // infinite, or no number
		return math.Float32frombits(sign | 0xff<<23 | fraction<<13)
	}
	return math.Float32frombits(sign | (exponent+127-15)<<23 | fraction<<13)
}
