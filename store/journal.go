package store

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// Journal keeps in Redis the updates that the bot has taken in, until they are
// handled, for all processes of one bot. A lane is held by one process at a time;
// when that process dies, the others take its lanes over.
type Journal struct {
	store   *Store
	process string
}

// alive is for how long a process counts as living after it said so. Beat must
// be called several times in it.
const alive = 6 * time.Second

// Journal is the journal of this store. Of processes that live at one time each
// has its own name; one that is started in the place of another that died should
// take its name, and takes over at once what that one held.
func (s *Store) Journal(process string) *Journal { return &Journal{s, process} }

func (j *Journal) key(parts ...string) string {
	return j.store.keys.bot(append([]string{"journal"}, parts...)...)
}

func (j *Journal) ready() string          { return j.key("ready") }   // lanes by when they are due
func (j *Journal) holders() string        { return j.key("holders") } // the process that holds a lane
func (j *Journal) counts() string         { return j.key("counts") }
func (j *Journal) processes() string      { return j.key("processes") } // by when they count as dead
func (j *Journal) held(p string) string   { return j.key("held", p) }
func (j *Journal) queue(l string) string  { return j.key("queue", l) }
func (j *Journal) letter(id int64) string { return j.key("letter", strconv.FormatInt(id, 10)) }

// Keep takes letters in and tells how many of them are new. Once it has returned
// without an error, none of them is lost when the process is. It gives
// news.ErrJournalFull when too many wait.
func (j *Journal) Keep(ctx context.Context, letters []news.Letter) (fresh int, err error) {
	c := call{script: j.store.scripts.keep, keys: []string{j.ready(), j.holders(), j.counts()},
		args: []any{news.LettersWaiting, seconds(news.LetterWaits)}}
	for _, l := range letters {
		c.keys = append(c.keys, j.letter(l.ID), j.queue(l.Lane))
		c.args = append(c.args, l.ID, l.Lane, l.Body, l.At.UnixMilli())
	}
	answer, err := j.store.run(ctx, c)
	if refused(err, "FULL") {
		return 0, news.ErrJournalFull
	}
	if err != nil {
		return 0, j.store.fail(ctx, err, "keep %d updates", len(letters))
	}
	return number(answer), nil
}

// Claim gives the first letter of a lane that is due and that nobody holds; ok
// is false when there is none. Leave or Return ends the hold.
func (j *Journal) Claim(ctx context.Context) (l news.Letter, ok bool, err error) {
	answer, err := j.store.run(ctx, call{script: j.store.scripts.claim,
		keys: []string{j.ready(), j.holders(), j.counts(), j.held(j.process)},
		args: []any{j.process, j.queue(""), j.key("letter", "")}})
	if errors.Is(err, redis.Nil) {
		return news.Letter{}, false, nil
	}
	if err != nil {
		return news.Letter{}, false, j.store.fail(ctx, err, "claim an update")
	}
	l, err = readLetter(answer)
	return l, err == nil, err
}

// Note records what became of a step of a letter.
func (j *Journal) Note(ctx context.Context, l news.Letter, step, outcome string) error {
	return j.change(ctx, "note a step of", l, call{script: j.store.scripts.note,
		keys: []string{j.holders(), j.letter(l.ID)},
		args: []any{l.Lane, j.process, step, outcome}})
}

// Leave ends a letter: it is handled, and only its number is still known.
func (j *Journal) Leave(ctx context.Context, l news.Letter) error {
	return j.leave(ctx, l, seconds(news.LetterIsKnown), 0)
}

// Return gives a letter back, with the steps that were noted; its lane is due
// again after a while.
func (j *Journal) Return(ctx context.Context, l news.Letter, after time.Duration) error {
	return j.leave(ctx, l, 0, after)
}

func (j *Journal) leave(ctx context.Context, l news.Letter, known int, after time.Duration) error {
	return j.change(ctx, "end", l, call{script: j.store.scripts.leave,
		keys: []string{j.ready(), j.holders(), j.counts(), j.held(j.process), j.queue(l.Lane), j.letter(l.ID)},
		args: []any{l.Lane, j.process, l.ID, known, after.Milliseconds()}})
}

// change runs a script that only the holder of a lane may run; another gets
// news.ErrLetterLost.
func (j *Journal) change(ctx context.Context, act string, l news.Letter, c call) error {
	_, err := j.store.run(ctx, c)
	if refused(err, "LOST") {
		return news.ErrLetterLost
	}
	if err != nil {
		return j.store.fail(ctx, err, "%s update %d", act, l.ID)
	}
	return nil
}

// Drop ends the letters of a lane that wait, unread, and tells how many.
func (j *Journal) Drop(ctx context.Context, lane string) (int, error) {
	answer, err := j.store.run(ctx, call{script: j.store.scripts.drop,
		keys: []string{j.ready(), j.holders(), j.counts(), j.queue(lane)},
		args: []any{lane, j.key("letter", ""), seconds(news.LetterIsKnown)}})
	if err != nil {
		return 0, j.store.fail(ctx, err, "drop the updates of a chat")
	}
	return number(answer), nil
}

// Join begins the work of this process: it frees what an earlier process of its
// name held. It tells how many processes there are.
func (j *Journal) Join(ctx context.Context) (processes int, err error) { return j.beat(ctx, "join") }

// Beat says that this process lives, and takes over from those that do not. It
// tells how many processes there are.
func (j *Journal) Beat(ctx context.Context) (processes int, err error) { return j.beat(ctx, "") }

// Quit ends the work of this process and frees what it holds.
func (j *Journal) Quit(ctx context.Context) error {
	_, err := j.beat(ctx, "quit")
	return err
}

func (j *Journal) beat(ctx context.Context, act string) (int, error) {
	answer, err := j.store.run(ctx, call{script: j.store.scripts.beat,
		keys: []string{j.ready(), j.holders(), j.processes()},
		args: []any{j.process, alive.Milliseconds(), act, j.key("held", ""), j.queue("")}})
	if err != nil {
		return 0, j.store.fail(ctx, err, "say that this process lives")
	}
	return number(answer), nil
}

// Waiting is how many letters are not handled yet, those in hand included.
func (j *Journal) Waiting(ctx context.Context) (int, error) {
	n, err := j.store.clients.read.HGet(ctx, j.counts(), "waiting").Int()
	if err != nil && !errors.Is(err, redis.Nil) {
		return 0, j.store.fail(ctx, err, "count the updates that wait")
	}
	return n, nil
}

func seconds(d time.Duration) int { return int(d / time.Second) }

// number is what a script answers that counts.
func number(answer any) int {
	n, _ := answer.(int64)
	return int(n)
}
