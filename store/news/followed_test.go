package news

import (
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
