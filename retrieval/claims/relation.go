package claims

import (
	_ "embed" // for the weights
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
	Trees     [][]node             `json:"trees"`
}

// node of a tree sends what is not over its threshold to the left; a leaf has the
// share of each relation.
type node struct {
	Feature   int       `json:"f"`
	Threshold float64   `json:"t"`
	Left      int       `json:"l"`
	Right     int       `json:"r"`
	Shares    []float64 `json:"p"`
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

func follow(tree []node, x []float64) []float64 {
	at := 0
	for tree[at].Shares == nil {
		if x[tree[at].Feature] <= tree[at].Threshold {
			at = tree[at].Left
		} else {
			at = tree[at].Right
		}
	}
	return tree[at].Shares
}

// probabilities are those of the relations, in the model's order.
func (m *model) probabilities(x []float64) []float64 {
	out := make([]float64, len(m.Relations))
	for _, tree := range m.Trees {
		for i, share := range follow(tree, x) {
			out[i] += share / float64(len(m.Trees))
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
