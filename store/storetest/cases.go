package storetest

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"whosaid/store/news"
)

// Of those who take a note at once, one has it, and then it is gone.
func testTake(t *testing.T, d Desk) {
	must(t, d.Keep(t.Context(), news.Note{Name: "link", Value: []byte("once"), For: time.Hour}))
	var got atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			value, err := d.Take(t.Context(), "link")
			if err != nil {
				t.Error(err)
			}
			if string(value) == "once" {
				got.Add(1)
			}
		})
	}
	all.Wait()
	if got.Load() != 1 {
		t.Errorf("%d have it, want one", got.Load())
	}
	wantNote(t, d, "link", "")
}

func testCases(t *testing.T, d Desk) {
	quote := record("x", "moe", 0).Parts[0].Quotes[0]
	for i, id := range []string{"a", "b"} {
		must(t, d.OpenCase(t.Context(), news.Case{ID: id, Kind: news.LabelCase, At: morning.Add(time.Duration(i) * time.Minute), Chat: -7, Quote: quote, People: 1, Reasons: []news.Complaint{news.WrongSpeaker}}, time.Hour))
	}
	later := morning.Add(time.Hour)
	for _, act := range []news.CaseAct{
		{ID: "3", At: later.Add(time.Minute), By: "18", Deed: news.NoteOnCase, Text: "<b>"},
		{ID: "1", At: later, By: "17", Deed: news.TakeCase},
		{ID: "2", At: later, By: "18", Deed: news.TakeCase},
		{ID: "1", At: later, By: "99", Deed: news.CloseCase}, // an act stays as it was
	} {
		must(t, d.ActOnCase(t.Context(), "a", act, time.Hour))
	}
	file, err := d.Case(t.Context(), "a")
	must(t, err)
	state, assignee := file.Standing()
	if state != news.CaseTaken || assignee != "17" || len(file.Acts) != 3 || file.Acts[2].Text != "<b>" || file.Quote.Ref != quote.Ref || file.Chat != -7 {
		t.Errorf("Case = %+v, %s, %s, want it taken by 17, with three acts", file, state, assignee)
	}
	file.At, file.People = morning.Add(2*time.Minute), 2
	must(t, d.OpenCase(t.Context(), file.Case, time.Hour))
	all, err := d.Cases(t.Context())
	if err != nil || len(all) != 2 || all[0].ID != "a" || all[0].People != 2 || len(all[0].Acts) != 3 || all[1].ID != "b" {
		t.Errorf("Cases = %+v, %v, want a with its acts, then b", all, err)
	}
	if _, err := d.Case(t.Context(), "c"); !errors.Is(err, news.ErrNoCase) {
		t.Errorf("Case = %v, want %v", err, news.ErrNoCase)
	}
}
