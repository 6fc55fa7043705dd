package store_test

import (
	"testing"
	"time"

	"whosaid/store"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

func TestJournal(t *testing.T) {
	storetest.RunJournal(t, func(t *testing.T) storetest.Journal { return open(t, fresh(t)).Journal("one") })
}

// What a process held that died goes to one that takes its name at once, and to
// any other when the dead one has not been heard of for a while.
func TestJournalTakesOverFromTheDead(t *testing.T) {
	s := open(t, fresh(t))
	dead, heir, other := s.Journal("a"), s.Journal("a"), s.Journal("b")
	ctx := t.Context()
	for _, j := range []*store.Journal{dead, other} {
		if _, err := j.Join(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := dead.Keep(ctx, []news.Letter{{ID: 1, Lane: "x", Body: []byte("{}")}}); err != nil {
		t.Fatal(err)
	}
	held, ok, err := dead.Claim(ctx)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if n, err := other.Beat(ctx); n != 2 || err != nil {
		t.Errorf("Beat = %d, %v, want two processes", n, err)
	}
	if _, ok, _ := other.Claim(ctx); ok {
		t.Error("another process gets what one that lives holds")
	}
	if _, err := heir.Join(ctx); err != nil {
		t.Fatal(err)
	}
	again, ok, err := heir.Claim(ctx)
	if err != nil || !ok || again.ID != held.ID || again.Tries != 2 {
		t.Errorf("the heir claims %+v, %v, %v, want what the dead one held", again, ok, err)
	}
	if err := heir.Quit(ctx); err != nil {
		t.Fatal(err)
	}
	if l, ok, err := other.Claim(ctx); err != nil || !ok || l.ID != 1 {
		t.Errorf("after it quit, another claims %+v, %v, %v, want the letter", l, ok, err)
	}
	if err := heir.Note(ctx, again, "s", "o"); err != news.ErrLetterLost {
		t.Errorf("Note of one that has quit = %v, want %v", err, news.ErrLetterLost)
	}
}

// A process that says nothing for some seconds loses its lanes.
func TestJournalOfASilentProcess(t *testing.T) {
	config := fresh(t)
	s := open(t, config)
	silent, other := s.Journal("a"), s.Journal("b")
	ctx := t.Context()
	for _, j := range []*store.Journal{silent, other} {
		if _, err := j.Join(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := silent.Keep(ctx, []news.Letter{{ID: 1, Lane: "x", Body: []byte("{}")}}); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := silent.Claim(ctx); !ok || err != nil {
		t.Fatal(ok, err)
	}
	// The clock is Redis's; so that the test need not wait, the entry is made old.
	if err := shared(t).client(t).ZIncrBy(ctx, config.Namespace+":{bot}:journal:processes", -60_000, "a").Err(); err != nil {
		t.Fatal(err)
	}
	if n, err := other.Beat(ctx); n != 1 || err != nil {
		t.Errorf("Beat = %d, %v, want itself alone", n, err)
	}
	if l, ok, err := other.Claim(ctx); !ok || err != nil || l.ID != 1 {
		t.Errorf("Claim = %+v, %v, %v, want what the silent one held", l, ok, err)
	}
}

// Nothing of the journal stays for good.
func TestJournalForgetsByItself(t *testing.T) {
	config := fresh(t)
	j := open(t, config).Journal("a")
	ctx := t.Context()
	if _, err := j.Keep(ctx, []news.Letter{{ID: 1, Lane: "x", Body: []byte("{}")}, {ID: 2, Lane: "y", Body: []byte("{}")}}); err != nil {
		t.Fatal(err)
	}
	l, _, err := j.Claim(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Leave(ctx, l); err != nil {
		t.Fatal(err)
	}
	client := shared(t).client(t)
	for key, most := range map[string]time.Duration{"letter:1": news.LetterIsKnown, "letter:2": news.LetterWaits, "queue:y": news.LetterWaits} {
		left, err := client.TTL(ctx, config.Namespace+":{bot}:journal:"+key).Result()
		if err != nil || left <= 0 || left > most {
			t.Errorf("TTL of %s = %v, %v, want at most %v", key, left, err, most)
		}
	}
	if fields, err := client.HKeys(ctx, config.Namespace+":{bot}:journal:letter:1").Result(); err != nil || len(fields) != 1 {
		t.Errorf("a handled letter keeps %v, %v, want nothing of its text", fields, err)
	}
}
