package check

import (
	"context"
	"fmt"

	"whosaid/retrieval"
	"whosaid/store/news"
)

// history gives every stored version of an article, the oldest first; the last is
// the current one.
type history interface {
	Versions(ctx context.Context, id news.ArticleID) ([]*news.Article, error)
}

// mostVersions is how many earlier versions of an article are looked at, the
// newest ones.
const mostVersions = 8

// printedBefore finds where a wording stood word for word in an earlier version
// of an article: nobody has changed what was once printed.
func (q *inquiry) printedBefore(ctx context.Context, w *wording) (f finding, ok bool, err error) {
	err = q.amongEarlier(ctx, func() { f, ok = q.verbatim(w) })
	return f, ok && err == nil, err
}

// changedBefore finds which earlier version a wording is a changed form of.
func (q *inquiry) changedBefore(ctx context.Context, w *wording) (f finding, err error) {
	err = q.amongEarlier(ctx, func() { f = altered(w, q.layings(w)) })
	return f, err
}

// amongEarlier lets do look at the earlier versions of the sources in their place.
func (q *inquiry) amongEarlier(ctx context.Context, do func()) error {
	current := q.sources
	defer func() { q.sources = current }()
	var all []*source
	for _, s := range current {
		earlier, err := q.earlier(ctx, s)
		if err != nil {
			return err
		}
		all = append(all, earlier...)
	}
	q.sources = all
	do()
	return nil
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
		old := newSource(all[i], retrieval.Passages(all[i]))
		old.earlier = &news.Version{Published: all[i].Dated(), Superseded: all[i+1].Dated()}
		out = append(out, old)
	}
	s.before.Store(&out)
	return out, nil
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
