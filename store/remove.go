package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// removeTries bounds how often an article that others change while it is
// removed is tried again.
const removeTries = 1000

// Remove takes articles out with all their versions, passages and vectors; other
// processes find them no more within a second. An id that is not stored is an
// error that is news.ErrNoArticle; nothing is removed then.
func (s *Store) Remove(ctx context.Context, ids ...news.ArticleID) error {
	heads, err := s.heads(ctx, ids)
	if err != nil {
		return s.fail(ctx, err, "remove %d articles", len(ids))
	}
	for _, h := range heads {
		if errors.Is(h.err, news.ErrNoArticle) {
			return fallen("remove article", h.id, h.err)
		}
	}
	for _, id := range ids {
		if err := s.removeOne(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) removeOne(ctx context.Context, id news.ArticleID) error {
	for try := 1; ; try++ {
		change, err := s.tryRemove(ctx, id)
		if errors.Is(err, news.ErrNoArticle) {
			return nil // somebody else was faster
		}
		if err == nil {
			return s.found.apply(ctx, []listing{{id: id, gone: true, changed: change}})
		}
		overtaken := refused(err, "CHANGED") || refused(err, "GENERATIONS")
		if overtaken && try == removeTries {
			err = fmt.Errorf("%w: others keep changing this article", ErrUnavailable)
		}
		if !overtaken || try == removeTries {
			return s.fail(ctx, err, "remove article %s", id)
		}
		s.forgetBuilding()
	}
}

// tryRemove lists what the article owns and removes it, unless that changes in
// between.
func (s *Store) tryRemove(ctx context.Context, id news.ArticleID) (revision, error) {
	at := s.keys.partition(id)
	changed, err := s.clients.read.HGet(ctx, s.keys.article(id), "changed").Result()
	if errors.Is(err, redis.Nil) {
		return revision{}, news.ErrNoArticle
	}
	if err != nil {
		return revision{}, err
	}
	owned, err := s.clients.read.SMembers(ctx, s.keys.owned(id)).Result()
	if err != nil {
		return revision{}, err
	}
	generations, err := s.building(ctx, at)
	if err != nil {
		return revision{}, err
	}
	c := call{
		script: s.scripts.remove,
		keys: []string{s.keys.article(id), s.keys.articles(at), s.keys.owned(id),
			s.keys.counts(at), s.keys.changes(at), s.keys.building(at)},
		args: []any{string(id), changed, mostChanges},
	}
	for _, g := range generations {
		c.keys = append(c.keys, s.keys.vectors(at, g))
		c.args = append(c.args, string(g))
	}
	c.keys = append(c.keys, owned...)
	answer, err := s.run(ctx, c)
	if err != nil {
		return revision{}, err
	}
	change, _ := answer.(string)
	return parseRevision(change)
}
