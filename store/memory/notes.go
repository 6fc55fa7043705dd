package memory

import (
	"context"
	"slices"
	"time"

	"whosaid/store/news"
)

// Keep remembers a note, in the place of one of the same name.
func (d *Desk) Keep(_ context.Context, note news.Note) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.sweep()
	note.Value = slices.Clone(note.Value)
	d.notes[note.Name] = kept{note, d.now().Add(note.For)}
	return nil
}

// Recall is the value of the note of that name; nil when there is none.
func (d *Desk) Recall(_ context.Context, name string) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	note, ok := d.notes[name]
	if !ok || !d.now().Before(note.until) {
		return nil, nil
	}
	return slices.Clone(note.Value), nil
}

// Take is Recall of a note that only one may have: it is gone then, and of those who
// ask at once one gets it.
func (d *Desk) Take(_ context.Context, name string) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	note, ok := d.notes[name]
	delete(d.notes, name)
	if !ok || !d.now().Before(note.until) {
		return nil, nil
	}
	return note.Value, nil
}

// Forget drops all notes and records of an owner.
func (d *Desk) Forget(_ context.Context, owner news.Pseudonym) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for name, note := range d.notes {
		if note.Owner == owner {
			delete(d.notes, name)
		}
	}
	d.forgetRecords(owner)
	return nil
}

// Tally counts what under a name, each thing once, and tells how many different
// ones there are. It begins anew when nothing was counted for so long.
func (d *Desk) Tally(_ context.Context, name, what string, keep time.Duration) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.sweep()
	t, ok := d.tallies[name]
	if !ok || !d.now().Before(t.until) {
		t.seen = map[string]bool{}
	}
	t.seen[what], t.until = true, d.now().Add(keep)
	d.tallies[name] = t
	return len(t.seen), nil
}

// sweep drops what is over, from time to time.
func (d *Desk) sweep() {
	if len(d.notes)+len(d.tallies) < 1024 || (len(d.notes)+len(d.tallies))&1023 != 0 {
		return
	}
	now := d.now()
	for name, note := range d.notes {
		if !now.Before(note.until) {
			delete(d.notes, name)
		}
	}
	for name, t := range d.tallies {
		if !now.Before(t.until) {
			delete(d.tallies, name)
		}
	}
}
