package check

import (
	"cmp"
	"context"
	"slices"

	"whosaid/store/news"
)

// restSearched is how many words in a row must be unexplained by the best place
// to be searched for by themselves.
const restSearched = 4

// changed examines a wording that stands nowhere word for word.
func (q *inquiry) changed(ctx context.Context, w *wording) (finding, error) {
	layings := q.layings(w)
	if rest := unexplained(w, layings); rest.len() >= restSearched {
		if err := q.search(ctx, w.slice(rest)); err != nil {
			return finding{}, err
		}
		layings = q.layings(w)
	}
	if parts := q.splice(w, layings); len(parts) > 0 {
		return spliced(w, parts), nil
	}
	f := altered(w, layings)
	// Whole sentences, each as it stands somewhere, are no change of the one that is found.
	each, err := q.eachSentence(ctx, w)
	if err != nil || f.status == news.Unfound || each.status == news.Spliced {
		return each, err
	}
	return f, nil
}

// mostSentences is how many sentences of a wording are looked for by themselves.
const mostSentences = searchesAllowed

// eachSentence examines a wording that is near to no place sentence by sentence: a
// search for all of it may miss where each stands. Where one stands nowhere, the
// wording is nobody's.
func (q *inquiry) eachSentence(ctx context.Context, w *wording) (finding, error) {
	ends := sentenceEnds(w)
	if len(ends) < 2 || len(ends) > mostSentences {
		return finding{status: news.Unfound}, nil
	}
	var parts []finding
	from := 0
	for _, to := range ends {
		if to == from {
			continue
		}
		f, err := q.examine(ctx, newWording(w.slice(stretch{from, to})))
		if err != nil || f.status == news.Unfound {
			return finding{status: news.Unfound}, err
		}
		parts = append(parts, f)
		from = to
	}
	return togetherFrom(parts), nil
}

// togetherFrom is what is said of a wording whose pieces were found one by one.
func togetherFrom(parts []finding) finding {
	f := join(parts)
	if f.status == news.Verbatim {
		f.status = news.Spliced // each stands somewhere, and they do not stand together
	}
	return f
}

// laidAlong is how many sources a wording is laid along: those that have most of
// its words in one place.
const laidAlong = 8

// layings lays the wording along the sources, the closest first.
func (q *inquiry) layings(w *wording) []*laying {
	readings := w.readAll(q.sources)
	slices.SortStableFunc(readings, func(a, b *reading) int { return cmp.Compare(b.share, a.share) })
	var out []*laying
	for _, s := range readings[:min(laidAlong, len(readings))] {
		if l := w.lay(s); l != nil && l.agreeing+l.alike > 0 {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, closer)
	return out
}

func closer(a, b *laying) int {
	return cmp.Or(cmp.Compare(b.solid+b.agreeing, a.solid+a.agreeing), cmp.Compare(b.similarity(), a.similarity()))
}

// unexplained is the longest row of the wording's words that the closest laying
// has no place for.
func unexplained(w *wording, layings []*laying) stretch {
	if len(layings) == 0 {
		return stretch{}
	}
	var longest stretch
	for _, h := range layings[0].hunks() {
		if h.checked.len() > longest.len() {
			longest = h.checked
		}
	}
	return longest
}

// altered makes matches of the layings that are near, one for each outlet.
// Where none is, the closest is shown as only the nearest.
func altered(w *wording, layings []*laying) finding {
	f := finding{status: news.Unfound}
	var near []found
	for _, l := range layings {
		if !l.near() {
			continue
		}
		if m, ok := l.match(w); ok {
			m.Flags = append(m.Flags, kinds(l.changes(w))...)
			near = append(near, m)
			f.near, f.agreeing = max(f.near, l.similarity()), max(f.agreeing, l.agreeing)
		}
	}
	if len(near) > 0 {
		f.status = news.Altered
		f.matches = oneForEach(comparable(near), mostMatches)
		f.flag(w)
		return f
	}
	f.matches = nearest(w, layings)
	return f
}

// comparable leaves out matches that are far behind the best one.
func comparable(all []found) []found {
	const behind = 0.15
	best := slices.MaxFunc(all, func(a, b found) int { return cmp.Compare(a.Similarity, b.Similarity) }).Similarity
	return slices.DeleteFunc(all, func(m found) bool { return m.Similarity < best-behind })
}

// nearest is the closest laying, where it has a few words in common.
func nearest(w *wording, layings []*laying) []news.Match {
	for _, l := range layings {
		if l.agreeing < solidRow {
			continue
		}
		if m, ok := l.match(w); ok {
			return []news.Match{m.Match}
		}
	}
	return nil
}
