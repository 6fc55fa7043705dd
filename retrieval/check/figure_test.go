package check

import (
	"strings"
	"testing"
)

// Two ways to write a figure are one word, or two, by the style of the article.
func TestFigures(t *testing.T) {
	tests := []struct {
		name, stored, checked string
		style                 style
		same                  bool
	}{
		{"a minus lost", "a loss of -$5 million", "a loss of $5 million", pointed, false},
		{"a minus of another shape", "it was −12 °C", "it was -12 °C", pointed, true},
		{"a minus lost before degrees", "it was −12 °C", "it was 12 °C", pointed, false},
		{"a minus before and behind the currency", "-$5", "$-5", pointed, true},
		{"another minus before a currency", "−$5", "-$5", pointed, true},
		{"a minus in brackets", "down (–5)", "down (5)", pointed, false},
		{"a dash between clauses", "the sum — 5 million — rose", "the sum —5 million— rose", pointed, true},
		{"a leading point", ".5 percent", "5 percent", pointed, false},
		{"a leading point and its nought", ".5 percent", "0.5 percent", pointed, true},
		{"a leading point behind a currency", "$.5 more", "$5 more", pointed, false},
		{"per mille", "5‰", "5", pointed, false},
		{"per mille and percent", "5‰", "5%", pointed, false},
		{"per mille in words", "5 per mille", "5‰", pointed, true},
		{"minutes of arc", "5′ north", "5 north", pointed, false},
		{"degrees", "5° north", "5 north", pointed, false},
		{"another currency", "$5", "€5", pointed, false},
		{"thousands", "3417 people", "3,417 people", pointed, true},
		{"thousands and a fraction", "3.417 people", "3417 people", pointed, false},
		{"a fraction", "13.3 %", "133 %", pointed, false},
		{"thousands of a comma language", "3417 Menschen", "3.417 Menschen", commaed, true},
		{"a fraction of a comma language", "3,417 Prozent", "3417 Prozent", commaed, false},
		{"a decimal comma", "3,417 тонны", "3417 тонны", spaced, false},
		{"thousands in spaces", "12 300 людей", "12300 людей", spaced, true},
		{"a day and a number", "on May 12 300 people came", "on May 12300 people came", pointed, false},
		{"years", "in 2024 300 people", "in 2024300 people", pointed, false},
		{"per cent", "5 per cent", "5%", pointed, true},
		{"percent", "5 percent", "5%", pointed, true},
		{"percent in Russian", "5 процентов", "5 %", spaced, true},
		{"a number in words", "seven people", "7 people", pointed, true},
		{"another number in words", "seven people", "8 people", pointed, false},
		{"a number of two words", "twenty-one people", "21 people", pointed, true},
		{"a number in Ukrainian words", "сім людей", "7 людей", spaced, true},
		{"a dozen", "two dozen people", "2 12 people", pointed, false},
		{"a date", "on 12.05.2024", "on 12052024", pointed, false},
		{"a range", "5-7 people", "57 people", pointed, false},
		{"a word parted at a line's end", "an assess-\nment of it", "an assessment of it", pointed, true},
		{"a compound parted at a line's end", "a well-\ndone thing", "a well-done thing", pointed, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			stored, checked := readRow(test.stored, test.style), readRow(test.checked, test.style)
			if same := strings.Join(stored.words, "|") == strings.Join(checked.words, "|"); same != test.same {
				t.Errorf("%q is %q and %q is %q, want the same: %v", test.stored, stored.words, test.checked, checked.words, test.same)
			}
			for _, r := range []row{stored, checked} {
				for i := 1; i < r.Len(); i++ {
					if r.Span(i).Start < r.Span(i-1).End {
						t.Errorf("%q has words that overlap", r.text)
					}
				}
			}
		})
	}
}

// FuzzRow holds that words stand in order, within the text, and are as many in
// every style.
func FuzzRow(f *testing.F) {
	f.Add("-$5 (−.5‰) $-5 12 300,5 per cent per mille twenty-one as-\nsess —5 −−5 $−$5")
	f.Fuzz(func(t *testing.T, text string) {
		r := readRow(text, pointed)
		end := 0
		for i := range r.Len() {
			if s := r.Span(i); s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("the word %q of %q stands at %v, behind %d", r.Word(i), text, s, end)
			}
			end = r.Span(i).End
		}
		if other := r.as(spaced); other.Len() != r.Len() {
			t.Fatalf("%q has %d words in one style and %d in another", text, r.Len(), other.Len())
		}
	})
}
