package sentencepiece

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// trie finds all pieces that a text begins with, byte by byte. Its nodes lie
// level by level, so that the children of a node are neighbours: one search of a
// byte in a row of labels is a step. A hundred thousand pieces take some 4 MB.
type trie struct {
	labels []byte  // of node n: the byte that leads to it
	first  []int32 // the first child of node n; its last is before that of n+1
	ids    []int32 // the piece that ends at node n, or none
}

// none is the id of a node at which no piece ends.
const none = -1

// family is the pieces sorted[from:end], which share their first depth bytes and
// so the node that these lead to.
type family struct{ from, end, depth int }

// newTrie makes the trie of v's pieces. Of equal ones the last counts.
//
//go:norace
func newTrie(v *Vocabulary) *trie {
	sorted := v.sorted()
	t := &trie{}
	t.add(0, none)
	generation, next := []family{{0, len(sorted), 0}}, []family(nil)
	for len(generation) > 0 {
		next = next[:0]
		for _, f := range generation {
			t.first = append(t.first, int32(len(t.labels)))
			next = t.children(next, f, sorted, v)
		}
		generation, next = next, generation
	}
	t.first = append(t.first, int32(len(t.labels)))
	return t
}

// sorted lists the ids that stand for text, by its bytes.
//
//go:norace
func (v *Vocabulary) sorted() []int32 {
	type entry struct {
		head uint64 // the first bytes, which tell most pieces apart
		id   int32
	}
	entries := make([]entry, 0, len(v.Scores))
	for id := range v.Scores {
		if piece := v.piece(id); piece != "" {
			var head [8]byte
			copy(head[:], piece)
			entries = append(entries, entry{binary.BigEndian.Uint64(head[:]), int32(id)})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		return cmp.Or(strings.Compare(v.piece(int(a.id)), v.piece(int(b.id))), cmp.Compare(a.id, b.id))
	})
	ids := make([]int32, len(entries))
	for i, e := range entries {
		ids[i] = e.id
	}
	return ids
}

// children adds a node for each byte that follows the bytes shared by f, and
// appends the families at these nodes.
//
//go:norace
func (t *trie) children(families []family, f family, sorted []int32, v *Vocabulary) []family {
	at := f.from
	for at < f.end && len(v.piece(int(sorted[at]))) == f.depth {
		at++ // ends here: the node has it
	}
	for at < f.end {
		label, from, id := v.piece(int(sorted[at]))[f.depth], at, int32(none)
		for ; at < f.end && v.piece(int(sorted[at]))[f.depth] == label; at++ {
			if len(v.piece(int(sorted[at]))) == f.depth+1 {
				id = sorted[at]
			}
		}
		t.add(label, id)
		families = append(families, family{from, at, f.depth + 1})
	}
	return families
}

//go:norace
func (t *trie) add(label byte, id int32) {
	t.labels, t.ids = append(t.labels, label), append(t.ids, id)
}

// child returns the node that label leads to from node, or 0, the root, if none.
func (t *trie) child(node int32, label byte) int32 {
	from, end := t.first[node], t.first[node+1]
	if i := bytes.IndexByte(t.labels[from:end], label); i >= 0 {
		return from + int32(i)
	}
	return 0
}
