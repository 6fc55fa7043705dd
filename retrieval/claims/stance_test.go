package claims

import (
	"context"
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

// TestStanceByTheVeryWords holds that a quote which carries the claim's own words as a
// clause says it, whatever its vectors are like, and that words around the clause, or
// within its own, which turn its sense leave it open.
func TestStanceByTheVeryWords(t *testing.T) {
	const same, otherwise, open = "same", "otherwise", "open"
	for _, tt := range []struct {
		claim, quote string
		mode         news.Mode
		want         string
	}{
		{"Forty houses were flooded!", "Forty houses were flooded, the county said.", news.Reports, same},
		{"The repair lasts until June", "“The repair lasts until June”, deputy Quist said.", news.Quotes, same},
		{"the mayor resigned", "The county said that the mayor resigned.", news.Reports, same},
		{"Mayor resigned", "The mayor resigned.", news.Own, same},
		{"пожар начался из-за поджога", "Носов отрицает, что пожар начался из-за поджога.", news.Denies, otherwise},
		{"Ремонт моста продлится до конца июня", "«Ремонт моста продлится до конца июня», — заявила депутат Анна Крылова.", news.Quotes, same},
		{"Потяг зупинили", "Речниця сказала, що потяг зупинили.", news.Reports, same},
		{"Forty houses were flooded", "Seventy houses were flooded, the county said.", news.Reports, otherwise},
		{"40 houses were flooded", "Forty houses were flooded, the county said.", news.Reports, same},
		{"Ремонт моста продлится до конца мая", "«Ремонт моста продлится до конца июня», — заявила депутат Анна Крылова.", news.Quotes, otherwise},
		{"Ремонт моста продлится до конца мая", "Белов отрицает, что ремонт моста продлится до конца июня.", news.Denies, open},
		{"Forty houses were flooded", "Forty farms were flooded.", news.Own, open},
		{"the mayor resigned", "Quist denied that the mayor resigned.", news.Reports, open}, // her label does not tell
		{"Mayor resigned", "The deputy mayor resigned.", news.Own, open},
		{"the mayor resigned", "Nobody said that the mayor resigned.", news.Reports, open},
		{"the mayor resigned", "If the mayor resigned, the town would vote.", news.Own, open},
		{"the mayor resigned", "Who says that the mayor resigned?", news.Own, open},
		{"the mayor resigned", "The mayor resigned from the choir.", news.Own, open},
		{"forty people were hurt", "A hundred and forty people were hurt.", news.Own, otherwise},
		{"forty people were hurt", "More than forty people were hurt.", news.Own, open},
		{"the mayor resigned", "He did not deny that the mayor resigned.", news.Denies, open},
	} {
		c := cite(t, said{outlet: "Post", text: tt.quote, day: 14})
		c.Mode = tt.mode
		says, against := NewGrouper().WithMeaning(strangers{}).Stance(t.Context(), tt.claim, []news.Citation{c})
		if got := map[bool]string{true: same}[len(says) > 0] + map[bool]string{true: otherwise}[len(against) > 0]; got != tt.want && !(got == "" && tt.want == open) {
			t.Errorf("%q of %q is %q, want %q", tt.quote, tt.claim, got, tt.want)
		}
	}
}

// strangers is an embedder to which no two texts are alike.
type strangers struct{}

func (strangers) Embed(_ context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i := range texts {
		out[i] = make([]float32, len(texts))
		out[i][i] = 1
	}
	return out, nil
}
