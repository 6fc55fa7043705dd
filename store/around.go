package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"whosaid/store/news"
)

// Around gives the articles of passages, each once and in their order, with those
// passages and the ones that stand before and behind each. An article that was changed
// or removed since is left out; the error is ErrDamaged when one is not what was stored.
//
// In which order an article's passages stand is known from the keyword index, and what
// has not changed since it was last read is not read again.
func (s *Store) Around(ctx context.Context, found []news.Passage) ([]news.Excerpt, error) {
	known := passages{}
	for _, p := range found {
		known[p.ID] = p
	}
	stretches := s.found.around(found)
	out := make([]news.Excerpt, 0, len(stretches))
	for some := range slices.Chunk(stretches, loadAtOnce) {
		excerpts, err := s.excerpts(ctx, some, known)
		if err != nil {
			return nil, err
		}
		out = append(out, excerpts...)
	}
	return out, nil
}

// passages are some of them by id.
type passages map[news.PassageID]news.Passage

// stretch is some passages of a version of an article, in order, as of a change of it.
type stretch struct {
	article  news.ArticleID
	version  news.Hash
	changed  revision
	passages []news.PassageID
}

// around are stretches with all that was found and what stands beside it, as far as
// this process knows the articles.
func (f *findable) around(found []news.Passage) []stretch {
	var out []stretch
	of := map[news.ArticleID]map[news.PassageID]bool{}
	for _, p := range found {
		if of[p.Article] == nil {
			of[p.Article] = map[news.PassageID]bool{}
			out = append(out, stretch{article: p.Article, version: p.Version})
		}
		of[p.Article][p.ID] = true
	}
	f.mu.RLock()
	defer f.mu.RUnlock()
	for i := range out {
		l := f.articles[out[i].article]
		order := make([]news.PassageID, len(l.passages))
		for k, document := range l.passages {
			_, order[k] = place(document)
		}
		out[i].changed = l.changed
		for _, k := range news.Around(order, of[out[i].article]) {
			out[i].passages = append(out[i].passages, order[k])
		}
	}
	return slices.DeleteFunc(out, func(st stretch) bool { return len(st.passages) == 0 })
}

// excerpts are the stretches with what is known of them and what is read now.
func (s *Store) excerpts(ctx context.Context, stretches []stretch, known passages) ([]news.Excerpt, error) {
	versions := make([]wanted[versionID], 0, len(stretches))
	var beside []wanted[passageID]
	for _, st := range stretches {
		versions = append(versions, wanted[versionID]{versionID{st.article, st.version}, st.changed})
		for _, id := range st.passages {
			if _, have := known[id]; !have {
				beside = append(beside, wanted[passageID]{passageID{st.article, id}, st.changed})
			}
		}
	}
	articles, err := readAll(ctx, s, s.articles, versions)
	if err != nil {
		return nil, s.fail(ctx, err, "load the articles of what was found")
	}
	read, err := readAll(ctx, s, s.passages, beside)
	if err != nil {
		return nil, s.fail(ctx, err, "load what stands beside what was found")
	}
	out := make([]news.Excerpt, 0, len(stretches))
	for i, st := range stretches {
		e, err := news.Excerpt{Article: articles[i].value}, articles[i].err
		for _, id := range st.passages {
			p, have := known[id]
			if !have {
				p, err = read[0].value, cmp.Or(err, read[0].err)
				read = read[1:]
			}
			if err == nil {
				err = st.owns(p)
			}
			e.Passages = append(e.Passages, p)
		}
		switch {
		case err == nil:
			out = append(out, e)
		case !errors.Is(err, news.ErrNoArticle):
			return nil, fallen("load article", st.article, err)
		}
	}
	return out, nil
}

// owns refuses a passage of another article, and one of another version: the article
// was changed meanwhile.
func (st stretch) owns(p news.Passage) error {
	switch {
	case p.Article != st.article:
		return fmt.Errorf("%w: passage %s is of article %s", ErrDamaged, p.ID, p.Article)
	case p.Version != st.version:
		return news.ErrNoArticle
	}
	return nil
}
