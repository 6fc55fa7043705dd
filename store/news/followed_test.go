package news

import (
	"errors"
	"testing"
	"time"
)

func TestDueBacksOff(t *testing.T) {
	at := time.Date(2026, 5, 12, 10, 0, 0, 0, time.UTC)
	tests := []struct {
		f      Followed
		jitter float64
		want   time.Duration
	}{
		{Followed{Added: at, Every: time.Hour}, 1, 0},
		{Followed{Tried: at, Every: time.Hour}, 0, time.Hour},
		{Followed{Tried: at, Every: time.Hour}, 1, 54 * time.Minute},
		{Followed{Tried: at, Every: time.Hour, Failures: 2}, 0, 4 * time.Hour},
		{Followed{Tried: at, Every: time.Hour, Failures: 1000}, 0, mostBackOff * time.Hour},
	}
	for _, tt := range tests {
		if got := tt.f.Due(tt.jitter).Sub(at); got != tt.want {
			t.Errorf("Due of %+v = after %v, want %v", tt.f, got, tt.want)
		}
	}
}

func TestWent(t *testing.T) {
	at := time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)
	var f Followed
	for _, step := range []struct {
		brought int
		fault   error
		want    Followed
	}{
		{0, errors.New("no\nanswer"), Followed{Tried: at, Fault: "no; answer", Failures: 1}},
		{0, errors.New("no"), Followed{Tried: at.Add(time.Hour), Fault: "no", Failures: 2}},
		{3, nil, Followed{Tried: at.Add(2 * time.Hour), Succeeded: at.Add(2 * time.Hour), Brought: at.Add(2 * time.Hour), New: 3}},
		{0, nil, Followed{Tried: at.Add(3 * time.Hour), Succeeded: at.Add(3 * time.Hour), Brought: at.Add(2 * time.Hour)}},
		{0, errors.New("no"), Followed{Tried: at.Add(4 * time.Hour), Succeeded: at.Add(3 * time.Hour), Brought: at.Add(2 * time.Hour), Fault: "no", Failures: 1}},
	} {
		f.Went(step.want.Tried, step.brought, step.fault)
		if f != step.want {
			t.Errorf("Went(%d, %v) = %+v, want %+v", step.brought, step.fault, f, step.want)
		}
	}
}
