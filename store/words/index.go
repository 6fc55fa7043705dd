package words

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// ErrClosed is the error of using an index after Close.
var ErrClosed = errors.New("keyword index is closed")

// Document is what is indexed under one id.
type Document struct {
	ID          string
	Title, Text string
	Context     string    // neighbouring text, of low weight; may be empty
	Aside       string    // what stands beside it and is never quoted; only SearchAside goes by it
	Outlet      string    // what Filter.Outlets is compared with
	Published   time.Time // zero when unknown: outside every bound on dates
}

// Hit is a document that a search found. Scores are comparable only within
// one search.
type Hit struct {
	ID    string
	Score float64
}

// Index is a keyword index. It is safe for concurrent use.
type Index struct {
	writing sync.Mutex // held by Apply and Close
	mu      sync.RWMutex
	closed  bool
	core    index.Index
	queue   *index.AnalysisQueue
	tiers   *tiers // nil on disk, where scorch merges by itself
	tallies sync.Pool
}

// Analysers are how many documents are analysed at a time.
const analysers = 4

// Form names the folder of an index on disk; it changes with what is
// indexed, so that an index of another form is never read.
const Form = "words-3"

// Open opens the index in dir and creates it where there is none; "" is an
// index in memory. A directory can be open in one process at a time; a second
// one gets an error.
func Open(dir string) (*Index, error) {
	config := map[string]any{"path": "", "bolt_timeout": "1s"}
	x := &Index{queue: index.NewAnalysisQueue(analysers)}
	x.tallies.New = func() any { return new(tally) }
	if dir != "" {
		config["path"] = filepath.Join(dir, Form)
	} else {
		x.tiers = newTiers()
	}
	core, err := scorch.NewScorch(scorch.Name, config, x.queue)
	if err == nil {
		err = core.Open()
	}
	if err != nil {
		x.queue.Close()
		return nil, fmt.Errorf("open keyword index in %q: %w", dir, err)
	}
	x.core = core
	return x, nil
}

// Apply adds documents and removes ids in one step: a search sees all of it or
// nothing, and after an error nothing has changed. A document replaces the one
// of the same id; removing what is not there is no error; an id that is both
// added and removed is added. The step is held in memory, so the caller bounds
// it: some thousand documents at a time.
func (x *Index) Apply(ctx context.Context, add []Document, remove []string) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	if err := x.usable(ctx); err != nil {
		return fmt.Errorf("index %d documents: %w", len(add), err)
	}
	if len(add)+len(remove) == 0 {
		return nil
	}
	if err := x.core.Batch(batch(add, remove)); err != nil {
		return fmt.Errorf("index %d documents: %w", len(add), err)
	}
	if x.tiers == nil {
		return nil
	}
	x.tiers.apply(add, remove)
	return x.merge()
}

func batch(add []Document, remove []string) *index.Batch {
	b := index.NewBatch()
	for _, id := range remove {
		b.Delete(id)
	}
	for _, d := range add {
		b.Update(d.fields())
	}
	return b
}

// Close frees the index; one in memory is lost. Close may be called twice.
func (x *Index) Close() error {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		return nil
	}
	x.closed = true
	err := x.core.Close()
	x.queue.Close()
	if err != nil {
		return fmt.Errorf("close keyword index: %w", err)
	}
	return nil
}

// reader gives a view of the index that later changes leave alone.
func (x *Index) reader(ctx context.Context) (index.IndexReader, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if x.closed {
		return nil, ErrClosed
	}
	return x.core.Reader()
}

func (x *Index) usable(ctx context.Context) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.closed {
		return ErrClosed
	}
	return ctx.Err()
}
