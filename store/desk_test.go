package store_test

import (
	"testing"
	"time"

	"whosaid/store/news"
	"whosaid/store/storetest"
)

func TestDesk(t *testing.T) {
	storetest.RunDesk(t, func(t *testing.T) storetest.Desk { return open(t, fresh(t)).Desk() })
}

// What is kept for a while is gone by itself: every note and tally has a time
// to live in Redis.
func TestDeskForgetsByItself(t *testing.T) {
	config := fresh(t)
	desk := open(t, config).Desk()
	if err := desk.Keep(t.Context(), news.Note{Name: "n", Owner: "moe", Value: []byte("x"), For: time.Hour}); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Tally(t.Context(), "n", "x", time.Minute); err != nil {
		t.Fatal(err)
	}
	client := shared(t).client(t)
	for key, most := range map[string]time.Duration{":note:n": time.Hour, ":owned:moe": 100 * 24 * time.Hour, ":tally:n": time.Minute} {
		left, err := client.TTL(t.Context(), config.Namespace+":{bot}"+key).Result()
		if err != nil || left <= 0 || left > most {
			t.Errorf("TTL of %s = %v, %v, want at most %v", key, left, err, most)
		}
	}
}

// Two processes of one bot have one desk.
func TestDeskIsShared(t *testing.T) {
	config := fresh(t)
	one, two := open(t, config).Desk(), open(t, config).Desk()
	mine, err := one.Salt(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if its, err := two.Salt(t.Context()); err != nil || string(its) != string(mine) {
		t.Errorf("Salt of another process = %x, %v, want %x", its, err, mine)
	}
}
