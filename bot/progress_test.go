package main

import (
	"bytes"
	"testing"
	"time"
)

// TestProgressWithoutATerminal holds that a long work is heard of, and a short one
// is not.
func TestProgressWithoutATerminal(t *testing.T) {
	var told bytes.Buffer
	at := time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC)
	p := (&app{err: &told}).progress(-1, "storing", "articles")
	p.now = func() time.Time { return at }
	p.began, p.told = at, at
	for _, step := range []struct {
		after time.Duration
		do    func() error
		want  string
	}{
		{9 * time.Second, func() error { return p.Add(3) }, ""},
		{time.Second, func() error { return p.Add(1) }, "bot: storing: 4 articles\n"},
		{9 * time.Second, func() error { p.ChangeMax(100); return p.Set(19) }, ""},
		{time.Second, func() error { return p.Set(20) }, "bot: storing: 20 of 100 articles, 1m20s left\n"},
		{time.Minute, p.Finish, ""},
	} {
		at = at.Add(step.after)
		told.Reset()
		if err := step.do(); err != nil || told.String() != step.want {
			t.Errorf("at %s it says %q, %v, want %q", at.Format(time.TimeOnly), told.String(), err, step.want)
		}
	}
}
