package sequence

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// runsOnly allows label 2 only behind 1 or 2.
var runsOnly = Grammar{States: []uint8{0, 1, 2}, Next: [][]int{{0, 1}, {0, 1, 2}, {0, 1, 2}}, First: []int{0, 1}}

// spell makes items of letters: each sees itself, and links see the letter
// before.
func spell(word string) []Item {
	var items []Item
	for i := range word {
		before := uint32(0)
		if i > 0 {
			before = uint32(word[i-1])
		}
		items = append(items, Item{Own: []uint32{uint32(word[i])}, Link: []uint32{before<<8 | uint32(word[i])}})
	}
	return items
}

// lessons are runs that begin with a and go on with b; b elsewhere is nothing.
var lessons = map[string][]uint8{
	"xaby":   {0, 1, 2, 0},
	"bxab":   {0, 0, 1, 2},
	"abbx":   {1, 2, 2, 0},
	"xbbx":   {0, 0, 0, 0},
	"aabxb":  {1, 1, 2, 0, 0},
	"yxbaby": {0, 0, 0, 1, 2, 0},
}

func train(t testing.TB) *Model {
	t.Helper()
	var examples []Example
	for _, word := range slices.Sorted(func(yield func(string) bool) {
		for word := range lessons {
			if !yield(word) {
				return
			}
		}
	}) {
		examples = append(examples, Example{spell(word), lessons[word]})
	}
	return Train(runsOnly, examples, Training{OwnBits: 8, LinkBits: 16, Rounds: 20, Orders: 2})
}

func TestTrainedModelLabels(t *testing.T) {
	m := train(t)
	for word, want := range lessons {
		if got := m.Label(spell(word)); !slices.Equal(got, want) {
			t.Errorf("Label(%q) = %v, want %v", word, got, want)
		}
	}
	if got, want := m.Label(spell("yabbxb")), []uint8{0, 1, 2, 2, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("Label of a word not seen = %v, want %v", got, want)
	}
	if got := m.Label(nil); len(got) != 0 {
		t.Errorf("Label(nothing) = %v, want nothing", got)
	}
}

func TestPriorTips(t *testing.T) {
	m, items := train(t), spell("xx")
	items[1].Prior[1] = 1 << 20
	if got, want := m.Label(items), []uint8{0, 1}; !slices.Equal(got, want) {
		t.Errorf("Label with a prior = %v, want %v", got, want)
	}
}

func TestGrammarHolds(t *testing.T) {
	items := spell("xxx")
	for i := range items {
		items[i].Prior[2] = 1 << 20 // label 2 everywhere, if it could be
	}
	got := train(t).Label(items)
	if got[0] == 2 || got[1] == 2 && got[0] == 0 {
		t.Errorf("Label = %v breaks the grammar", got)
	}
}

func TestFile(t *testing.T) {
	m := train(t)
	again, err := Parse(runsOnly, string(m.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(again.own, m.own) || !slices.Equal(again.link, m.link) || again.perLink != m.perLink {
		t.Error("a model read from its file is another")
	}
	if string(train(t).Bytes()) != string(m.Bytes()) {
		t.Error("the same examples train another model")
	}
}

func FuzzParse(f *testing.F) {
	file := string(train(f).Bytes())
	for _, s := range []string{"", signature, file, file[:len(file)-1], file + "x", strings.Repeat("x", 99), signature + "\xff\xff\x00\x00\x00\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := Parse(runsOnly, s)
		if err != nil {
			if !errors.Is(err, errFile) {
				t.Errorf("Parse: %v, want errFile", err)
			}
			return
		}
		m.Label(spell("abc"))
	})
}
