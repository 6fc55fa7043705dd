package store

import (
	"context"
	_ "embed"
	"errors"
	"strings"

	"github.com/redis/go-redis/v9"
)

var (
	//go:embed embedding.lua
	embeddingSource string
	//go:embed put.lua
	putSource string
	//go:embed remove.lua
	removeSource string
	//go:embed vectors.lua
	vectorsSource string
	//go:embed repair.lua
	repairSource string
	//go:embed strays.lua
	straysSource string
	//go:embed journal_keep.lua
	keepSource string
	//go:embed journal_claim.lua
	claimSource string
	//go:embed journal_note.lua
	noteSource string
	//go:embed journal_leave.lua
	leaveSource string
	//go:embed journal_drop.lua
	dropSource string
	//go:embed journal_beat.lua
	beatSource string
)

// scripts are what writes. A script runs whole or not at all, and what it wrote
// is saved and replicated as one transaction.
type scripts struct {
	put, remove, vectors, repair, strays *redis.Script
	// of the journal
	keep, claim, note, leave, drop, beat *redis.Script
}

func newScripts() scripts {
	return scripts{
		put:     redis.NewScript(withEmbeddings(putSource)),
		remove:  redis.NewScript(removeSource),
		vectors: redis.NewScript(withEmbeddings(vectorsSource)),
		repair:  redis.NewScript(withEmbeddings(repairSource)),
		strays:  redis.NewScript(straysSource),
		keep:    redis.NewScript(keepSource),
		claim:   redis.NewScript(claimSource),
		note:    redis.NewScript(noteSource),
		leave:   redis.NewScript(leaveSource),
		drop:    redis.NewScript(dropSource),
		beat:    redis.NewScript(beatSource),
	}
}

// withEmbeddings puts what is known of embeddings before a script, after its first
// line, which must stay that.
func withEmbeddings(source string) string {
	first, rest, _ := strings.Cut(source, "\n")
	return first + "\n" + embeddingSource + rest
}

// mostChanges is about how many changes a partition's stream keeps. A process
// that fell further behind builds its keyword index anew.
const mostChanges = 100_000

// call is a script with what it is told.
type call struct {
	script *redis.Script
	keys   []string
	args   []any
}

// run runs one script.
func (s *Store) run(ctx context.Context, c call) (any, error) {
	return c.script.Run(ctx, s.clients.write, c.keys, c.args...).Result()
}

// runAll runs scripts one after the other, in one exchange with the server.
func (s *Store) runAll(ctx context.Context, calls []call) []*redis.Cmd {
	results := make([]*redis.Cmd, len(calls))
	_, _ = s.clients.write.Pipelined(ctx, func(p redis.Pipeliner) error { // each result has its own error
		for i, c := range calls {
			results[i] = c.script.EvalSha(ctx, p, c.keys, c.args...)
		}
		return nil
	})
	for i, c := range calls {
		if redis.HasErrorPrefix(results[i].Err(), "NOSCRIPT") {
			results[i] = c.script.Eval(ctx, s.clients.write, c.keys, c.args...)
		}
	}
	return results
}

// refused reports whether a script refused with the word.
func refused(err error, word string) bool {
	var answer redis.Error
	return errors.As(err, &answer) && strings.HasPrefix(strings.TrimPrefix(answer.Error(), "ERR "), word+" ")
}
