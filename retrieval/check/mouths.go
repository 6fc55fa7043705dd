package check

import (
	"slices"
	"strings"

	"whosaid/store/news"
)

// turnedMouths are the places where a text stands word for word, but lays some of
// the words in another mouth than the source: by a mark of quotation or a full
// stop that the source has elsewhere, and that no comparison of words shows.
func (q *inquiry) turnedMouths(text string) []place {
	w := newWording(text)
	claims := textClaims(text)
	if len(claims) == 0 {
		return nil
	}
	var turned []place
	for _, s := range q.sources {
		for _, words := range w.places(s) {
			p, wrong := q.turnedMouth(w, s, words, claims)
			if !wrong {
				return nil // it stands somewhere as it says
			}
			turned = append(turned, p)
		}
	}
	return turned
}

// elsewhere finds the words that a text lays in a mouth in another source, where they
// are in it: only by chance does one source name somebody right before it prints what
// another has from them.
func (q *inquiry) elsewhere(turned []place) (f finding, ok bool) {
	others := slices.DeleteFunc(slices.Clone(q.sources), func(s *source) bool {
		return slices.ContainsFunc(turned, func(p place) bool { return p.source == s })
	})
	claims := unmarked(q.text)
	if c, ok := marked(q.text); ok {
		claims = []claim{c}
	}
	q.among(others, func() {
		for _, c := range claims {
			if named := readNaming(c.frame(), q.outlets); !named.empty() && f.status != news.Verbatim {
				f = q.again(c, named, finding{})
			}
		}
	})
	return f, f.status == news.Verbatim
}

// textClaims are the claims of a text about who says what, sentence by sentence.
func textClaims(text string) []claim {
	var out []claim
	for _, span := range wholes(text) {
		part := span.Of(text)
		all := unmarked(part)
		if c, ok := marked(part); ok {
			all = []claim{c}
		}
		for _, c := range all {
			moved := claim{text: text}
			for _, p := range c.pieces {
				moved.pieces = append(moved.pieces, news.Span{Start: span.Start + p.Start, End: span.Start + p.End})
			}
			moved.within = span
			out = append(out, moved)
		}
	}
	return out
}

func (q *inquiry) turnedMouth(w *wording, s *source, words stretch, claims []claim) (place, bool) {
	for _, c := range claims {
		named := readNaming(c.around(), q.outlets)
		if named.empty() {
			continue
		}
		inside, outside := c.stretches(w, words)
		for _, piece := range inside {
			if piece.len() == 0 || named.fits(s, piece) && !(len(inside) > 1 && s.unmarked(inside)) {
				continue
			}
			if len(inside) > 1 && s.unmarked(inside) || !s.shareSentence(piece, outside) {
				return place{source: s, words: piece}, true
			}
		}
	}
	return place{}, false
}

// stretches are the source's words that are in the pieces of a claim, and those of
// its sentence around them.
func (c claim) stretches(w *wording, words stretch) (inside, outside []stretch) {
	row := func(span news.Span) stretch {
		from, to := w.len(), 0
		for i := range w.len() {
			if s := w.folded.Span(i); span.Start <= s.Start && s.End <= span.End {
				from, to = min(from, i), max(to, i+1)
			}
		}
		if from >= to {
			return stretch{}
		}
		return stretch{words.from + from, words.from + to}
	}
	at := c.within.Start
	for _, p := range c.pieces {
		outside, inside = append(outside, row(news.Span{Start: at, End: p.Start})), append(inside, row(p))
		at = p.End
	}
	return inside, append(outside, row(news.Span{Start: at, End: c.within.End}))
}

// shareSentence reports whether some of the words around a piece stand in one
// stored sentence with it.
func (s *source) shareSentence(piece stretch, around []stretch) bool {
	for _, a := range around {
		for i := a.from; i < a.to; i++ {
			for k := piece.from; k < piece.to; k++ {
				if s.within[i] == s.within[k] {
					return true
				}
			}
		}
	}
	return false
}

// unmarked reports whether pieces of one stored sentence have no mark of quotation
// and no comma between them: then nothing is said aside there.
func (s *source) unmarked(pieces []stretch) bool {
	for i := 1; i < len(pieces); i++ {
		a, b := pieces[i-1], pieces[i]
		if a.len() == 0 || b.len() == 0 || s.within[a.from] != s.within[b.from] {
			return false
		}
		between := news.Span{Start: s.folded.Span(a.to - 1).End, End: s.folded.Span(b.from).Start}.Of(s.text)
		if strings.ContainsFunc(between, quotationMark) || strings.ContainsAny(between, ",—–") {
			return false
		}
	}
	return true
}
