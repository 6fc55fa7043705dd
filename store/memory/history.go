package memory

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"time"

	"whosaid/store/news"
)

// records are what a desk keeps of what people were told.
type records struct {
	seed  []byte
	byID  map[string]recorded
	owned map[news.Pseudonym][]string // ids, the oldest first
}

type recorded struct {
	news.Record
	until time.Time
}

func newRecords() records {
	seed := make([]byte, news.SeedSize)
	rand.Read(seed) // never fails
	return records{seed, map[string]recorded{}, map[news.Pseudonym][]string{}}
}

// Seed is what the key is made of that signs receipts.
func (d *Desk) Seed(context.Context) ([]byte, error) { return slices.Clone(d.records.seed), nil }

// Record keeps a record for a while; of one owner the newest news.MostRecords.
func (d *Desk) Record(_ context.Context, r news.Record, keep time.Duration) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	h := &d.records
	ids := h.owned[r.By]
	if _, known := h.byID[r.ID]; !known {
		ids = append(ids, r.ID)
	}
	h.byID[r.ID] = recorded{r, d.now().Add(keep)}
	for len(ids) > 0 && (len(ids) > news.MostRecords || !d.now().Before(h.byID[ids[0]].until)) {
		delete(h.byID, ids[0])
		ids = ids[1:]
	}
	h.owned[r.By] = ids
	return nil
}

// Recorded is the record of an owner that has the id; the error is
// news.ErrNoRecord when it is not kept.
func (d *Desk) Recorded(_ context.Context, by news.Pseudonym, id string) (news.Record, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r, ok := d.records.byID[id]
	if !ok || r.By != by || !d.now().Before(r.until) {
		return news.Record{}, fmt.Errorf("open record %s: %w", id, news.ErrNoRecord)
	}
	return r.Record, nil
}

// Records are at most limit records of an owner that are older than before, the
// newest first.
func (d *Desk) Records(_ context.Context, by news.Pseudonym, before time.Time, limit int) ([]news.Record, error) {
	out := d.recordsOf(by, func(r news.Record) bool { return r.At.Before(before) })
	return out[:min(limit, len(out))], nil
}

// Worded are the records of an owner whose texts have the same words as a text, the
// newest first.
func (d *Desk) Worded(_ context.Context, by news.Pseudonym, text string) ([]news.Record, error) {
	wanted := news.Wording(text)
	return d.recordsOf(by, func(r news.Record) bool { return news.Wording(r.Text) == wanted }), nil
}

// recordsOf are the records of an owner that are wanted and kept still, the newest first.
func (d *Desk) recordsOf(by news.Pseudonym, wanted func(news.Record) bool) []news.Record {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []news.Record
	for _, id := range d.records.owned[by] {
		if r := d.records.byID[id]; d.now().Before(r.until) && wanted(r.Record) {
			out = append(out, r.Record)
		}
	}
	slices.SortFunc(out, func(a, b news.Record) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return out
}

// forgetRecords drops all records of an owner; the lock is held.
func (d *Desk) forgetRecords(owner news.Pseudonym) {
	for _, id := range d.records.owned[owner] {
		delete(d.records.byID, id)
	}
	delete(d.records.owned, owner)
}
