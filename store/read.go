package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"whosaid/store/news"
)

// loadAtOnce is how many articles are read in one exchange.
const loadAtOnce = 100

// Article is the current version of an article; the error is news.ErrNoArticle
// when it is not stored, and ErrDamaged when it is not what was stored.
func (s *Store) Article(ctx context.Context, id news.ArticleID) (*news.Article, error) {
	current, err := s.heads(ctx, []news.ArticleID{id})
	if err != nil {
		return nil, s.fail(ctx, err, "load article %s", id)
	}
	if current[0].err != nil {
		return nil, fallen("load article", id, current[0].err)
	}
	return s.Version(ctx, id, current[0].version)
}

// Version is the version of an article that has the hash, current or not; the
// error is news.ErrNoArticle when it is not stored, and ErrDamaged when it is
// not what was stored.
func (s *Store) Version(ctx context.Context, id news.ArticleID, hash news.Hash) (*news.Article, error) {
	record, err := s.clients.read.HMGet(ctx, s.keys.version(id, hash), versionFields...).Result()
	if err != nil {
		return nil, s.fail(ctx, err, "load article %s, version %s", id, hash)
	}
	a, err := s.articles.read(wanted[versionID]{id: versionID{id, hash}}, record)
	if err != nil {
		return nil, fmt.Errorf("load article %s, version %s: %w", id, hash, err)
	}
	return a, nil
}

// Versions are all stored versions of an article, the oldest first and the current
// one last; the error is news.ErrNoArticle when it is not stored, and ErrDamaged
// when one is not what was stored.
func (s *Store) Versions(ctx context.Context, id news.ArticleID) ([]*news.Article, error) {
	current, err := s.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	owned, err := s.clients.read.SMembers(ctx, s.keys.owned(id)).Result()
	if err != nil {
		return nil, s.fail(ctx, err, "load versions of article %s", id)
	}
	prefix := s.keys.of(id, "t", string(id)) + ":"
	out := []*news.Article{current}
	for _, key := range owned {
		name, is := strings.CutPrefix(key, prefix)
		if !is || name == current.Hash().String() {
			continue
		}
		hash, err := news.ParseHash(name)
		if err != nil {
			return nil, fmt.Errorf("load versions of article %s: %w: %w", id, ErrDamaged, err)
		}
		a, err := s.Version(ctx, id, hash)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return news.InOrder(out, current.Hash()), nil
}

// Passages are those of the article's current version, in the order in which
// they were put; the error is news.ErrNoArticle when it is not stored, and
// ErrDamaged when they are not what was stored.
func (s *Store) Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error) {
	current, err := s.heads(ctx, []news.ArticleID{id})
	if err == nil && current[0].err != nil {
		return nil, fallen("load passages of article", id, current[0].err)
	}
	var records [][]any
	if err == nil {
		records, err = s.records(ctx, current[0].passageKeys(s.keys), passageFields)
	}
	if err != nil {
		return nil, s.fail(ctx, err, "load passages of article %s", id)
	}
	passages, err := current[0].readPassages(records)
	if err != nil {
		return nil, fallen("load passages of article", id, err)
	}
	return passages, nil
}

// Articles are the current versions of all articles, ordered by id.
func (s *Store) Articles(ctx context.Context) ([]*news.Article, error) {
	ids, err := s.ids(ctx)
	if err != nil {
		return nil, s.fail(ctx, err, "list articles")
	}
	out := make([]*news.Article, 0, len(ids))
	for some := range slices.Chunk(ids, loadAtOnce) {
		heads, err := s.heads(ctx, some)
		var records [][]any
		if err == nil {
			records, err = s.records(ctx, versionKeys(s.keys, heads), versionFields)
		}
		if err != nil {
			return nil, s.fail(ctx, err, "list articles")
		}
		for i, h := range heads {
			a, err := h.readArticle(records[i])
			if errors.Is(err, news.ErrNoArticle) {
				continue // removed meanwhile
			}
			if err != nil {
				return nil, fallen("load article", h.id, err)
			}
			out = append(out, a)
		}
	}
	return out, nil
}
