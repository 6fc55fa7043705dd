package check

import (
	"context"
	"slices"
	"strings"

	"whosaid/store/news"
)

// examine finds how one wording stands to the stored articles.
func (q *inquiry) examine(ctx context.Context, w *wording) (finding, error) {
	if f, ok := q.verbatim(w); ok {
		return f, nil
	}
	if err := q.search(ctx, w.text); err != nil {
		return finding{}, err
	}
	if f, ok := q.verbatim(w); ok {
		return f, nil
	}
	if w.len() > longestBlock {
		return q.long(ctx, w)
	}
	if f, ok, err := q.printedBefore(ctx, w); ok || err != nil {
		return q.since(f), err
	}
	f, err := q.changed(ctx, w)
	if err != nil || f.status != news.Unfound || w.len() < leastAside {
		return f, err
	}
	if f, err = q.aside(ctx, w); err != nil || f.status != news.Unfound {
		return f, err
	}
	if before, err := q.changedBefore(ctx, w); err != nil || before.status != news.Unfound {
		return q.since(before), err
	}
	return q.recalled(ctx, w)
}

// aside examines a wording that stands nowhere near to what is quoted among what
// stands beside it.
func (q *inquiry) aside(ctx context.Context, w *wording) (finding, error) {
	if err := q.searchAside(ctx, w.text); err != nil {
		return finding{}, err
	}
	if f, ok := q.verbatim(w); ok {
		return f, nil
	}
	return q.changed(ctx, w)
}

// recalled examines a wording among earlier versions of articles that hold nothing
// near to it any more.
func (q *inquiry) recalled(ctx context.Context, w *wording) (finding, error) {
	if found, err := q.recall(ctx, w); err != nil || !found {
		return finding{status: news.Unfound}, err
	}
	if f, ok, err := q.printedBefore(ctx, w); ok || err != nil {
		return q.since(f), err
	}
	f, err := q.changedBefore(ctx, w)
	return q.since(f), err
}

// leastAside is how many words a text must have to be looked for where nothing
// is quoted.
const leastAside = 4

// verbatim finds where a wording stands word for word; ok is false where it
// stands nowhere.
func (q *inquiry) verbatim(w *wording) (f finding, ok bool) {
	var sound, turned, misplaced, aside []found
	for _, s := range q.sources {
		p, stands := q.bestPlace(w, s)
		if !stands {
			continue
		}
		into, match := &sound, place.verbatim
		switch {
		case s.quotable(p.words).len() == 0:
			into, match = &aside, place.beside
		case p.turned:
			into, match = &turned, place.cutOff
		case !p.fits:
			into = &misplaced
		}
		if m, quotable := match(p, w); quotable {
			*into = append(*into, m)
		}
	}
	f.near, f.agreeing = 1, w.len()
	switch {
	case len(sound) > 0:
		f.status, f.matches = news.Verbatim, q.origins(sound)
	case len(misplaced) > 0:
		f.status, f.matches = news.Misattributed, q.origins(misplaced)
	case len(turned) > 0:
		f.status, f.matches = news.Altered, oneForEach(turned, mostMatches)
	case len(aside) > 0:
		f.status, f.matches = news.Verbatim, oneForEach(aside, mostMatches)
	default:
		return finding{}, false
	}
	f.flag(w)
	return f, true
}

// misplaced is what is found of words that the text lays in another mouth.
func (q *inquiry) misplaced(places []place, whole *wording) finding {
	f := finding{status: news.Misattributed, near: 1, agreeing: whole.len()}
	var all []found
	for _, p := range places {
		if m, ok := p.verbatim(newWording(p.source.span(p.words).Of(p.source.text))); ok {
			all = append(all, m)
		}
	}
	f.matches = q.origins(all)
	return f
}

// bestPlace is the place in a source that says most plainly what the wording
// says: quotable, not turned, in the mouth in which it is laid.
func (q *inquiry) bestPlace(w *wording, s *source) (best place, ok bool) {
	const looked = 12 // places of one wording in one source
	most := -1
	places := w.places(s)
	for _, words := range places[:min(looked, len(places))] {
		p := place{s, words, s.turned(words), q.naming.fits(s, words)}
		worth := 4*rank(s.quotable(words).len() > 0) + 2*rank(!p.turned) + rank(p.fits)
		if worth > most {
			most, best = worth, p
		}
		if most == 7 {
			break // nothing is better
		}
	}
	return best, most >= 0
}

// origins are the matches, those of one origin together.
func (q *inquiry) origins(all []found) []news.Match {
	slices.SortFunc(all, better)
	out := byOrigin(all)
	return out[:min(mostMatches, len(out))]
}

// flag marks every match of a wording with tricks in its letters.
func (f *finding) flag(w *wording) {
	if !strings.ContainsFunc(w.text, news.Invisible) {
		return
	}
	for i := range f.matches {
		f.matches[i].Flags = append(f.matches[i].Flags, news.InvisibleFlag)
	}
}
