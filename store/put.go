package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// What PutAll sends at a time.
const (
	stepPassages = 1000
	stepVectors  = 300 // each costs the server up to two milliseconds
	stepBytes    = 4 << 20
)

// Put stores an article, all of it or nothing. The version becomes the current
// one, found by its passages; those of an earlier version are found no more,
// but its text stays readable by Version. To put the same version again
// replaces what is known of it; embeddings that its passages have stay.
//
// An error that is ErrUnavailable, or the context's, may come after the article
// was stored: to put it again does no harm.
func (s *Store) Put(ctx context.Context, a *news.Article, passages []news.Passage) error {
	return s.PutAll(ctx, []Entry{{Article: a, Passages: passages}}, nil)
}

// PutAll stores many articles faster than one by one. Each is stored whole or
// not at all; after an error, those before it are stored. progress, which may
// be nil, is told from time to time how many are.
func (s *Store) PutAll(ctx context.Context, entries []Entry, progress func(done int)) error {
	if i := slices.IndexFunc(entries, func(e Entry) bool { return e.Article == nil }); i >= 0 {
		return fmt.Errorf("store entry %d: %w", i, news.ErrNoArticle)
	}
	if err := s.lay(ctx); err != nil {
		return err
	}
	for done := 0; done < len(entries); {
		step, wrong := s.step(entries[done:])
		if err := errors.Join(s.send(ctx, step), wrong); err != nil {
			return err
		}
		done += len(step)
		if progress != nil {
			progress(done)
		}
	}
	return nil
}

// step readies the first of the entries: as many as are sent at a time, no
// article twice, and none from the first one that is wrong.
func (s *Store) step(entries []Entry) ([]written, error) {
	var step []written
	passages, vectors, size := 0, 0, 0
	seen := map[news.ArticleID]bool{}
	for _, e := range entries {
		passages += len(e.Passages)
		vectors += len(e.Vectors)
		if len(step) > 0 && (seen[e.Article.ID()] || passages > stepPassages || vectors > stepVectors || size > stepBytes) {
			return step, nil
		}
		w, err := s.write(e)
		if err != nil {
			return step, err
		}
		size += w.size()
		seen[e.Article.ID()] = true
		step = append(step, w)
	}
	return step, nil
}

// send writes different articles and makes them findable in this process.
func (s *Store) send(ctx context.Context, step []written) error {
	if len(step) == 0 {
		return nil
	}
	if err := s.readyGeneration(ctx, step); err != nil {
		return err
	}
	s.found.begin(step)
	defer s.found.end(step)
	calls := make([]call, len(step))
	for i, w := range step {
		var err error
		if calls[i], err = s.putCall(ctx, w); err != nil {
			return err
		}
	}
	var stored []listing
	var failed error
	for i, result := range s.runAll(ctx, calls) {
		change, err := s.finish(ctx, step[i], result)
		if err != nil {
			failed = errors.Join(failed, err)
			break // of one lost connection there are as many errors as calls
		}
		stored = append(stored, listed(step[i].Article, step[i].Passages, change))
	}
	if err := s.found.apply(ctx, stored); err != nil {
		failed = errors.Join(failed, err)
	}
	return failed
}

// putCall is the script that stores an article.
func (s *Store) putCall(ctx context.Context, w written) (call, error) {
	id, hash := w.Article.ID(), w.Article.Hash()
	at := s.keys.partition(id)
	generations, err := s.building(ctx, at)
	if err != nil {
		return call{}, err
	}
	mine := slices.Index(generations, s.Generation())
	if mine < 0 && len(w.Vectors) > 0 {
		return call{}, fallen("store article", id, ErrNoGeneration)
	}
	c := call{script: s.scripts.put}
	c.keys = append(c.keys, s.keys.article(id), s.keys.version(id, hash), s.keys.articles(at), s.keys.owned(id),
		s.keys.counts(at), s.keys.changes(at), s.keys.building(at))
	c.args = append(c.args, string(id), hash.String(), w.order, w.version.text, w.version.meta, w.version.barred, w.version.seal,
		mostChanges, len(generations), len(w.passages), mine+1)
	for _, g := range generations {
		c.keys = append(c.keys, s.keys.vectors(at, g))
		c.args = append(c.args, string(g))
	}
	for i, p := range w.passages {
		c.keys = append(c.keys, s.keys.passage(id, w.Passages[i].ID))
		c.args = append(c.args, string(w.Passages[i].ID), p.body, p.seal, w.vectors[i])
	}
	return c, nil
}

// finish reads what the script answered. Where the generations have changed
// since they were listed, it lists them and tries again.
func (s *Store) finish(ctx context.Context, w written, result *redis.Cmd) (revision, error) {
	answer, err := result.Text()
	for try := 0; refused(err, "GENERATIONS") && try < 3; try++ {
		s.forgetBuilding()
		again, wrong := s.putCall(ctx, w)
		if wrong != nil {
			return revision{}, wrong
		}
		answer, err = again.script.Run(ctx, s.clients.write, again.keys, again.args...).Text()
	}
	if refused(err, "TAKEN") {
		_, taken, _ := strings.Cut(err.Error(), "TAKEN ")
		err = fmt.Errorf("passage %s: %w", taken, ErrDuplicatePassage)
	}
	if err != nil {
		return revision{}, s.fail(ctx, err, "store article %s", w.Article.ID())
	}
	return parseRevision(answer)
}
