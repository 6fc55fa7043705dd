package deliver

import (
	"testing"
	"time"
)

// FuzzTurns holds that, however messages are asked for, no window holds more
// than its limit, and that nobody waits for ever.
func FuzzTurns(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 200, 0, 0})
	f.Add([]byte{255, 0, 255, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})
	f.Fuzz(func(t *testing.T, asked []byte) {
		turns := newTurns(Limits{Chat: 1, Group: 4, Server: 3})
		now := time.Unix(1_700_000_000, 0)
		taken := map[int64][]time.Time{}
		for _, b := range asked {
			chat := int64(b%5) - 2
			now = now.Add(time.Duration(b) * time.Millisecond)
			for range 10 {
				at := turns.take(chat, now)
				if at.IsZero() {
					taken[chat] = append(taken[chat], now)
					taken[100] = append(taken[100], now) // all together
					break
				}
				if wait := at.Sub(now); wait <= 0 || wait > minute {
					t.Fatalf("take(%d) says to wait %v", chat, wait)
				}
				now = at
			}
		}
		for chat, times := range taken {
			most := 1
			if chat == 100 {
				most = 3
			}
			crowded(t, chat, times, most, time.Second)
			if chat < 0 {
				crowded(t, chat, times, 4, time.Minute)
			}
		}
	})
}

func crowded(t *testing.T, chat int64, times []time.Time, most int, per time.Duration) {
	t.Helper()
	for i := most; i < len(times); i++ {
		if gap := times[i].Sub(times[i-most]); gap < per {
			t.Errorf("chat %d: %d messages within %v", chat, most+1, gap)
		}
	}
}

func TestTurnsAreSharedByProcesses(t *testing.T) {
	turns := newTurns(Limits{Server: 30})
	turns.share(3)
	now, n := time.Unix(1_700_000_000, 0), 0
	for turns.take(int64(n+1), now).IsZero() {
		n++
	}
	if n != 10 {
		t.Errorf("one of three processes may send %d in a second, want 10", n)
	}
}

func TestTurnsForgetQuietChats(t *testing.T) {
	turns := newTurns(Platform)
	now := time.Unix(1_700_000_000, 0)
	for i := range 1000 {
		turns.take(int64(i), now.Add(time.Duration(i)*time.Hour))
	}
	if n := len(turns.chats); n > 3 {
		t.Errorf("%d chats are remembered, want the last", n)
	}
}
