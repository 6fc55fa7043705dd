package chat

import (
	"testing"
	"time"

	"whosaid/store/news"
)

// What is decided elsewhere is told by the header of every card, as what is decided on
// a card is.
func TestCardsShowWhatTheDeskDecides(t *testing.T) {
	w := newTown(t)
	card := reportWrongSpeaker(w, square, moe).cards(chief)
	key := keyOf(card)
	report, err := w.reported(t.Context(), key)
	if err != nil || len(report.Cards) != 2 {
		t.Fatalf("the report is %+v, %v, want one with two cards", report, err)
	}
	settle := func(decision news.Decision) *wire {
		t.Helper()
		if err := w.desk.Decide(t.Context(), decision); err != nil {
			t.Fatal(err)
		}
		to, update, err := w.Settlement(t.Context(), key, decision.ID)
		if err != nil || update == nil || update.ID >= 0 || report.Cards[to] == 0 {
			t.Fatalf("Settlement = %d, %+v, %v", to, update, err)
		}
		if _, again, _ := w.Settlement(t.Context(), key, decision.ID); again.ID != update.ID {
			t.Error("of one decision there are two updates")
		}
		w.line = &wire{town: w}
		if err := w.Handle(t.Context(), update, w.line); err != nil {
			t.Fatal(err)
		}
		return w.line
	}
	seat := news.Seat{By: "9001"}
	at := report.Quote.Ref
	decided := seat.On(at, "Seventeen people were hurt on the bridge", "desk-1", w.now)
	decided.Ruling, decided.Speaker = news.SpeakerIs, &news.Speaker{Name: "Per Lunde", Basis: news.Explicit}
	got := settle(decided)
	for _, person := range []int64{chief, lunde} {
		wantContains(t, got.cards(person).text(), "Decided: speaker corrected: Per Lunde · 1 person · Wrong speaker", "reporting Per Lunde")
	}
	down := seat.On(at, "Seventeen people were hurt on the bridge", "desk-2", w.now.Add(time.Second))
	down.Ruling = news.TakeDown
	wantContains(t, settle(down).cards(chief).text(), "Decided: taken down", "Seventeen people")
	undo := seat.On(at, "", "desk-3", w.now.Add(2*time.Second))
	undo.Ruling, undo.Undoes = news.Undo, "desk-2"
	wantContains(t, settle(undo).cards(lunde).text(), "Decided: speaker corrected: Per Lunde")
	if _, none, err := w.Settlement(t.Context(), "nothing", "desk-4"); none != nil || err != nil {
		t.Errorf("of no report there is the update %+v, %v", none, err)
	}
}
