package check

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"whosaid/retrieval"
	"whosaid/store/news"
)

// history gives every stored version of an article, the oldest first; the last is
// the current one. Changed are the articles that have more than one.
type history interface {
	Versions(ctx context.Context, id news.ArticleID) ([]*news.Article, error)
	Changed(ctx context.Context) ([]news.ArticleID, error)
}

// How many earlier versions are looked at. It takes long to tell who speaks in a
// text, so that this is done only for those that hold the words.
const (
	mostVersions = 8 // of an article, the newest ones
	mostHolding  = 4 // for one wording
)

// printedBefore finds where a wording stood word for word in an earlier version
// of an article: nobody has changed what was once printed.
func (q *inquiry) printedBefore(ctx context.Context, w *wording) (f finding, ok bool, err error) {
	all, err := q.allEarlier(ctx)
	if err != nil {
		return finding{}, false, err
	}
	all = slices.DeleteFunc(all, func(s *source) bool { return len(w.places(s)) == 0 })
	slices.SortStableFunc(all, func(a, b *source) int { return rank(q.naming.ofOutlet(b)) - rank(q.naming.ofOutlet(a)) })
	for n := 1; n <= min(mostHolding, len(all)) && f.status != news.Verbatim; n++ {
		q.among(withSpeakers(all[:n]), func() { f, ok = q.verbatim(w) })
	}
	return f, ok, nil
}

// ofOutlet reports whether an outlet that is named printed the article.
func (n naming) ofOutlet(s *source) bool {
	return s.article.Outlet != nil && slices.ContainsFunc(n.outlets, func(o news.Outlet) bool { return o.ID == s.article.Outlet.ID })
}

// changedBefore finds which earlier version a wording is a changed form of.
func (q *inquiry) changedBefore(ctx context.Context, w *wording) (f finding, err error) {
	all, err := q.allEarlier(ctx)
	if err != nil {
		return finding{}, err
	}
	var near []*source
	q.among(all, func() {
		layings := q.layings(w)
		if altered(w, layings).status == news.Unfound {
			return
		}
		for _, l := range layings {
			near = append(near, l.source)
		}
	})
	f.status = news.Unfound
	if len(near) > 0 {
		q.among(withSpeakers(near), func() { f = altered(w, q.layings(w)) })
	}
	return f, nil
}

// withSpeakers are the first of some earlier versions, with who speaks in them.
func withSpeakers(plain []*source) []*source {
	var out []*source
	for _, s := range plain[:min(mostHolding, len(plain))] {
		out = append(out, s.spoken())
	}
	return out
}

// among lets do look at other sources in the place of those that were found.
func (q *inquiry) among(others []*source, do func()) {
	current := q.sources
	defer func() { q.sources = current }()
	q.sources = others
	do()
}

// allEarlier are the earlier versions of the sources.
func (q *inquiry) allEarlier(ctx context.Context) ([]*source, error) {
	var all []*source
	for _, s := range q.sources {
		earlier, err := q.earlier(ctx, s)
		if err != nil {
			return nil, err
		}
		all = append(all, earlier...)
	}
	return all, nil
}

// since tells of matches in earlier versions what has become of their sentences.
func (q *inquiry) since(f finding) finding {
	for i, m := range f.matches {
		if m.Version == nil {
			continue
		}
		if now := q.byID[m.Article().ID()]; now != nil {
			f.matches[i].Version = sinceThen(*m.Version, now, m)
		}
	}
	return f
}

// earlier are the versions of an article before the current one, those that were
// read before from the source.
func (q *inquiry) earlier(ctx context.Context, s *source) ([]*source, error) {
	if s.earlier != nil || q.byID[s.article.ID()] != s {
		return nil, nil
	}
	if known := s.before.Load(); known != nil {
		return *known, nil
	}
	all, err := q.checker.store.Versions(ctx, s.article.ID())
	if err != nil {
		return nil, fmt.Errorf("load versions of article %s: %w", s.article.ID(), err)
	}
	all = all[max(0, len(all)-1-mostVersions):]
	var out []*source
	for i := len(all) - 2; i >= 0; i-- { // the newest first
		out = append(out, earlierSource(all[i], &news.Version{Published: all[i].Dated(), Superseded: all[i+1].Updated}))
	}
	s.before.Store(&out)
	return out, nil
}

// earlierSource is an earlier version, of which nobody knows yet who speaks in it.
func earlierSource(a *news.Article, v *news.Version) *source {
	plain := news.Passage{}
	for _, span := range retrieval.Sentences(a) {
		plain.Sentences = append(plain.Sentences, news.Sentence{Span: span})
	}
	s := newSource(a, []news.Passage{plain})
	s.earlier = v
	s.spoken = sync.OnceValue(func() *source {
		told := newSource(a, retrieval.Passages(a))
		told.earlier = v
		return told
	})
	return s
}

// sinceThen tells what has become of the sentence that a match stands in.
func sinceThen(v news.Version, now *source, m news.Match) *news.Version {
	printed := m.Text()
	if m.Sentence.Article() != nil {
		printed = m.Sentence.Text()
	}
	w := newWording(printed)
	l := w.lay(w.read(now))
	if l == nil || !l.near() {
		return &v
	}
	number := now.within[l.stored.from]
	if number < 0 {
		return &v
	}
	span := now.sentences[number].Span
	cut, err := news.Cut(now.article, span.Start, span.End)
	if err != nil {
		return &v
	}
	v.Now = cut
	if whole := now.sentence(l.stored.from); whole == l.stored {
		v.Diff = l.diff(w, span)
	}
	return &v
}
