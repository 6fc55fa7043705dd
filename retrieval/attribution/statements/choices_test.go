package statements

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"whosaid/retrieval/encoder"
	"whosaid/store/language"
)

var (
	labelled = flag.String("labelled", "", "texts whose speakers are labelled, a JSON object a line, for -choices")
	choices  = flag.String("choices", "", "write what train/fit_referent.py learns from here")
)

// written is a text with its labels: what is said, in bytes, and by whom. A Set that
// ends in ":dev" is only measured. Without Tagged, the tagger reads the text.
type written struct {
	Set, File, Text string
	Tagged          []encoder.Tagged
	Labels          []struct {
		Content [][2]int
		Speaker string
	}
}

// choice is one decision with who would have been right; -1 is nobody.
type choice struct {
	Set, File, Source, Speaker string
	Kind                       kind
	Plain                      bool
	Names                      []string
	Somebody                   [][]float64
	Nobody                     []float64
	Out                        []bool // something speaks against them
	Right                      []int
	Chosen                     int
}

// TestChoices writes the decisions of labelled texts, each as if all before were right.
func TestChoices(t *testing.T) {
	if *labelled == "" {
		t.Skip("it only writes what the weights are learned from; go test -run TestChoices -labelled FILE -choices FILE")
	}
	e, err := encoder.Open()
	if err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(*labelled)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(*choices)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	enc := json.NewEncoder(out)
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var w written
		if err := json.Unmarshal(lines.Bytes(), &w); err != nil {
			t.Fatal(err)
		}
		if w.Tagged == nil {
			headline, _, _ := strings.Cut(w.Text, "\n")
			if w.Tagged, err = e.Tag(t.Context(), headline, w.Text); err != nil {
				t.Fatal(err)
			}
		}
		a := read(w.Text, language.Of(w.Text))
		identify(a, link(a, clean(a, w.Tagged)), func(a article, c cast, q asked) *figure {
			one := w.choice(a, c, q)
			chosen := choose(a, c, q)
			one.Chosen = slices.Index(c, chosen)
			if len(one.Right) == 0 {
				return chosen
			}
			if err := enc.Encode(one); err != nil {
				t.Fatal(err)
			}
			if i := one.Right[0]; i >= 0 && !slices.Contains(one.Right, one.Chosen) {
				return c[i]
			} else if i < 0 && !slices.Contains(one.Right, one.Chosen) {
				return nil
			}
			return chosen
		})
	}
}

// choice tells of a decision who is right by the labels.
func (w written) choice(a article, c cast, q asked) choice {
	may := c.mayBe(q)
	out := choice{Set: w.Set, File: w.File, Kind: q.kind, Plain: a.plain(), Source: q.source.Of(a.text), Somebody: a.featuresOf(q, c, may), Nobody: a.traitsOf(q, c)}
	var best, size = "", 0
	found := false
	for _, l := range w.Labels {
		n := 0
		for _, b := range l.Content {
			for _, s := range q.content {
				n += max(0, min(s.End, b[1])-max(s.Start, b[0]))
			}
		}
		if n > size {
			best, size, found = l.Speaker, n, true
		}
	}
	if !found {
		return out
	}
	out.Speaker = best
	if best == "" && len(q.words) == 0 || best != "" && namesOne(q.whole.Of(a.text), best) {
		out.Right = append(out.Right, -1)
	}
	for i, f := range c {
		out.Names, out.Out = append(out.Names, f.name(a.text)), append(out.Out, !may[i])
		if may[i] && namesOne(f.name(a.text), best) {
			out.Right = append(out.Right, i)
		}
	}
	if best == "" && len(out.Right) == 0 {
		out.Right = []int{-1}
	}
	return out
}

// namesOne reports whether two names are held to be one speaker's by those who score
// statements: the last words, or two words, begin alike.
func namesOne(x, y string) bool {
	g, w := longWords(x), longWords(y)
	if len(g) == 0 || len(w) == 0 {
		return false
	}
	if g[len(g)-1] == w[len(w)-1] {
		return true
	}
	n, seen := 0, map[string]bool{}
	for _, one := range w {
		if slices.Contains(g, one) && !seen[one] {
			n, seen[one] = n+1, true
		}
	}
	return n >= min(2, len(w))
}

func longWords(name string) []string {
	plain, _, _ := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), strings.ToLower(name))
	var out []string
	for _, w := range strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if r := []rune(w); len(r) > 2 {
			out = append(out, string(r[:min(5, len(r))]))
		}
	}
	return out
}
