package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// tellEvery is how often it is told how far a work is where nobody sees a bar.
const tellEvery = 10 * time.Second

// progress tells how far a long work is: by a bar on a terminal, and elsewhere by
// a line now and then. It is safe for use by several goroutines.
type progress struct {
	bar       *progressbar.ProgressBar // nil: lines
	out       io.Writer
	doing, of string
	now       func() time.Time

	mu          sync.Mutex
	done, total int
	began, told time.Time
}

// progress tells on standard error how far a work is that has so many steps, each
// of them one of what is named; -1 is an unknown number.
func (a *app) progress(total int, doing, of string) *progress {
	p := &progress{out: a.err, doing: doing, of: of, total: total, now: time.Now}
	if isTerminal(a.err) {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetDescription(doing),
			progressbar.OptionSetWriter(a.err),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString(of),
			progressbar.OptionSetWidth(30),
			progressbar.OptionClearOnFinish(),
		)
	}
	p.began = p.now()
	p.told = p.began
	return p
}

// Add tells of further steps that are done.
func (p *progress) Add(n int) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.at(p.done + n)
}

// Set tells how many steps are done.
func (p *progress) Set(n int) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.at(n)
}

// ChangeMax tells how many steps there are.
func (p *progress) ChangeMax(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.total = n
	if p.bar != nil {
		p.bar.ChangeMax(n)
	}
}

// Finish takes the bar away.
func (p *progress) Finish() error {
	if p.bar == nil {
		return nil
	}
	return p.bar.Finish()
}

func (p *progress) at(done int) error {
	p.done = done
	if p.bar != nil {
		return p.bar.Set(done)
	}
	now := p.now()
	if now.Sub(p.told) < tellEvery {
		return nil
	}
	p.told = now
	_, err := fmt.Fprintf(p.out, "bot: %s: %s\n", p.doing, p.howFar(now))
	return err
}

// howFar is "120 of 400 questions, 40s left".
func (p *progress) howFar(now time.Time) string {
	if p.total <= 0 || p.done <= 0 {
		return fmt.Sprintf("%d %s", p.done, p.of)
	}
	left := now.Sub(p.began) / time.Duration(p.done) * time.Duration(max(p.total-p.done, 0))
	return fmt.Sprintf("%d of %d %s, %s left", p.done, p.total, p.of, left.Round(time.Second))
}
