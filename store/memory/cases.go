package memory

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"whosaid/store/news"
)

// openCase is a case with what was done about it, and until when it is kept.
type openCase struct {
	news.CaseFile
	until time.Time
}

// OpenCase keeps a case for a while, in the place of what was known of it; what was
// done about it stays.
func (d *Desk) OpenCase(_ context.Context, c news.Case, keep time.Duration) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c.Reasons = slices.Clone(c.Reasons)
	d.cases[c.ID] = openCase{news.CaseFile{Case: c, Acts: d.cases[c.ID].Acts}, d.now().Add(keep)}
	for id, known := range d.cases {
		if !d.now().Before(known.until) {
			delete(d.cases, id)
		}
	}
	if files := d.newest(); len(files) > news.MostCases {
		for _, over := range files[news.MostCases:] {
			delete(d.cases, over.ID)
		}
	}
	return nil
}

// ActOnCase adds what somebody did; it is kept as long as the case.
func (d *Desk) ActOnCase(_ context.Context, id string, act news.CaseAct, keep time.Duration) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, known := d.cases[id]
	if !known || slices.ContainsFunc(c.Acts, func(a news.CaseAct) bool { return a.ID == act.ID }) {
		return nil
	}
	c.Acts, c.until = append(slices.Clone(c.Acts), act), d.now().Add(keep)
	news.SortActs(c.Acts)
	d.cases[id] = c
	return nil
}

// Case is the case with that id; the error is news.ErrNoCase when it is not kept.
func (d *Desk) Case(_ context.Context, id string) (news.CaseFile, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c, known := d.cases[id]
	if !known || !d.now().Before(c.until) {
		return news.CaseFile{}, fmt.Errorf("open case %s: %w", id, news.ErrNoCase)
	}
	return c.CaseFile, nil
}

// Cases are all cases, the newest first.
func (d *Desk) Cases(context.Context) ([]news.CaseFile, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.newest(), nil
}

// newest are the cases that are kept still; the lock is held.
func (d *Desk) newest() []news.CaseFile {
	var out []news.CaseFile
	for _, c := range d.cases {
		if d.now().Before(c.until) {
			out = append(out, c.CaseFile)
		}
	}
	slices.SortFunc(out, func(a, b news.CaseFile) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return out
}
