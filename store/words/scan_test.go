package words

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
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

func TestReadWords(t *testing.T) {
	tests := []struct {
		text string
		want []word
	}{
		{"The Ferries", []word{{"ferries", "ferri"}}},
		{"Müller’s Straße Ærø", []word{{"muller", "muller"}, {"strasse", "strass"}, {"aero", "aero"}}},
		{"мостами Ёлка", []word{{"мостами", "мост"}, {"елка", "елк"}}},
		{"ﬁne", []word{{"fine", "fine"}}},
		{"हिन्दी", []word{{"हिन्दी", "हिन्दी"}}},
	}
	for _, test := range tests {
		if got := readWords(test.text); !reflect.DeepEqual(got, test.want) {
			t.Errorf("readWords(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestPieces(t *testing.T) {
	for surface, want := range map[string][]string{
		"ab": nil, "abc": {"^abc$"}, "harbor": {"^harb", "harbo", "arbor", "rbor$"}, "мост": {"^мост", "мост$"}, "": nil,
	} {
		if got := appendPieces(nil, surface); !reflect.DeepEqual(got, want) {
			t.Errorf("appendPieces(%q) = %q, want %q", surface, got, want)
		}
	}
}

func FuzzReadWords(f *testing.F) {
	f.Add("The U.N. says 13,500 #NewBridgeNow http://a.b/c 橋は é")
	f.Add("\xff#\xffhttp://")
	f.Add("ß'S Ⅷ ŉ's")
	f.Fuzz(func(t *testing.T, text string) {
		all := readWords(text)
		if len(all) > len(text) {
			t.Errorf("readWords(%q) gives %d words of %d bytes", text, len(all), len(text))
		}
		for _, w := range all {
			if w.surface == "" || w.stem == "" || len(w.surface) > maxWord || !utf8.ValidString(w.surface) || !utf8.ValidString(w.stem) {
				t.Errorf("readWords(%q) gives %q, want words of 1 to %d bytes in UTF-8", text, w, maxWord)
			}
			if strings.ContainsAny(w.surface, " \n\x00") {
				t.Errorf("readWords(%q) gives %q, want no spaces in a word", text, w)
			}
			for _, piece := range appendPieces(nil, w.surface) {
				if utf8.RuneCountInString(piece) != pieceLength {
					t.Errorf("piece %q of %q, want %d letters", piece, w.surface, pieceLength)
				}
			}
		}
	})
}
