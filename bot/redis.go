package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"

	"whosaid/store"
)

// openRedis opens the store that REDIS_URL names, for vectors made by an embedder, with
// a bar while its indexes are built.
func (a *app) openRedis(ctx context.Context, by embedder) (*store.Store, error) {
	return a.openRedisAs(ctx, by, "")
}

// openRedisAs opens the store in a part of Redis of its own; "" is the one that
// answers questions.
func (a *app) openRedisAs(ctx context.Context, by embedder, namespace string) (*store.Store, error) {
	bars := stages{app: a}
	defer bars.finish()
	kept := ""
	if a.cache != "" && namespace == "" {
		kept = filepath.Join(a.cache, "words")
	}
	opened, err := store.Open(ctx, store.Config{
		URL:       a.redis,
		Namespace: namespace,
		Embedder:  by.ID(),
		Dim:       by.Dim(),
		IndexDir:  kept,
		Progress:  bars.set,
		Warn:      func(err error) { slog.WarnContext(ctx, "store", "err", err) },
	})
	if errors.Is(err, store.ErrAddress) {
		return nil, usageError{fmt.Errorf("REDIS_URL (--redis-url) is %w", store.ErrAddress)}
	}
	return opened, err
}

// onRedis opens the store that REDIS_URL names, for as long as do runs.
func (a *app) onRedis(ctx context.Context, do func(*store.Store, embedder) error) error {
	if a.redis == "" {
		return usageError{errors.New("REDIS_URL is not set, so nothing is stored; name the server")}
	}
	by, err := a.passageEmbedder(ctx)
	if err != nil {
		return err
	}
	opened, err := a.openRedis(ctx, by)
	if err != nil {
		return err
	}
	defer opened.Close()
	return do(opened, by)
}

// stageOf is what the stages of opening a store go through.
var stageOf = map[string]string{"index words": "articles", "index vectors": "vectors"}

// stages shows one bar for each stage of a long work. It is safe for use by
// several goroutines.
type stages struct {
	app  *app
	mu   sync.Mutex
	name string
	bar  *progress
}

func (s *stages) set(stage string, done, total int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bar == nil || stage != s.name {
		s.end()
		s.name, s.bar = stage, s.app.progress(total, stage, stageOf[stage])
	}
	s.bar.ChangeMax(total)
	_ = s.bar.Set(done) // that a bar cannot be drawn is no reason to stop
}

func (s *stages) finish() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.end()
}

func (s *stages) end() {
	if s.bar != nil {
		_ = s.bar.Finish()
		s.bar = nil
	}
}
