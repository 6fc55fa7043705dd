package memory_test

import (
	"fmt"
	"testing"
	"time"

	"whosaid/store/memory"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

func TestDesk(t *testing.T) {
	storetest.RunDesk(t, func(t *testing.T) storetest.Desk { return memory.NewDesk(time.Now) })
}

func TestNotesEnd(t *testing.T) {
	now := time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)
	desk := memory.NewDesk(func() time.Time { return now })
	for i := range 3000 { // more than are swept at once
		if err := desk.Keep(t.Context(), news.Note{Name: fmt.Sprint(i), Value: []byte("x"), For: time.Minute}); err != nil {
			t.Fatal(err)
		}
	}
	now = now.Add(time.Minute)
	if got, err := desk.Recall(t.Context(), "7"); err != nil || got != nil {
		t.Errorf("Recall after a minute = %q, %v, want nothing", got, err)
	}
	if got, err := desk.Tally(t.Context(), "n", "a", time.Minute); err != nil || got != 1 {
		t.Errorf("Tally = %d, %v, want 1", got, err)
	}
	now = now.Add(2 * time.Minute)
	if got, err := desk.Tally(t.Context(), "n", "b", time.Minute); err != nil || got != 1 {
		t.Errorf("Tally after its time = %d, %v, want 1", got, err)
	}
}
