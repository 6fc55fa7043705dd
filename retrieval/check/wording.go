package check

import (
	"slices"
	"strings"
	"unicode"

	"whosaid/store/news"
)

// wording is a text to be looked for, as words. Where it has letters that look
// like others, alike is the text in those: it tells where to look, and never
// that words are equal.
type wording struct {
	text    string
	folded  row
	alike   row
	ids     []int          // by word: equal words of alike have equal numbers
	number  map[string]int // by word of alike
	weights []int          // by number: what the word weighs in an alignment

	readings map[*source]*reading // of the sources that it was compared with
	longest  []run                // by word: the longest run of the first counted sources
	counted  int
	others   *[styles]*wording // the same words, figures read in each style
}

// reading is a source as a wording reads it.
type reading struct {
	*source
	as     *wording // in the source's style
	ids    []int    // by word: as the wording numbers it; -1 for one that it lacks
	window stretch  // where most of the wording's words stand
	share  float64  // of the wording, by weight, that stands there
	laid   bool
	laying *laying // the wording along the window; nil where it has no place
}

func newWording(text string) *wording {
	w := wordingIn(text, pointed)
	w.others = &[styles]*wording{pointed: w}
	return w
}

// in is the wording with its figures read in a style: "3,417" is one number in
// English and another in Russian.
func (w *wording) in(s style) *wording {
	if w.others[s] == nil {
		other := w
		if !slices.Equal(w.folded.as(s).words, w.folded.words) {
			other = wordingIn(w.text, s)
			other.others = w.others
		}
		w.others[s] = other
	}
	return w.others[s]
}

func wordingIn(text string, style style) *wording {
	w := &wording{text: text, folded: readRow(text, style), number: map[string]int{}, readings: map[*source]*reading{}}
	w.alike = w.folded
	if plain := skeleton(text); plain != text {
		if alike := readRow(plain, style); alike.Len() == w.folded.Len() {
			w.alike = alike
		}
	}
	w.ids = make([]int, w.alike.Len())
	for i := range w.ids {
		word := w.alike.Word(i)
		id, known := w.number[word]
		if !known {
			id = len(w.number)
			w.number[word] = id
		}
		w.ids[i] = id
	}
	w.weights = w.weigh()
	return w
}

// plain reports whether the i-th word is as it was read, with no letter that only
// looks like another.
func (w *wording) plain(i int) bool { return w.alike.Word(i) == w.folded.Word(i) }

func (w *wording) len() int { return len(w.ids) }

// slice is the text of a row of words, marks between them included.
func (w *wording) slice(words stretch) string {
	if words.len() == 0 {
		return ""
	}
	return w.text[w.folded.Span(words.from).Start:w.folded.Span(words.to-1).End]
}

// read numbers the words of a source as the wording does, and finds where most
// of them stand.
func (w *wording) read(s *source) *reading {
	w = w.in(s.folded.style)
	if known := w.readings[s]; known != nil {
		return known
	}
	out := &reading{source: s, as: w, ids: make([]int, s.folded.Len())}
	for i := range out.ids {
		id, known := w.number[s.folded.Word(i)]
		if !known {
			id = -1
		}
		out.ids[i] = id
	}
	out.window, out.share = w.window(stretch{0, w.len()}, out.ids)
	w.readings[s] = out
	return out
}

func (w *wording) readAll(sources []*source) []*reading {
	out := make([]*reading, len(sources))
	for i, s := range sources {
		out[i] = w.read(s)
	}
	return out
}

// places are the rows of words in a source that are the wording, word for word.
func (w *wording) places(s *source) []stretch {
	var out []stretch
	for _, last := range s.folded.ends(w.in(s.folded.style).folded) {
		out = append(out, stretch{last + 1 - w.len(), last + 1})
	}
	return out
}

// searchable is the wording as the keyword index is asked for it: without
// characters that nobody sees, and with look-alike letters put back.
func searchable(text string) string {
	return skeleton(strings.Map(func(r rune) rune {
		if news.Invisible(r) {
			return -1
		}
		return r
	}, text))
}

func quotationMark(r rune) bool { return unicode.Is(unicode.Quotation_Mark, r) }
