package check

import (
	"slices"

	"whosaid/store/news"
)

// What makes a splice of parts that stand in different places.
const (
	shortestPart = 4 // words
	partContent  = 2 // of these, words that carry content
	wordsAPart   = 5 // words that there must be for each part
	joiners      = 2 // words between parts that need not stand anywhere
	nextDoor     = 3 // words left out at most between parts that are one place
	insertion    = 6 // words that an insertion into one sentence must have to be a part
)

// splice cuts a wording into parts that stand word for word in different places.
// It gives none where one place explains the wording but for a few words.
func (q *inquiry) splice(w *wording, layings []*laying) []run {
	if parts := q.sentencesApart(w); len(parts) > 0 {
		return parts
	}
	parts, rest := cover(w.runs(w.readAll(q.sources)), shortestPart)
	if len(parts) < 2 || len(parts)*wordsAPart > w.len()+1 || rest > max(joiners, w.len()/10) || !anyApart(parts) || w.slightly(parts, rest) {
		return nil
	}
	if len(layings) == 0 || !explains(layings[0], w) || rest == 0 && !layings[0].keeps(w) {
		return parts
	}
	return nil
}

// keeps reports whether all of a wording stands in one place in its order, but for
// what is left out there within one sentence.
func (l *laying) keeps(w *wording) bool {
	if l.agreeing < w.len() {
		return false
	}
	last := -1 // the stored word before, of those that agree
	apart := false
	l.each(func(_, stored int) {
		apart = apart || last >= 0 && stored-last > nextDoor+1 && l.source.within[stored] != l.source.within[last]
		last = stored
	})
	return !apart
}

// sentencesApart are the sentences of a wording where each stands word for word
// somewhere, and they do not stand together.
func (q *inquiry) sentencesApart(w *wording) []run {
	var parts []run
	from := 0
	for _, to := range sentenceEnds(w) {
		if to == from {
			continue
		}
		one := newWording(w.slice(stretch{from, to}))
		found := false
		for _, s := range q.sources {
			if places := one.places(s); len(places) > 0 && one.len() >= solidRow && s.quotable(places[0]).len() == one.len() {
				parts = append(parts, run{s, stretch{from, to}, places[0]})
				found = true
				break
			}
		}
		if !found {
			return nil
		}
		from = to
	}
	if len(parts) < 2 || !anyApart(parts) {
		return nil
	}
	return parts
}

// slightly reports whether parts may stand where they do by accident. Where they
// are all there is of the wording, one that does not is enough.
func (w *wording) slightly(parts []run, rest int) bool {
	if rest == 0 {
		return !slices.ContainsFunc(parts, func(r run) bool { return !w.slight(r) })
	}
	return slices.ContainsFunc(parts, w.slight)
}

// slight reports whether a part has too few words that carry content to be told
// from one that stands elsewhere by accident.
func (w *wording) slight(part run) bool {
	w = w.in(part.source.folded.style)
	heavy := 0
	for _, id := range w.ids[part.checked.from:part.checked.to] {
		heavy += rank(w.weights[id] == heavyWord)
	}
	return heavy < partContent
}

// anyApart reports whether two parts that follow each other stand in different
// sentences or articles, or in the other order.
func anyApart(parts []run) bool {
	for i := 1; i < len(parts); i++ {
		if apart(parts[i-1], parts[i]) {
			return true
		}
	}
	return false
}

func apart(a, b run) bool {
	gap := b.stored.from - a.stored.to
	switch {
	case a.source != b.source, gap < 0:
		return true
	case gap <= nextDoor:
		return false
	}
	return a.source.within[a.stored.to-1] != b.source.within[b.stored.from]
}

// explains reports whether one place accounts for the wording: only few of its
// words have no place there, and they are no part of their own.
func explains(l *laying, w *wording) bool {
	for _, h := range l.hunks() {
		least := shortestPart
		if h.checked.from > l.checked.from && h.checked.to < l.checked.to {
			least = insertion
		}
		if h.checked.len() >= least {
			return false
		}
	}
	return 4*l.agreeing >= 3*w.len()
}

// spliced makes a match of each part, the longest first.
func spliced(w *wording, parts []run) finding {
	f := finding{status: news.Spliced}
	slices.SortStableFunc(parts, func(a, b run) int { return b.checked.len() - a.checked.len() })
	for _, part := range parts {
		s := part.source
		words := s.fit(s.quotable(part.stored))
		if words.len() == 0 {
			continue
		}
		span := s.span(words)
		cut, err := news.Cut(s.article, span.Start, span.End)
		if err != nil {
			continue
		}
		share := float64(part.checked.len()) / float64(w.len())
		m := news.Match{Citation: news.Cite(cut, s.said(words), share), Similarity: share}
		m.Diff = []news.Edit{{Op: news.Equal, Text: cut.Text()}}
		f.matches = append(f.matches, m)
		f.near, f.agreeing = max(f.near, share), f.agreeing+part.checked.len()
	}
	f.flag(w)
	return f
}
