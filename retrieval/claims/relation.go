package claims

import (
	_ "embed" // for the weights
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
)

// Relation is what one quote does to another.
type Relation string

// The relations of two quotes. They hold both ways; of two that Updates parts, the
// one published later gives the later state.
const (
	Same        Relation = "same"        // assert the same thing
	Contradicts Relation = "contradicts" // cannot both be true of one time
	Updates     Relation = "updates"     // the same thing at another time
	Other       Relation = "other"       // other things, or other sides of one
)

// Relations are all of them, in the order in which they are counted.
var Relations = []Relation{Same, Contradicts, Updates, Other}

//go:embed relation.json
var weights []byte

// model tells the relation of two quotes by randomised trees over their features. It
// is made by train/fit_relation.py.
type model struct {
	Features  []string             `json:"features"`
	Relations []Relation           `json:"relations"`
	Sure      map[Relation]float64 `json:"sure"` // the probability from which a relation is said to hold
	Trees     []tree               `json:"trees"`
}

// tree has a place in each of four lists for a node, which sends to the left what is
// not over its threshold. A leaf has no feature, -1, and on its left the place of the
// shares of the relations. In the file the lists are base64 of little-endian numbers:
// as numbers of JSON they took six times as long to read.
type tree struct {
	Feature   packed[int8]   `json:"f"`
	Threshold packed[int32]  `json:"t"` // in ten-thousandths
	Left      packed[uint16] `json:"l"`
	Right     packed[uint16] `json:"r"`
	Shares    packed[uint16] `json:"p"` // in thousandths, as many a leaf as there are relations
}

// packed numbers are kept in base64.
type packed[N int8 | int32 | uint16] []N

// UnmarshalText reads them.
func (n *packed[N]) UnmarshalText(text []byte) error {
	raw, err := base64.StdEncoding.AppendDecode(nil, text)
	if err != nil {
		return err
	}
	var one N
	*n = make(packed[N], len(raw)/binary.Size(one))
	_, err = binary.Decode(raw, binary.LittleEndian, []N(*n))
	return err
}

// learned is the model in the binary.
var learned = sync.OnceValue(func() *model {
	var m model
	if err := json.Unmarshal(weights, &m); err != nil {
		panic(fmt.Sprintf("relation.json: %v", err)) // an embedded file is whole
	}
	if !slices.Equal(m.Features, Features) {
		panic("relation.json was made for other features; make it anew, see train/README.md")
	}
	return &m
})

// follow gives the share of each relation at the leaf that x leads to, in thousandths.
func (t tree) follow(x []float64) []uint16 {
	at := uint16(0)
	for t.Feature[at] >= 0 {
		if x[t.Feature[at]] <= float64(t.Threshold[at])/1e4 {
			at = t.Left[at]
		} else {
			at = t.Right[at]
		}
	}
	first := int(t.Left[at]) * len(Relations)
	return t.Shares[first : first+len(Relations)]
}

// probabilities are those of the relations, in the model's order.
func (m *model) probabilities(x []float64) []float64 {
	out := make([]float64, len(m.Relations))
	for _, t := range m.Trees {
		for i, share := range t.follow(x) {
			out[i] += float64(share) / 1e3 / float64(len(m.Trees))
		}
	}
	return out
}

// tell is the most probable relation among those that are sure, or need not be:
// that quotes say the same or contradict each other is said only where it is sure,
// and the latter only where words are seen that clash.
func (m *model) tell(x []float64) (most Relation, sure bool) {
	p := m.probabilities(x)
	most, best := Other, -1.0
	for i, r := range m.Relations {
		if r == Contradicts && !clashing(x) {
			continue
		}
		if needed := m.Sure[r]; p[i] > best && (p[i] >= needed || r == Updates || r == Other) {
			most, best = r, p[i]
			sure = p[i] >= needed
		}
	}
	return most, sure
}
