package sentence

import (
	"slices"
	"strings"
	"testing"
)

const wrapped = `The bridge at Halden fell on Friday night. Nobody
had warned the drivers, and the county said that
it had learned of the cracks from the newspapers
only. Rescuers worked until morning and found 17
people.

WHAT IS KNOWN
The bridge was built in 1961 by a firm that went
out of business soon after. It was never tested.
`

func TestParagraphs(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"empty", "", nil},
		{"blank", " \n\t\n ", nil},
		{"a line each", "One.\nTwo.\n\n  Three. \n", []string{"One.", "Two.", "Three."}},
		{"carriage returns", "One.\r\nTwo.\r\n", []string{"One.", "Two."}},
		{"line separators", "One.\u2028Two.\u2029Three.", []string{"One.", "Two.", "Three."}},
		{"interview", "Why?\nLuck.\nWho?\nMoe.\nWhen?\nIn May.", []string{"Why?", "Luck.", "Who?", "Moe.", "When?", "In May."}},
		{
			"short paragraphs are not wrapped text",
			"The bridge fell on Friday night.\nNobody had warned the drivers at all.\nThe county had known.\nIt said so on Monday morning.\nThe mayor resigned.\nHer deputy took over.",
			[]string{"The bridge fell on Friday night.", "Nobody had warned the drivers at all.", "The county had known.", "It said so on Monday morning.", "The mayor resigned.", "Her deputy took over."},
		},
		{"wrapped", wrapped, []string{
			wrapped[:strings.Index(wrapped, "\n\n")],
			"WHAT IS KNOWN",
			strings.TrimSpace(wrapped[strings.Index(wrapped, "The bridge was"):]),
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := cutAll(test.text, Paragraphs(test.text)); !slices.Equal(got, test.want) {
				t.Errorf("Paragraphs(%q)\n got %q\nwant %q", test.text, got, test.want)
			}
		})
	}
}

func TestSplitWrapped(t *testing.T) {
	got := cutAll(wrapped, Split(wrapped))
	if len(got) != 6 || got[3] != "WHAT IS KNOWN" || !strings.HasSuffix(got[1], "newspapers\nonly.") {
		t.Errorf("Split(%q) = %q, want 6 sentences, the heading by itself", wrapped, got)
	}
}

func TestContinues(t *testing.T) {
	tests := []struct {
		above, below string
		want         bool
	}{
		{"the bridge turned out to be the", "oldest in the valley.", true},
		{"it was, said the county,", "the oldest.", true},
		{"It was the oldest.", "and the worst.", false},
		{"“It was the oldest.”", "said nobody.", false},
		{"The county promises:", "a new bridge", false},
		{"What is known", "The bridge fell.", false},
		{"What is known", "eBridge fell.", false},
		{"what is promised", "a) a bridge", false},
		{"bridges", "ferries", false},
	}
	for _, test := range tests {
		if got := Continues(test.above, test.below); got != test.want {
			t.Errorf("Continues(%q, %q) = %v, want %v", test.above, test.below, got, test.want)
		}
	}
}
