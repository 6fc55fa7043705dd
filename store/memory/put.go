package memory

import (
	"context"
	"fmt"
	"slices"

	"whosaid/store/news"
	"whosaid/store/words"
)

// Entry is an article with the passages that it is found by.
type Entry struct {
	Article  *news.Article
	Passages []news.Passage
}

// maxStep is the number of passages that PutAll indexes at a time.
const maxStep = 2000

// Put stores an article, all of it or nothing. The version becomes the current
// one, found by its passages; those of an earlier version are found no more,
// but its text stays readable by Version. To put the same version again
// replaces what is known of it.
func (s *Store) Put(ctx context.Context, a *news.Article, passages []news.Passage) error {
	return s.PutAll(ctx, []Entry{{a, passages}}, nil)
}

// PutAll stores many articles faster than one by one. Each is stored whole or
// not at all; after an error those before it stay stored. progress, which may
// be nil, is told from time to time how many are.
func (s *Store) PutAll(ctx context.Context, entries []Entry, progress func(done int)) error {
	if i := slices.IndexFunc(entries, func(e Entry) bool { return e.Article == nil }); i >= 0 {
		return fmt.Errorf("store entry %d: %w", i, news.ErrNoArticle)
	}
	for done := 0; done < len(entries); {
		end := stepEnd(entries, done)
		if err := s.step(ctx, entries[done:end]); err != nil {
			return err
		}
		done = end
		if progress != nil {
			progress(done)
		}
	}
	return nil
}

// stepEnd bounds a step from start: by its passages, and before an article
// that is in it already.
func stepEnd(entries []Entry, start int) int {
	passages := 0
	seen := map[news.ArticleID]bool{}
	for i, e := range entries[start:] {
		passages += len(e.Passages)
		if i > 0 && (passages > maxStep || seen[e.Article.ID()]) {
			return start + i
		}
		seen[e.Article.ID()] = true
	}
	return len(entries)
}

// step stores different articles at once.
func (s *Store) step(ctx context.Context, entries []Entry) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	taken := map[news.PassageID]bool{}
	var add []words.Document
	var remove []string
	for _, e := range entries {
		if err := s.check(e, taken); err != nil {
			return fmt.Errorf("store article %s: %w", e.Article.ID(), err)
		}
		add = append(add, words.Documents(e.Article, e.Passages, documentID)...)
		if known := s.articles[e.Article.ID()]; known != nil {
			remove = append(remove, idsOf(known.passages)...)
		}
	}
	if err := s.index.Apply(ctx, add, remove); err != nil {
		return fmt.Errorf("store %d articles from %s on: %w", len(entries), entries[0].Article.ID(), err)
	}
	for _, e := range entries {
		s.keep(e)
	}
	return nil
}

// check refuses passages that are not the article's. taken are the ids of the
// passages before them in the step.
func (s *Store) check(e Entry, taken map[news.PassageID]bool) error {
	for _, p := range e.Passages {
		at, owned := s.places[p.ID]
		switch {
		case p.Article != e.Article.ID() || p.Version != e.Article.Hash():
			return fmt.Errorf("passage %s: %w", p.ID, ErrForeignPassage)
		case p.Empty() || p.Start < 0 || p.End > len(e.Article.Text()):
			return fmt.Errorf("passage %s: %w", p.ID, ErrBadPassage)
		case taken[p.ID] || owned && at.article != e.Article.ID():
			return fmt.Errorf("passage %s: %w", p.ID, ErrDuplicatePassage)
		}
		taken[p.ID] = true
	}
	return nil
}

// keep makes the entry its article's current version.
func (s *Store) keep(e Entry) {
	s.summed.Store(nil)
	id := e.Article.ID()
	known := s.articles[id]
	if known == nil {
		known = &history{versions: map[news.Hash]*news.Article{}}
		s.articles[id] = known
	}
	for _, p := range known.passages {
		delete(s.places, p.ID)
		if !slices.ContainsFunc(e.Passages, func(kept news.Passage) bool { return kept.ID == p.ID }) {
			s.vectors.remove(p.ID)
		}
	}
	known.current, known.versions[e.Article.Hash()] = e.Article, e.Article
	known.passages = slices.Clone(e.Passages)
	for i, p := range known.passages {
		s.places[p.ID] = place{id, i}
	}
}

// Remove takes articles out with all their versions. An id that is not stored
// is an error that is news.ErrNoArticle; nothing is removed then.
func (s *Store) Remove(ctx context.Context, ids ...news.ArticleID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var gone []string
	for _, id := range ids {
		known := s.articles[id]
		if known == nil {
			return fmt.Errorf("remove article %s: %w", id, news.ErrNoArticle)
		}
		gone = append(gone, idsOf(known.passages)...)
	}
	if err := s.index.Apply(ctx, nil, gone); err != nil {
		return fmt.Errorf("remove %d articles: %w", len(ids), err)
	}
	s.summed.Store(nil)
	for _, id := range gone {
		delete(s.places, news.PassageID(id))
		s.vectors.remove(news.PassageID(id))
	}
	for _, id := range ids {
		delete(s.articles, id)
	}
	return nil
}
