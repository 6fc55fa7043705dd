package sentencepiece

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"whosaid/retrieval/encoder/safetensors"
)

// trunk is the vocabulary that the encoder uses.
func trunk(tb testing.TB) Vocabulary {
	tb.Helper()
	raw, err := os.ReadFile("../weights/trunk.safetensors")
	if err != nil {
		tb.Fatal(err)
	}
	f, err := safetensors.Open(raw)
	if err != nil {
		tb.Fatal(err)
	}
	scores, err1 := f.Floats("tok.scores", f.Shape("tok.scores")...)
	offsets, err2 := f.Uints("tok.offsets", f.Shape("tok.offsets")...)
	pieces, err3 := f.Bytes("tok.pieces", "U8", f.Shape("tok.pieces")...)
	table, err4 := f.Bytes("tok.norm", "U8", f.Shape("tok.norm")...)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		tb.Fatal(err)
	}
	return Vocabulary{Pieces: string(pieces), Offsets: offsets, Scores: scores, Unknown: 3, Normal: string(table)}
}

// scored is a piece and its score.
type scored struct {
	piece string
	score float32
}

// small is a vocabulary of pieces whose ids count from 1; 0 is the unknown.
func small(pieces ...scored) Vocabulary {
	v := Vocabulary{Offsets: []uint32{0, 0}, Scores: []float32{0}}
	for _, p := range pieces {
		v.Pieces += p.piece
		v.Offsets, v.Scores = append(v.Offsets, uint32(len(v.Pieces))), append(v.Scores, p.score)
	}
	v.Normal = entry('\x01') + entry('½', '1', '⁄', '2') + entry('¾', '3', ' ', '4') + entry('\u3000', ' ') + entry('Ａ', 'a')
	return v
}

// entry is one of a table of code points.
func entry(r rune, read ...rune) string {
	b := []byte{byte(r), byte(r >> 8), byte(r >> 16), 0, byte(len(read))}
	for _, r := range read {
		b = append(b, byte(r), byte(r>>8), byte(r>>16), 0)
	}
	return string(b)
}

func open(tb testing.TB, v Vocabulary) *Tokenizer {
	tb.Helper()
	t, err := New(v)
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

func ids(pieces []Piece) []int32 {
	out := []int32{}
	for _, p := range pieces {
		out = append(out, p.ID)
	}
	return out
}

// compare holds Encode against the ids that the reference wrote to a file, and
// returns how many texts it has.
func compare(t *testing.T, tokenizer *Tokenizer, path string) (texts int) {
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(file)) {
		var want struct {
			Text  string
			Times int
			IDs   []int32
		}
		if err := json.Unmarshal([]byte(line), &want); err != nil {
			t.Fatalf("Unmarshal(%.40q) = %v", line, err)
		}
		got := ids(tokenizer.Encode(nil, strings.Repeat(want.Text, want.Times), math.MaxInt32))
		if texts++; !slices.Equal(got, want.IDs) {
			t.Errorf("Encode(%.60q × %d) = %v, want %v", want.Text, want.Times, got, want.IDs)
		}
	}
	return texts
}

// TestReference compares with the reference, which train/golden_tokens.py ran.
func TestReference(t *testing.T) {
	tokenizer := open(t, trunk(t))
	if texts := compare(t, tokenizer, "../testdata/tokens.jsonl"); texts < 300 {
		t.Errorf("%d texts compared, want a few hundred", texts)
	}
	if path := os.Getenv("ENCODER_FOREIGN_IDS"); path != "" {
		t.Logf("%d texts that are not ours compared", compare(t, tokenizer, path))
	}
}

