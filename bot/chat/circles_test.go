package chat

import (
	"slices"
	"testing"

	"whosaid/store/news"
)

// A person's circles are all moderators', or the own one; in a group those who run it.
func TestCircles(t *testing.T) {
	w := newOffice(t)
	here := w.chatAlias(square)
	for person, want := range map[int64][]news.Circle{
		chief: {{By: w.Owner(chief)}, {By: w.Owner(deputy)}},
		moe:   {{By: w.Owner(moe)}},
	} {
		if got, err := w.Circles(t.Context(), person); err != nil || !slices.Equal(got, want) {
			t.Errorf("Circles(%d) = %v, %v, want %v", person, got, err, want)
		}
	}
	got, err := w.Circles(t.Context(), lunde, square)
	want := []news.Circle{{By: w.Owner(lunde)}, {By: here, Group: here}, {By: w.Owner(lunde), Group: here}, {By: w.Owner(vik), Group: here}, {By: w.Owner(chief), Group: here}, {By: w.Owner(deputy), Group: here}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("Circles of one who runs a group = %v, %v, want %v", got, err, want)
	}
	if a, b, c := w.Named(chief, w.Owner(deputy)), w.Named(lunde, w.Owner(chief)), w.Named(chief, "x"); a != "9002" || b != news.ModeratorID(w.Owner(chief)) || c != "x" {
		t.Errorf("they are named %q, %q, %q", a, b, c)
	}
}
