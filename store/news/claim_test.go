package news

import "testing"

func TestClaimAlone(t *testing.T) {
	for _, test := range []struct {
		name  string
		claim Claim
		want  bool
	}{
		{"one outlet", Claim{Quotes: []int{0, 1}, Outlets: 1}, true},
		{"two outlets", Claim{Quotes: []int{0, 1}, Outlets: 2}, false},
		{"one whom somebody disputes", Claim{Quotes: []int{0}, Outlets: 1, DisputedBy: []int{1}}, false},
		{"one whom somebody disputed whose quote was taken down", Claim{Quotes: []int{0}, Outlets: 1, Withdrawn: 1}, false},
		{"one that gives figures by day", Claim{Quotes: []int{0, 1}, Outlets: 1, Series: []Step{{}, {}}}, false},
	} {
		if got := test.claim.Alone(); got != test.want {
			t.Errorf("%s: Alone() = %v, want %v", test.name, got, test.want)
		}
	}
}
