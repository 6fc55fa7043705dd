package embed

import (
	"context"
	"runtime"
	"sync"
)

const (
	// batchTokens is how many tokens are encoded at once, if texts are short:
	// enough that unpacking the weights costs next to nothing, few enough
	// that the cores finish together.
	batchTokens = 256

	// mostWorkers bounds the memory, some 5 MB a worker.
	mostWorkers = 16
)

// queue hands out texts as batches.
type queue struct {
	mu    sync.Mutex
	model *model
	texts []string
	taken int     // texts handed out
	ahead []int32 // the next text, encoded but not handed out
}

// next returns a batch and where its first text stands in texts; an empty one
// when none are left.
func (q *queue) next() (batch, int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	first := q.taken
	var b batch
	for q.taken < len(q.texts) {
		if q.ahead == nil {
			q.ahead = q.model.vocabulary.Encode(q.texts[q.taken], q.model.positions)
		}
		if len(b.ids) > 0 && len(b.ids)+len(q.ahead) > batchTokens {
			break
		}
		b.ids = append(b.ids, q.ahead...)
		b.ends = append(b.ends, len(b.ids))
		q.ahead = nil
		q.taken++
	}
	return b, first
}

// share encodes texts on all cores and calls take with what became of each: a
// row for each token, valid until take returns. Calls are made by several
// goroutines, one for each text. It returns the error of ctx.
func (e *Embedder) share(ctx context.Context, texts []string, take func(i int, states []float32)) error {
	q := &queue{model: e.model, texts: texts}
	workers := min(runtime.GOMAXPROCS(0), len(texts), mostWorkers)
	errs := make([]error, max(workers, 1))
	var wg sync.WaitGroup
	for i := 1; i < workers; i++ {
		wg.Go(func() { errs[i] = e.work(ctx, q, take) })
	}
	errs[0] = e.work(ctx, q, take)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// work encodes batches of q until there are none or ctx ends.
func (e *Embedder) work(ctx context.Context, q *queue, take func(i int, states []float32)) error {
	var w *workspace
	for ctx.Err() == nil {
		b, first := q.next()
		if len(b.ends) == 0 {
			return nil
		}
		if w == nil || w.tokens < len(b.ids) {
			w = newWorkspace(e.model, len(b.ids))
		}
		if err := e.model.encode(ctx, e.arithmetic, w, b); err != nil {
			return err
		}
		from := 0
		for i, end := range b.ends {
			take(first+i, w.hidden[from*e.model.width:end*e.model.width])
			from = end
		}
	}
	return ctx.Err()
}
