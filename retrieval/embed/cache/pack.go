package cache

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// ErrPack is the error of what is no pack, or a damaged one.
var ErrPack = errors.New("not a pack in a form that this version reads")

// packForm begins every pack; another form has another one.
const packForm = "whosaid-pack-2\n"

// Pack is data in one file, for a program to ship.
type Pack struct {
	data map[Key][]byte
}

// WritePack makes a pack: the form, then each key with its data and the data's
// length in 32 bits, in the order given, and a checksum.
func WritePack(keys []Key, data [][]byte) []byte {
	out := []byte(packForm)
	for i, key := range keys {
		out = append(out, key[:]...)
		out = binary.LittleEndian.AppendUint32(out, uint32(len(data[i])))
		out = append(out, data[i]...)
	}
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
}

// ReadPack reads what WritePack wrote. The pack goes on using data.
func ReadPack(data []byte) (*Pack, error) {
	if len(data) < len(packForm)+crc32.Size || !bytes.HasPrefix(data, []byte(packForm)) {
		return nil, fmt.Errorf("read a pack: %w", ErrPack)
	}
	end := len(data) - crc32.Size
	if binary.LittleEndian.Uint32(data[end:]) != crc32.ChecksumIEEE(data[:end]) {
		return nil, fmt.Errorf("read a pack: %w: its checksum is wrong", ErrPack)
	}
	const head = len(Key{}) + 4
	p := &Pack{data: map[Key][]byte{}}
	for rest := data[len(packForm):end]; len(rest) > 0; {
		if len(rest) < head {
			return nil, fmt.Errorf("read a pack: %w: it ends within a key", ErrPack)
		}
		size := uint64(binary.LittleEndian.Uint32(rest[len(Key{}):]))
		if size > uint64(len(rest)-head) {
			return nil, fmt.Errorf("read a pack: %w: it ends within its data", ErrPack)
		}
		after := head + int(size)
		p.data[Key(rest[:len(Key{})])] = rest[head:after:after]
		rest = rest[after:]
	}
	return p, nil
}

// Len is how much there is.
func (p *Pack) Len() int { return len(p.data) }

// Load gives the data of key, which is not to be changed.
func (p *Pack) Load(key Key) ([]byte, bool) {
	data, ok := p.data[key]
	return data, ok
}
