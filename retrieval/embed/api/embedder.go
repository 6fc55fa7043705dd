// Package api computes embeddings by asking a server that speaks OpenAI's
// protocol: OpenAI itself, or one of many that people run themselves.
//
// It asks for many texts at a time, keeps what it got, tries again when that may
// help, and takes nothing from a reply that it has not checked.
package api

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/sashabaranov/go-openai"
)

// Embedder computes embeddings through a server. It is safe for concurrent use.
// It keeps no Config, so that printing it shows no key.
type Embedder struct {
	client     *openai.Client
	model      string
	asked      int          // dimensions that requests ask for, or 0
	dim        atomic.Int64 // dimensions that replies have, or 0 before the first
	batchTexts int
	batchRunes int
	turns      chan struct{} // holds a token for each request under way
	cache      Cache
	mask       func(string) string // takes the key out of a text
}

// New returns an Embedder. It asks the server nothing yet; Probe does.
func New(config Config) (*Embedder, error) {
	config, err := config.complete()
	if err != nil {
		return nil, err
	}
	settings := openai.DefaultConfig(string(config.Key))
	settings.BaseURL = config.BaseURL
	settings.HTTPClient = newPatient(config)
	e := &Embedder{
		client:     openai.NewClientWithConfig(settings),
		model:      config.Model,
		asked:      config.Dimensions,
		batchTexts: config.BatchTexts,
		batchRunes: config.BatchRunes,
		turns:      make(chan struct{}, config.Concurrency),
		cache:      config.Cache,
		mask:       masking(config.Key),
	}
	e.dim.Store(int64(config.Dimensions))
	return e, nil
}

// ID names what made a vector, for a store's keys: the model and the dimensions,
// not the server. The dimensions in it are Dim's, so it is final only when these
// are known.
func (e *Embedder) ID() string { return fmt.Sprintf("api:%s:%d", escape(e.model), e.Dim()) }

// Dim returns how many numbers a vector has: as configured, or else as in the
// first reply, and 0 before that.
func (e *Embedder) Dim() int { return int(e.dim.Load()) }

// Probe embeds one word, to learn whether the address, the key and the model
// are right, and how many dimensions there are.
func (e *Embedder) Probe(ctx context.Context) error {
	_, err := e.Embed(ctx, []string{"probe"})
	return err
}

// Embed returns a vector of length 1 for each text, in order; the dot product of
// two is their cosine. The same text is asked for once, in this call and, as
// long as the cache keeps it, in later ones; two calls at the same moment may
// both ask. A text of white space alone is refused.
//
// An error is ErrEmpty, ErrRefused, ErrUnavailable or ErrReply, or the context's;
// what arrived before it stays in the cache. When ctx has a deadline that a
// server's wait would outlast, Embed returns at once.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	for i, text := range texts {
		if strings.TrimSpace(text) == "" {
			return nil, fmt.Errorf("embed %d texts by %s: %w: number %d", len(texts), e.model, ErrEmpty, i)
		}
	}
	vectors, missing, places := e.recall(texts)
	err := e.fetch(ctx, missing, func(text string, vector []float32) {
		for n, i := range places[text] {
			vectors[i] = vector
			if n > 0 { // so that no caller's change shows in two places
				vectors[i] = append([]float32(nil), vector...)
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("embed %d texts by %s: %w", len(texts), e.model, err)
	}
	return vectors, nil
}

// recall returns a vector for each text that the cache has, and the others, each
// once, with the places they have among texts. A kept vector of another length
// than all others is not taken: a cache may outlive a change of the model.
func (e *Embedder) recall(texts []string) (vectors [][]float32, missing []string, places map[string][]int) {
	vectors, places = make([][]float32, len(texts)), map[string][]int{}
	for i, text := range texts {
		if kept, ok := e.cache.Load(e.key(text)); ok && len(kept) > 0 && e.settle(len(kept)) == nil {
			vectors[i] = kept
			continue
		}
		if places[text] == nil {
			missing = append(missing, text)
		}
		places[text] = append(places[text], i)
	}
	return vectors, missing, places
}

// settle takes the length of a vector that came from the server or the cache:
// the first fixes it.
func (e *Embedder) settle(length int) error {
	e.dim.CompareAndSwap(0, int64(length))
	if dim := e.Dim(); length != dim {
		return fmt.Errorf("%w: a vector of %d numbers where all have %d", ErrReply, length, dim)
	}
	return nil
}

// fetch asks for texts in batches and hands each vector to put, one at a time.
// The first error ends what is under way.
func (e *Embedder) fetch(ctx context.Context, texts []string, put func(string, []float32)) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var running sync.WaitGroup
	var putting sync.Mutex
	for batch := range batches(texts, e.batchTexts, e.batchRunes) {
		if !e.takeTurn(ctx) {
			break
		}
		running.Go(func() {
			defer func() { <-e.turns }()
			vectors, err := e.ask(ctx, batch)
			if err != nil {
				cancel(err)
				return
			}
			putting.Lock()
			defer putting.Unlock()
			for i, text := range batch {
				e.cache.Save(e.key(text), vectors[i])
				put(text, vectors[i])
			}
		})
	}
	running.Wait()
	return context.Cause(ctx)
}

// takeTurn waits until one more request may be under way; false: ctx ended.
func (e *Embedder) takeTurn(ctx context.Context) bool {
	if ctx.Err() != nil {
		return false
	}
	select {
	case e.turns <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}
