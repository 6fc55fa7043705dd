package encoder

import (
	"context"
	"runtime"
	"sync"
)

const (
	// fewSequences is how many a core must have for the cores to work apart,
	// each on batches that it takes as it gets to them: then none waits for
	// another, and they finish at about the same time. Fewer are computed by
	// all cores together.
	fewSequences = 4

	// mostTogether is how many pieces may be computed together; it bounds the
	// memory, some 8 KB a piece.
	mostTogether = 2048

	// batchPieces is how many pieces are in a batch, if its sequences are
	// short: enough that fetching the weights costs little.
	batchPieces = 192

	// leastRows is the fewest rows that make another worker of a crew worth
	// while: two do a passage of 120 pieces in two thirds of the time, but a
	// question of 12 no faster than one, as each has to fetch all weights.
	leastRows = 24

	// mostWorkers bounds the memory.
	mostWorkers = 16
)

// job is sequences to be taken through layers. take is called with the states of
// each sequence, a row for each piece, valid until it returns; calls for
// different sequences may be at the same time.
type job struct {
	layers    []layer
	sequences [][]int32
	take      func(i int, states []float32)
}

// do computes a job on the cores. It returns ctx's error, at the latest a layer
// after ctx ends.
func (e *Encoder) do(ctx context.Context, j job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	pieces := 0
	for _, s := range j.sequences {
		pieces += len(s)
	}
	workers := min(runtime.GOMAXPROCS(0), mostWorkers)
	if len(j.sequences) < fewSequences*workers && pieces <= mostTogether {
		workers = max(min(workers, pieces/leastRows), 1)
		return e.pass(ctx, j, 0, len(j.sequences), workers)
	}
	workers = min(workers, len(j.sequences))
	return e.deal(ctx, j, workers, min(batchPieces, pieces/(2*workers)))
}

// deal has workers take batches of about so many pieces until there are none.
func (e *Encoder) deal(ctx context.Context, j job, workers, limit int) error {
	var mu sync.Mutex
	dealt := 0
	next := func() (first, end int) {
		mu.Lock()
		defer mu.Unlock()
		first = dealt
		for pieces := 0; dealt < len(j.sequences); dealt++ {
			pieces += len(j.sequences[dealt])
			if pieces > limit && dealt > first {
				break
			}
		}
		return first, dealt
	}
	errs := make([]error, workers)
	newCrew(workers).each(func(worker int) {
		for first, end := next(); first < end && errs[worker] == nil; first, end = next() {
			errs[worker] = e.pass(ctx, j, first, end, 1)
		}
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// pass computes some of the job's sequences together, on a crew of workers.
func (e *Encoder) pass(ctx context.Context, j job, first, end, workers int) error {
	b := e.benches.Get().(*bench)
	defer e.benches.Put(b)
	p := &pass{bench: b, crew: newCrew(workers), net: e.trunk, layers: j.layers, pause: func() error { return e.queue.pause(ctx) }}
	for _, s := range j.sequences[first:end] {
		p.add(s)
	}
	if err := p.run(); err != nil {
		return err
	}
	from := 0
	for i, to := range p.ends {
		j.take(first+i, b.hidden[from*e.trunk.width:to*e.trunk.width])
		from = to
	}
	return nil
}
