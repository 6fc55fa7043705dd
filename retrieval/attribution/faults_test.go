package attribution

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// faults counts what is wrong with the attributions of a corpus, by kind.
type faults map[string]int

// count compares what was found in a text with what people marked there.
func (f faults) count(text string, people []marked) {
	found := Analyse(text, sentence.Split(text))
	matched := make([]bool, len(found))
	for _, m := range people {
		if len(m[cuePart]) == 0 {
			continue
		}
		i := slices.IndexFunc(found, func(a news.Attribution) bool { return slices.Equal(a.Cue, m[cuePart]) })
		if i < 0 {
			i = slices.IndexFunc(found, func(a news.Attribution) bool { return touches(a.Cue, m[cuePart]) })
			f["cue: "+map[bool]string{true: "missed", false: "edge"}[i < 0]]++
			if i >= 0 {
				matched[i] = true
			}
			continue
		}
		matched[i] = true
		f["cue: right"]++
		f["source: "+faultOf(found[i].Source, m[sourcePart])]++
		f["content: "+faultOf(found[i].Content, m[contentPart])]++
	}
	for i, a := range found {
		if !matched[i] && len(a.Cue) > 0 {
			f["cue: nobody marked it"]++
		}
	}
}

// faultOf names what is wrong with the spans got.
func faultOf(got, want []news.Span) string {
	switch {
	case slices.Equal(got, want):
		return "right"
	case len(got) == 0:
		return "missing"
	case len(want) == 0:
		return "nobody marked one"
	case !touches(got, want):
		return "elsewhere"
	case len(got) != len(want):
		return "pieces"
	case got[0].Start == want[0].Start:
		return "end"
	case got[len(got)-1].End == want[len(want)-1].End:
		return "start"
	}
	return "both edges"
}

func touches(x, y []news.Span) bool {
	return slices.ContainsFunc(x, func(s news.Span) bool {
		return slices.ContainsFunc(y, func(o news.Span) bool { return s.Start < o.End && o.Start < s.End })
	})
}

// String lists the kinds in alphabetical order.
func (f faults) String() string {
	var lines []string
	for kind, count := range f {
		lines = append(lines, fmt.Sprintf("%s %d", kind, count))
	}
	slices.Sort(lines)
	return strings.Join(lines, "; ")
}

func TestFaults(t *testing.T) {
	text := "Ada Brook said the ice was thin."
	span := func(s string) []news.Span {
		at := strings.Index(text, s)
		return []news.Span{{Start: at, End: at + len(s)}}
	}
	f := faults{}
	f.count(text, []marked{{span("Ada"), span("said"), span("the ice was thin")}})
	if got, want := f.String(), "content: right 1; cue: right 1; source: end 1"; got != want {
		t.Errorf("faults = %q, want %q", got, want)
	}
}
