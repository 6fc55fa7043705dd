package store_test

import (
	"slices"
	"testing"
	"time"

	"whosaid/store"
	"whosaid/store/news"
)

// edition stores a text as the current version of an article.
func edition(t *testing.T, s *store.Store, url, text string) news.Edition {
	t.Helper()
	a, err := news.NewArticle(news.Meta{URL: url}, text, nil)
	if err == nil {
		err = s.Put(t.Context(), a, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return news.Edition{Article: a.ID(), Hash: a.Hash()}
}

// TestWatch goes through what happens to a watched edition.
func TestWatch(t *testing.T) {
	config := fresh(t)
	one, two := open(t, config), open(t, config)
	first, other := edition(t, one, "https://a.example/1", "Nine were hurt."), edition(t, one, "https://a.example/2", "It fell.")
	gone := edition(t, one, "https://a.example/3", "It rose.")
	watch := func(key string, long time.Duration, of ...news.Edition) {
		t.Helper()
		if err := one.Desk().Watch(t.Context(), key, of, long); err != nil {
			t.Fatal(err)
		}
	}
	reprinted := func() []news.Reprinted {
		t.Helper()
		got, err := two.Desk().Reprinted(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			slices.Sort(got[i].Keys)
		}
		return got
	}
	watch("moe", time.Hour, first, other, gone)
	watch("lunde", time.Hour, first)
	watch("short", -time.Hour, other)
	if err := one.Remove(t.Context(), gone.Article); err != nil {
		t.Fatal(err)
	}
	if got := reprinted(); len(got) > 0 {
		t.Errorf("before a change: %+v", got)
	}
	now := edition(t, one, "https://a.example/1", "Ten were hurt.")
	got := reprinted()
	if len(got) != 1 || got[0].Edition != first || got[0].Now != now.Hash || !slices.Equal(got[0].Keys, []string{"lunde", "moe"}) {
		t.Fatalf("after a change: %+v", got)
	}
	watch("late", time.Hour, first) // an answer that was made while the article changed
	if err := two.Desk().Unwatch(t.Context(), got[0]); err != nil {
		t.Fatal(err)
	}
	if got = reprinted(); len(got) != 1 || !slices.Equal(got[0].Keys, []string{"late"}) {
		t.Fatalf("what came while others were told: %+v", got)
	}
	if err := two.Desk().Unwatch(t.Context(), got[0]); err != nil {
		t.Fatal(err)
	}
	if got := reprinted(); len(got) > 0 {
		t.Errorf("when all are told: %+v", got)
	}
	if err := one.Desk().Watch(t.Context(), "nothing", nil, time.Hour); err != nil {
		t.Error(err)
	}
}

// What is watched is forgotten by itself.
func TestWatchEnds(t *testing.T) {
	config := fresh(t)
	s := open(t, config)
	first := edition(t, s, "https://a.example/1", "Nine were hurt.")
	if err := s.Desk().Watch(t.Context(), "moe", []news.Edition{first}, -time.Hour); err != nil {
		t.Fatal(err)
	}
	edition(t, s, "https://a.example/1", "Ten were hurt.")
	if got, err := s.Desk().Reprinted(t.Context()); err != nil || len(got) > 0 {
		t.Errorf("Reprinted = %+v, %v, want nothing", got, err)
	}
	client := shared(t).client(t)
	if n, err := client.ZCard(t.Context(), config.Namespace+":{bot}:watched").Result(); err != nil || n > 0 {
		t.Errorf("%d editions are watched still, %v", n, err)
	}
	keys, err := client.Keys(t.Context(), config.Namespace+":{bot}:watch:*").Result()
	if err != nil || len(keys) > 1 {
		t.Errorf("keys: %q, %v", keys, err)
	}
	for _, key := range keys {
		if left, err := client.TTL(t.Context(), key).Result(); err != nil || left <= 0 || left > time.Second {
			t.Errorf("TTL of %s = %v, %v", key, left, err)
		}
	}
}

// TestRelabelled holds that a decision is told to those who watch its article, until it
// was, and by whichever process looks.
func TestRelabelled(t *testing.T) {
	config := fresh(t)
	one, two := open(t, config), open(t, config)
	older := edition(t, one, "https://a.example/1", "Nine were hurt.")
	watch := func(key string, of news.Edition) {
		t.Helper()
		if err := one.Desk().Watch(t.Context(), key, []news.Edition{of}, time.Hour); err != nil {
			t.Fatal(err)
		}
	}
	watch("moe", older)
	newer := edition(t, one, "https://a.example/1", "Ten were hurt.")
	watch("lunde", newer)
	watch("other", edition(t, one, "https://a.example/11", "It fell."))
	for _, d := range []news.Decision{
		{ID: "1", Subject: news.Subject{Article: newer.Article}, Ruling: news.OutletIs, Outlet: "post"},
		{ID: "2", Subject: news.Subject{Outlet: "post"}, Ruling: news.OutletNamed, Text: "The Post"},
		{ID: "3", Subject: news.Subject{Article: "nobody-watches"}, Ruling: news.OutletIs},
	} {
		if err := one.Desk().Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	relabelled := func() []news.Relabelled {
		t.Helper()
		got, err := two.Desk().Relabelled(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	got := relabelled()
	if len(got) != 2 || got[0].Decision != "1" || !slices.Equal(got[0].Keys, []string{"lunde", "moe"}) || len(got[1].Keys) != 0 {
		t.Errorf("Relabelled = %+v, want decision 1 for lunde and moe, and 3 for nobody", got)
	}
	for _, d := range got {
		if err := two.Desk().Announced(t.Context(), d.Decision); err != nil {
			t.Fatal(err)
		}
	}
	if got := relabelled(); len(got) != 0 {
		t.Errorf("told once, and again %+v", got)
	}
}
