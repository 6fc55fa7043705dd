package terminal

import (
	"bytes"
	"testing"
	"time"

	"whosaid/store/news"
)

func TestCheck(t *testing.T) {
	searched := news.Searched{Articles: 14, Outlets: 6, From: may(2), To: may(20)}
	six := news.Cite(cut(t, shore, may(13), "We have now lifted six cars out of the basin."), news.Said{Speaker: captain, Mode: news.Quotes}, 1)
	whole := []news.Edit{{Op: news.Equal, Text: six.Text()}}
	edits := []news.Edit{
		{Op: news.Equal, Text: "We have now lifted "}, {Op: news.Insert, Text: "sixty"}, {Op: news.Delete, Text: "six"},
		{Op: news.Equal, Text: " cars "}, {Op: news.Delete, Text: "out "}, {Op: news.Equal, Text: "of the basin."}, {Op: news.Insert, Text: " or\x1b[2J more"},
	}
	copied := six
	copied.AlsoIn = []news.Copy{{Quote: cut(t, tidings, may(14), "We have now lifted six cars out of the basin."), Why: "same wire story"}}
	other := news.Cite(cut(t, post, may(13), "Six cars have come out of the water by now."), news.Said{Speaker: captain, Mode: news.Reports}, 1)
	tests := []struct {
		name   string
		check  news.Check
		colour bool
	}{
		{"check_verbatim.txt", news.Check{Status: news.Verbatim, Matches: []news.Match{{Citation: copied, Similarity: 1, Diff: whole}}}, false},
		{"check_otherwise.txt", news.CheckOf("", []news.Part{{Status: news.Verbatim, Matches: []news.Match{{Citation: six, Similarity: 1, Diff: whole}}, Otherwise: []news.Citation{other}}}, searched), false},
		{"check_altered.txt", news.Check{Status: news.Altered, Matches: []news.Match{{Citation: six, Diff: edits, Flags: []news.Flag{news.NumberFlag, news.ComparisonFlag}}}}, false},
		{"check_altered_colour.txt", news.Check{Status: news.Altered, Matches: []news.Match{{Citation: six, Diff: edits, Flags: []news.Flag{news.NumberFlag}}}}, true},
		{"check_spliced.txt", news.Check{Status: news.Spliced, Matches: []news.Match{{Citation: six, Diff: whole}, {Citation: other}}}, false},
		{"check_misattributed.txt", news.Check{Status: news.Misattributed, Matches: []news.Match{{Citation: six, Diff: whole}}}, false},
		{"check_other_wording.txt", news.Check{Status: news.OtherWording, Matches: []news.Match{{Citation: six}, {Citation: other}}}, false},
		{"check_not_found.txt", news.Check{Status: news.Unfound, Matches: []news.Match{{Citation: six}}}, false},
		{"check_not_found_alone.txt", news.Check{Status: news.Unfound}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.check.Searched = searched
			var out bytes.Buffer
			if err := New(&out, 80, test.colour).Check(test.check, 38*time.Millisecond); err != nil {
				t.Fatalf("Check(%q) = %v", test.name, err)
			}
			golden(t, test.name, out.Bytes())
		})
	}
}