func TestPlaces(t *testing.T) {
	tokenizer := open(t, small(scored{"▁", -3}, scored{"▁a", -2}, scored{"b", -2}, scored{"bc", -5}, scored{"1", -2}, scored{"⁄2", -2}))
	for text, want := range map[string][]Piece{
		"":              nil,
		" \u3000▁ \x01": nil,
		"ab":            {{2, 0, 1}, {3, 1, 2}},
		" ab\u3000a":    {{2, 1, 2}, {3, 2, 3}, {2, 6, 7}},
		"a\x01b":        {{2, 0, 1}, {3, 2, 3}},
		"abc":           {{2, 0, 1}, {4, 1, 3}},
		"½":             {{1, 0, 0}, {5, 0, 2}, {6, 0, 2}},
		"a¾b":           {{2, 0, 1}, {0, 1, 3}, {1, 1, 1}, {0, 1, 3}, {3, 3, 4}},
		"Ａ":             {{2, 0, 3}},
		"aé\xff":        {{2, 0, 1}, {0, 1, 3}, {0, 3, 4}},
	} {
		if got := tokenizer.Encode(nil, text, math.MaxInt32); !slices.Equal(got, want) {
			t.Errorf("Encode(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestMost(t *testing.T) {
	tokenizer := open(t, small(scored{"▁a", -2}, scored{"a", -2}))
	before := []Piece{{9, 9, 9}}
	for most, want := range [][]int32{{9}, {9, 1}, {9, 1, 2}, {9, 1, 2, 1}} {
		if got := ids(tokenizer.Encode(before, "aa aa", most)); !slices.Equal(got, want) {
			t.Errorf("Encode(aa aa, at most %d) = %v, want %v", most, got, want)
		}
	}
}

// A word without end is read in parts.
func TestEndlessWord(t *testing.T) {
	tokenizer := open(t, small(scored{"▁a", -2}, scored{"a", -2}))
	text := strings.Repeat("a", 3*mostWord)
	if got := tokenizer.Encode(nil, text, 40); len(got) != 40 || got[39] != (Piece{2, 39, 40}) {
		t.Errorf("Encode(an endless word, at most 40) = %v", got)
	}
	all := ids(tokenizer.Encode(nil, text, math.MaxInt32))
	if words := len(slices.DeleteFunc(slices.Clone(all), func(id int32) bool { return id != 1 })); len(all) != len(text) || words < 3 || words > 4 {
		t.Errorf("Encode(an endless word) = %d pieces in %d words, want %d in 3 or 4", len(all), words, len(text))
	}
}

// The first of equally good ways is taken, as the reference does.
func TestEquallyGood(t *testing.T) {
	tokenizer := open(t, small(scored{"▁", -1}, scored{"aa", -2}, scored{"a", -1}, scored{"▁a", -2}))
	if got := ids(tokenizer.Encode(nil, "aaa", 9)); !slices.Equal(got, []int32{4, 2}) {
		t.Errorf("Encode(aaa) = %v, want ▁a and aa", got)
	}
}

func TestNewDamaged(t *testing.T) {
	for name, damage := range map[string]func(v *Vocabulary){
		"nothing":         func(v *Vocabulary) { *v = Vocabulary{} },
		"offsets missing": func(v *Vocabulary) { v.Offsets = v.Offsets[1:] },
		"offsets descend": func(v *Vocabulary) { v.Offsets[2] = 9 },
		"text left over":  func(v *Vocabulary) { v.Pieces += "x" },
		"no unknown":      func(v *Vocabulary) { v.Unknown = 9 },
		"entry cut":       func(v *Vocabulary) { v.Normal = v.Normal[:len(v.Normal)-1] },
		"entry begun":     func(v *Vocabulary) { v.Normal += "x" },
		"entries mixed":   func(v *Vocabulary) { v.Normal += v.Normal },
		"no code point":   func(v *Vocabulary) { v.Normal += "\xff\xff\xff\xff\x00" },
	} {
		v := small(scored{"▁a", -2}, scored{"a", -3})
		damage(&v)
		if _, err := New(v); !errors.Is(err, errVocabulary) {
			t.Errorf("New(%s) = %v, want %v", name, err, errVocabulary)
		}
	}
}

// FuzzEncode holds Encode against the reference, and places against the text.
func FuzzEncode(f *testing.F) {
	v := trunk(f)
	tokenizer, reference := open(f, v), newSlow(v)
	for _, text := range []string{"", "The mayor’s bridge", "Мост закрыт", "½ ﷺ \u3000", "\xff\xc0", "▁▁x", "橋は閉鎖 👩‍👧", "ab\x01c"} {
		f.Add(text, 5)
	}
	f.Fuzz(func(t *testing.T, text string, most int) {
		pieces := tokenizer.Encode(nil, text, math.MaxInt32)
		if got, want := ids(pieces), reference.encode(text); !slices.Equal(got, want) {
			t.Errorf("Encode(%q) = %v, want %v", text, got, want)
		}
		from, to := 0, 0
		for _, p := range pieces {
			if p.Start < from || p.End < to || p.Start > p.End || p.End > len(text) {
				t.Fatalf("Encode(%q) = %v, places out of order", text, pieces)
			}
			from, to = p.Start, p.End
		}
		most = min(max(most, 0), len(pieces))
		if got := tokenizer.Encode(nil, text, most); !slices.Equal(got, pieces[:most]) {
			t.Errorf("Encode(%q, at most %d) = %v, want the first of %v", text, most, got, pieces)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	v := trunk(b)
	b.ReportAllocs()
	for b.Loop() {
		open(b, v)
	}
}

func BenchmarkEncode(b *testing.B) {
	tokenizer := open(b, trunk(b))
	text := strings.Repeat("The bridge at Tollen will stay closed to cars until April, the mayor said. Мэр Озёрска не ответил. ", 20)
	var pieces []Piece
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		pieces = tokenizer.Encode(pieces[:0], text, math.MaxInt32)
	}
	b.ReportMetric(float64(len(pieces)*b.N)/b.Elapsed().Seconds(), "pieces/s")
}
