package deliver

import (
	"context"
	"time"

	"whosaid/store/news"
)

// Journal keeps letters until they are handled.
type Journal interface {
	intake
	counter
	ledger
	company
}

// intake takes letters in; those that it has seen it passes over.
type intake interface {
	Keep(ctx context.Context, letters []news.Letter) (fresh int, err error)
	Waiting(ctx context.Context) (int, error)
}

// counter hands letters out, and takes them back or for good.
type counter interface {
	Claim(ctx context.Context) (l news.Letter, ok bool, err error)
	Leave(ctx context.Context, l news.Letter) error
	Return(ctx context.Context, l news.Letter, after time.Duration) error
}

// ledger records what was done for a letter, and strikes out a lane's letters.
type ledger interface {
	Note(ctx context.Context, l news.Letter, step, outcome string) error
	Drop(ctx context.Context, lane string) (int, error)
}

// company is the processes that share a journal.
type company interface {
	Join(ctx context.Context) (processes int, err error)
	Beat(ctx context.Context) (processes int, err error)
	Quit(ctx context.Context) error
}
