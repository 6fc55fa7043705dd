package claims

import (
	"testing"
	"time"

	"whosaid/retrieval/terms"
)

func TestAsOf(t *testing.T) {
	published := time.Date(2025, 5, 15, 18, 30, 0, 0, time.UTC) // a Thursday
	for _, test := range []struct {
		text string
		want time.Time
	}{
		{"Seventeen people were injured.", may(15)},
		{"As of 12 May, nine people were injured.", may(12)},
		{"By Tuesday 14 people had been detained.", may(13)},
		{"The county, which had spoken of at least nine on Monday, gives another number.", may(12)},
		{"On Monday nine people were injured.", may(15)},
		{"Nine were injured by a falling beam on Monday.", may(15)},
		{"It had rained on Monday.", may(15)},
	} {
		if got := asOf(test.text, terms.All(test.text), published); !got.Equal(test.want) {
			t.Errorf("asOf(%q) = %v, want %v", test.text, got, test.want)
		}
	}
	if got := asOf("As of 12 May, nine.", nil, time.Time{}); !got.IsZero() {
		t.Errorf("asOf without a day of publication = %v, want none", got)
	}
}
