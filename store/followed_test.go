package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"whosaid/store/news"
)

func TestFollowed(t *testing.T) {
	config := fresh(t)
	one, two := open(t, config), open(t, config)
	at := time.Date(2026, 5, 12, 10, 0, 0, 0, time.UTC)
	f := news.Followed{URL: "https://a.example/feed", Every: time.Hour, Outlet: "a", Added: at}
	if err := one.Follow(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	f.Tried, f.Fault, f.Failures = at, "404", 1
	if err := two.Tried(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	if err := two.Tried(t.Context(), news.Followed{URL: "https://b.example/"}); err != nil {
		t.Fatal(err)
	}
	got, err := one.Followed(t.Context())
	if diff := cmp.Diff([]news.Followed{f}, got); err != nil || diff != "" {
		t.Errorf("Followed: %v, differs (-want +got):\n%s", err, diff)
	}
	for _, want := range []bool{true, false} {
		if was, err := one.Unfollow(t.Context(), f.URL); err != nil || was != want {
			t.Errorf("Unfollow = %v, %v, want %v", was, err, want)
		}
	}
}

func TestLockIsHeldByOne(t *testing.T) {
	config := fresh(t)
	one, two := open(t, config), open(t, config)
	held, err := one.Lock(t.Context(), "x", time.Minute)
	if err != nil || held == nil {
		t.Fatalf("Lock = %v, %v", held, err)
	}
	if other, err := two.Lock(t.Context(), "x", time.Minute); err != nil || other != nil {
		t.Errorf("Lock by another = %v, %v, want none", other, err)
	}
	if still, err := held.Extend(t.Context()); err != nil || !still {
		t.Errorf("Extend = %v, %v", still, err)
	}
	if err := held.Release(t.Context()); err != nil {
		t.Error(err)
	}
	next, err := two.Lock(t.Context(), "x", time.Minute)
	if err != nil || next == nil {
		t.Fatalf("Lock after Release = %v, %v", next, err)
	}
	if still, err := held.Extend(t.Context()); err != nil || still {
		t.Errorf("Extend of a lock that another holds = %v, %v", still, err)
	}
	if err := held.Release(t.Context()); err != nil {
		t.Error(err)
	}
	if still, err := next.Extend(t.Context()); err != nil || !still {
		t.Errorf("Extend after another's Release = %v, %v, want it held still", still, err)
	}
}
