package check

import (
	"context"
	"slices"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// longestBlock is how many words are compared with a place at once; a longer
// text is compared block by block.
const longestBlock = 80

// long examines a long wording that stands nowhere as a whole.
func (q *inquiry) long(ctx context.Context, w *wording) (finding, error) {
	var parts []finding
	for _, block := range blocks(w) {
		f, err := q.examine(ctx, newWording(block))
		if err != nil {
			return finding{}, err
		}
		parts = append(parts, f)
	}
	f := togetherFrom(parts)
	f.near *= float64(f.agreeing) / float64(w.len())
	return f, nil
}

// blocks cuts a wording into whole sentences of at most longestBlock words
// together; a sentence that is longer is cut where it must be.
func blocks(w *wording) []string {
	var out []string
	ends := sentenceEnds(w)
	for from := 0; from < w.len(); {
		to := min(from+longestBlock, w.len())
		if i, _ := slices.BinarySearch(ends, to+1); i > 0 && ends[i-1] > from {
			to = ends[i-1]
		}
		out = append(out, w.slice(stretch{from, to}))
		from = to
	}
	return out
}

// sentenceEnds are the numbers of the words that follow the ends of sentences.
func sentenceEnds(w *wording) []int {
	var ends []int
	word := 0
	for _, s := range sentence.Split(w.text) {
		for word < w.len() && w.folded.Span(word).Start < s.End {
			word++
		}
		ends = append(ends, word)
	}
	return ends
}

// order is how much a status says against a text: of several pieces the worst
// decides.
var order = []news.CheckStatus{news.Verbatim, news.OtherWording, news.Misattributed, news.Spliced, news.Altered}

// join makes one finding of those of several pieces. A piece that stands nowhere
// beside one that does is a change of the whole.
func join(parts []finding) finding {
	out := finding{status: news.Unfound}
	worst, lost := -1, false
	for _, f := range parts {
		out.agreeing += f.agreeing
		out.near = max(out.near, f.near)
		if f.status == news.Unfound {
			lost = true
			continue
		}
		worst = max(worst, slices.Index(order, f.status))
	}
	switch {
	case worst < 0:
	case lost:
		out.status = news.Altered
	default:
		out.status = order[worst]
	}
	for _, status := range []news.CheckStatus{out.status, news.Altered, news.Spliced, news.Misattributed, news.OtherWording, news.Verbatim, news.Unfound} {
		for _, f := range parts {
			if f.status == status {
				out.matches = appendNew(out.matches, f.matches)
			}
		}
	}
	return out
}

// appendNew adds matches whose quotes are not there yet, up to as many as are shown.
func appendNew(to, more []news.Match) []news.Match {
	for _, m := range more {
		known := slices.ContainsFunc(to, func(other news.Match) bool { return other.Ref() == m.Ref() })
		if !known && len(to) < 2*mostMatches {
			to = append(to, m)
		}
	}
	return to
}
