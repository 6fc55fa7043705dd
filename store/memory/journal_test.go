package memory

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"whosaid/store/news"
	"whosaid/store/storetest"
)

func TestJournal(t *testing.T) {
	storetest.RunJournal(t, func(*testing.T) storetest.Journal { return NewJournal() })
}

func TestJournalTakesNoMoreThanItCanHold(t *testing.T) {
	j := NewJournal()
	j.most = 2
	if _, err := j.Keep(t.Context(), []news.Letter{{ID: 1, Lane: "a"}, {ID: 2, Lane: "b"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Keep(t.Context(), []news.Letter{{ID: 3, Lane: "c"}}); !errors.Is(err, news.ErrJournalFull) {
		t.Errorf("Keep of a third = %v, want %v", err, news.ErrJournalFull)
	}
}

func TestJournalForgetsNumbersOfLongAgo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := NewJournal()
		for _, want := range []int{1, 0} {
			if fresh, err := j.Keep(t.Context(), []news.Letter{{ID: 1, Lane: "a"}}); err != nil || fresh != want {
				t.Errorf("Keep = %d, %v, want %d new", fresh, err, want)
			}
		}
		time.Sleep(news.LetterIsKnown + time.Minute)
		if fresh, err := j.Keep(t.Context(), []news.Letter{{ID: 1, Lane: "a"}}); err != nil || fresh != 1 {
			t.Errorf("Keep after that long = %d, %v, want 1 new", fresh, err)
		}
	})
}
