package prompts

import (
	"sync"
	"time"
)

// UsedUp is the error of an asker whose share for the day is used up.
type UsedUp struct{}

// Error says so.
func (UsedUp) Error() string { return "the asker's share of the model for today is used up" }

// Reason is what those who ask are told.
func (UsedUp) Reason() string { return "the model was asked enough from here today" }

// share counts what each asker has had of the model today, in UTC.
type share struct {
	most int
	now  func() time.Time

	mu   sync.Mutex
	day  string
	used map[string]int
}

func newShare(most int, now func() time.Time) *share {
	return &share{most: most, now: now, used: map[string]int{}}
}

// take takes one answer out of the asker's share.
func (s *share) take(asker string) error {
	if asker == "" {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if today := s.now().UTC().Format(time.DateOnly); today != s.day {
		s.day, s.used = today, map[string]int{}
	}
	if s.used[asker] >= s.most {
		return UsedUp{}
	}
	s.used[asker]++
	return nil
}
