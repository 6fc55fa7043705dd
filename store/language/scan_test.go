package language

import (
	"reflect"
	"testing"
)

func TestScan(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"words", "The mayor's dog—it barked.", []string{"The", "mayor's", "dog", "it", "barked"}},
		{"curly apostrophe", "we’re ’tis dogs’", []string{"we're", "tis", "dogs"}},
		{"numbers", "13,500 3.5% 1990s, 7.", []string{"13500", "3.5", "1990s", "7"}},
		{"abbreviations", "U.N. J.K. Orlo a.m. end.Next A.Bo", []string{"UN", "JK", "Orlo", "am", "end", "Next", "A", "Bo"}},
		{"links", "see https://a.example/x?y=z and pic.example.com/Q1w2 now", []string{"see", "and", "now"}},
		{"link stuck to a word", "lookhttp://a.example/x", []string{"look"}},
		{"link stuck to a tag", "#LookHerehttps://a.example/x", []string{"Look", "Here"}},
		{"no link", "either/or Mr.X", []string{"either", "or", "Mr", "X"}},
		{"tags", "#NewBridgeNow @OrloNews24 #eu_summit #", []string{"New", "Bridge", "Now", "Orlo", "News", "24", "eu", "summit"}},
		{"capitals in tags", "#EUSummit", []string{"EU", "Summit"}},
		{"address", "write to ann@example.org", []string{"write", "to", "ann", "example", "org"}},
		{"no spaces", "橋は新A", []string{"橋は", "は新", "A"}},
		{"one letter without spaces", "橋", []string{"橋"}},
		{"invisible characters", "fer\u200bry so\u00adft", []string{"ferry", "soft"}},
		{"combining accents", "cafe\u0301", []string{"cafe\u0301"}},
		{"underscore tag", "#_", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			scan(test.text, func(written string) { got = append(got, written) })
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("scan(%q) = %q, want %q", test.text, got, test.want)
			}
		})
	}
}

func TestUnlinked(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"see https://a.example/x?y=z and pic.example.com/Q1w2 now", "see  and  now"},
		{"look #LookHerehttp://a.example/x", "look #LookHere"},
		{"12 km. Really? U.N. and/or 13.5", "12 km. Really? U.N. and/or 13.5"},
		{"https://a.example", ""},
	} {
		if got := Unlinked(test.text); got != test.want {
			t.Errorf("Unlinked(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}
