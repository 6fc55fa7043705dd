package encoder

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"
)

// reading is an encoder with a reader for tests, whatever the binary has.
func reading(tb testing.TB) *Encoder {
	tb.Helper()
	e, err := withReader()
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

var withReader = sync.OnceValues(func() (*Encoder, error) {
	f := builtIn()
	f.reader = sineReader(f.embed)
	return load(f)
})

// sineReader is a reader's file of the embedding head's own lowest four layers,
// with outputs that are sines. train/golden_vectors.py makes the same.
func sineReader(embed []byte) []byte {
	const from, count = 4, 4
	size := binary.LittleEndian.Uint64(embed)
	var given map[string]json.RawMessage
	must(json.Unmarshal(embed[8:8+size], &given))
	made := tensors{head: map[string]any{"__metadata__": map[string]string{"kind": "reader", "from": fmt.Sprint(from), "layers": fmt.Sprint(count)}}}
	for name, part := range given {
		var layer int
		if _, err := fmt.Sscanf(name, "layers.%d.", &layer); err != nil || layer < from || layer >= from+count {
			continue
		}
		var t tensor
		must(json.Unmarshal(part, &t))
		made.add(name, t.Type, embed[8+size:][t.Offsets[0]:t.Offsets[1]], t.Shape...)
	}
	made.add("out.w1", "F32", sines(2*384*readerInner, .14), 2*384, readerInner)
	made.add("out.b1", "F32", sines(readerInner, .14), readerInner)
	made.add("out.w2", "F32", sines(readerInner, .28), readerInner)
	made.add("out.b2", "F32", sines(1, .14), 1)
	return made.file()
}

// sines are numbers that repeat in no way and come to most at most, as float32.
func sines(count int, most float64) (raw []byte) {
	for k := 1; k <= count; k++ {
		x := float32(most * math.Sin(float64(k*k)))
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(x))
	}
	return raw
}

// tensors is a safetensors file that is being made.
type tensors struct {
	head map[string]any
	data []byte
}

type tensor struct {
	Type    string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
}

func (t *tensors) add(name, kind string, raw []byte, shape ...int) {
	t.head[name] = tensor{kind, shape, [2]int{len(t.data), len(t.data) + len(raw)}}
	t.data = append(t.data, raw...)
}

func (t *tensors) file() []byte {
	head, err := json.Marshal(t.head)
	must(err)
	return slices.Concat(binary.LittleEndian.AppendUint64(nil, uint64(len(head))), head, t.data)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
