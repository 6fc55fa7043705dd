// Package store keeps articles, their passages and the passages' embeddings in
// Redis 8.
//
// Truth is in hashes: one for each version of an article, one for each passage.
// What finds passages are two indexes that can always be made anew from them:
// vector sets, in Redis, and a keyword index in each process, which follows a
// stream of changes. One script writes an article with all that belongs to it,
// so that a reader sees all of it or nothing.
package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"whosaid/store/news"
)

// Errors of storing an article; nothing is stored then.
var (
	ErrForeignPassage   = errors.New("passage is not of this version of the article")
	ErrBadPassage       = errors.New("passage is empty or outside the text")
	ErrDuplicatePassage = errors.New("passage id is taken")
)

// Store keeps articles in Redis. It is safe for concurrent use, by many
// goroutines and by many processes.
type Store struct {
	config  Config
	keys    keys
	clients clients
	scripts scripts
	found   *findable

	laid  sync.Mutex // guards the next one
	ready bool       // the layout is recorded

	generated  sync.Mutex // guards the next two
	registered bool       // the configured embedder's generation is recorded
	known      map[int][]GenerationID

	articles decoded[versionID, *news.Article]
	passages decoded[passageID, news.Passage]

	following following
}

// Open connects to Redis, checks the server, repairs vector sets that lack what
// the hashes hold, and builds the keyword index of this process. Close ends it.
func Open(ctx context.Context, config Config) (*Store, error) {
	config, err := config.complete()
	if err != nil {
		return nil, err
	}
	clients, err := connect(ctx, config)
	if err != nil {
		return nil, err
	}
	s := &Store{config: config, clients: clients, scripts: newScripts(), known: map[int][]GenerationID{}}
	if err := s.start(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// start readies a store that is connected.
func (s *Store) start(ctx context.Context) error {
	if err := s.readLayout(ctx); err != nil {
		return err
	}
	s.articles, s.passages = decodedArticles(s.keys), decodedPassages(s.keys)
	if err := s.checkVectors(ctx); err != nil {
		return err
	}
	folder := kept{}
	if dir := s.config.IndexDir; dir != "" {
		folder = keptIn(dir, s.clients.where, s.config.Namespace)
		s.adoptPublished(ctx, folder)
	}
	found, err := newFindable(folder, s.config.Warn)
	if err != nil {
		return err
	}
	s.found = found
	return s.follow(ctx)
}

// Close ends the connections and frees the keyword index. What is stored stays.
func (s *Store) Close() error {
	s.following.end(s.clients)
	err := s.clients.close()
	if s.found != nil {
		err = errors.Join(err, s.found.close())
	}
	if err != nil {
		return fmt.Errorf("close the store: %w", err)
	}
	return nil
}

// Ping tells whether Redis answers.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.clients.read.Ping(ctx).Err(); err != nil {
		return s.fail(ctx, err, "ping")
	}
	return nil
}

// fail wraps an error of Redis with the act that met it.
func (s *Store) fail(ctx context.Context, err error, act string, args ...any) error {
	return fmt.Errorf("%s: %w", fmt.Sprintf(act, args...), s.clients.explain(ctx, err))
}

// fallen wraps what happened to an article that was asked for by its id.
func fallen(act string, id news.ArticleID, err error) error {
	return fmt.Errorf("%s %s: %w", act, id, err)
}
