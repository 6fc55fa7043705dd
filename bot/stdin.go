package main

import (
	"context"
	"io"
)

// interruptible is a reader whose Read returns when the context ends, although
// the one below it may wait for ever, as a terminal does.
type interruptible struct {
	ctx  context.Context
	from io.Reader
}

type readResult struct {
	data []byte
	err  error
}

// Read reads on its own goroutine, which an ended context leaves waiting: what
// it reads then is lost.
func (r interruptible) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	read := make(chan readResult, 1)
	go func() {
		data := make([]byte, len(p))
		n, err := r.from.Read(data)
		read <- readResult{data[:n], err}
	}()
	select {
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	case result := <-read:
		return copy(p, result.data), result.err
	}
}
