package memory

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"whosaid/store/news"
)

// Journal keeps the updates that the bot has taken in, until they are handled,
// while this process lives. It is safe for concurrent use.
type Journal struct {
	now  func() time.Time
	most int // letters that may wait

	mu      sync.Mutex
	lanes   map[string]*lane
	due     []*lane // that have letters and that nobody holds, by when they are due
	known   map[int64]time.Time
	waiting int
	swept   time.Time
}

// lane is the letters of one lane, in order.
type lane struct {
	name    string
	letters []*news.Letter
	held    bool
	at      time.Time // when it is due
}

// NewJournal is an empty journal.
func NewJournal() *Journal {
	return &Journal{now: time.Now, most: 10_000, lanes: map[string]*lane{}, known: map[int64]time.Time{}}
}

// Keep takes letters in and tells how many of them are new. It gives
// news.ErrJournalFull when too many wait.
func (j *Journal) Keep(_ context.Context, letters []news.Letter) (fresh int, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.waiting+len(letters) > j.most {
		return 0, news.ErrJournalFull
	}
	now := j.now()
	j.sweep(now)
	for _, l := range letters {
		if _, seen := j.known[l.ID]; seen {
			continue
		}
		j.known[l.ID] = now
		l.Steps = map[string]string{}
		j.put(&l, now)
		fresh++
	}
	return fresh, nil
}

func (j *Journal) put(l *news.Letter, now time.Time) {
	in, there := j.lanes[l.Lane]
	if !there {
		in = &lane{name: l.Lane, at: now}
		j.lanes[l.Lane] = in
		j.due = append(j.due, in)
	}
	at, _ := slices.BinarySearchFunc(in.letters, l.ID, func(other *news.Letter, id int64) int { return cmp.Compare(other.ID, id) })
	if at == 0 && in.held && len(in.letters) > 0 {
		at = 1 // the first is in hand
	}
	in.letters = slices.Insert(in.letters, at, l)
	j.waiting++
}

// Claim gives the first letter of a lane that is due and that nobody holds; ok
// is false when there is none. Leave or Return ends the hold.
func (j *Journal) Claim(context.Context) (l news.Letter, ok bool, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	now := j.now()
	i := slices.IndexFunc(j.due, func(in *lane) bool { return !in.at.After(now) })
	if i < 0 {
		return news.Letter{}, false, nil
	}
	in := j.due[i]
	j.due = slices.Delete(j.due, i, i+1)
	in.held = true
	in.letters[0].Tries++
	l = *in.letters[0]
	l.Steps = maps.Clone(l.Steps)
	return l, true, nil
}

// Note records what became of a step of a letter.
func (j *Journal) Note(_ context.Context, l news.Letter, step, outcome string) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	in, holds := j.lanes[l.Lane]
	if !holds || !in.held {
		return news.ErrLetterLost
	}
	in.letters[0].Steps[step] = outcome
	return nil
}

// Leave ends a letter: it is handled, and only its number is still known.
func (j *Journal) Leave(_ context.Context, l news.Letter) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	in, holds := j.lanes[l.Lane]
	if !holds || !in.held {
		return news.ErrLetterLost
	}
	in.letters = slices.Delete(in.letters, 0, 1)
	j.waiting--
	j.free(in, 0)
	return nil
}

// Return gives a letter back, with the steps that were noted; its lane is due
// again after a while.
func (j *Journal) Return(_ context.Context, l news.Letter, after time.Duration) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	in, holds := j.lanes[l.Lane]
	if !holds || !in.held {
		return news.ErrLetterLost
	}
	j.free(in, after)
	return nil
}

// free ends the hold on a lane. One without letters is forgotten.
func (j *Journal) free(in *lane, after time.Duration) {
	in.held = false
	if len(in.letters) == 0 {
		delete(j.lanes, in.name)
		return
	}
	in.at = j.now().Add(after)
	j.due = append(j.due, in)
}

// Drop ends the letters of a lane that wait, unread, and tells how many.
func (j *Journal) Drop(_ context.Context, name string) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	in, there := j.lanes[name]
	if !there {
		return 0, nil
	}
	keep := 0
	if in.held {
		keep = 1
	}
	dropped := len(in.letters) - keep
	in.letters = in.letters[:keep]
	j.waiting -= dropped
	if keep == 0 {
		j.due = slices.DeleteFunc(j.due, func(other *lane) bool { return other == in })
		delete(j.lanes, name)
	}
	return dropped, nil
}

// sweep forgets numbers of letters that were seen long ago, once an hour.
func (j *Journal) sweep(now time.Time) {
	if now.Sub(j.swept) < time.Hour {
		return
	}
	j.swept = now
	maps.DeleteFunc(j.known, func(_ int64, seen time.Time) bool { return now.Sub(seen) > news.LetterIsKnown })
}

// Join, Beat and Quit tell of processes; here there is one.
func (j *Journal) Join(context.Context) (processes int, err error) { return 1, nil }

// Beat tells how many processes there are.
func (j *Journal) Beat(context.Context) (processes int, err error) { return 1, nil }

// Quit ends the work of this process.
func (j *Journal) Quit(context.Context) error { return nil }

// Waiting is how many letters are not handled yet, those in hand included.
func (j *Journal) Waiting(context.Context) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.waiting, nil
}
