package claims

import (
	"slices"
	"testing"

	"whosaid/store/news"
)

// TestStance holds that a claim is set beside quotes only where that is sure.
func TestStance(t *testing.T) {
	quotes := []news.Citation{
		cite(t, said{outlet: "Post", text: "Seventeen people were injured.", day: 14}),
		cite(t, said{text: "Seventeen people were injured.", day: 14}), // of an outlet that nobody recorded
		cite(t, said{outlet: "Vest", text: "The bridge was opened in 1961.", day: 11}),
	}
	grouper := NewGrouper().WithMeaning(allAlike)
	for _, tt := range []struct {
		claim           string
		same, otherwise []int
	}{
		{"Seventeen people were injured.", []int{0, 1}, nil},
		{"70 people were injured!", nil, []int{0, 1}},
		{"The mayor resigned.", nil, nil},
		{"Seventeen people were injured. The mayor resigned.", nil, nil},
		{"", nil, nil}, {"\xff", nil, nil},
	} {
		same, otherwise := grouper.Stance(t.Context(), tt.claim, quotes)
		if !slices.Equal(same, tt.same) || !slices.Equal(otherwise, tt.otherwise) {
			t.Errorf("Stance(%q) = %v, %v, want %v, %v", tt.claim, same, otherwise, tt.same, tt.otherwise)
		}
	}
	if same, otherwise := NewGrouper().Stance(t.Context(), "Seventeen people were injured.", quotes); same != nil || otherwise != nil {
		t.Errorf("Stance without meanings = %v, %v", same, otherwise)
	}
}
