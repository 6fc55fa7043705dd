package furniture

import (
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// Two paragraphs to stand around a line.
const (
	above = "The bridge at Halden fell on Friday, and seventeen people were taken to the hospital of the valley."
	below = "The county administration says that it had learned of the cracks only in April of this year."
)

// found gives the rules, or the barred bytes of a line of which a part is left,
// for a line between two paragraphs.
func rulesOf(line string) []string {
	text := above + "\n\n" + line + "\n\n" + below + "\n\n" + above + " Again.\n"
	start := len(above) + 2
	var out []string
	for _, piece := range Find(text, "") {
		if piece.Start >= start && piece.End <= start+len(line) {
			rule := piece.Rule
			if part := piece.Of(text); part != line {
				rule += ": " + part
			}
			out = append(out, rule)
		}
	}
	return out
}

func TestLineBetweenParagraphs(t *testing.T) {
	tests := []struct{ line, want string }{
		{"What the county says", "subheading"},
		{"The bridge has a history", "subheading"},
		{"## What is known", "subheading"},
		{"WHAT IS KNOWN:", "subheading"},
		{"‘Nobody told us’", "subheading"},
		{"Who Is to Blame for the Cracks?", "subheading"},
		{"Tap to enlarge", "link label"},
		{"click me!", "link label"},
		{"Read more: Ferry to Halden sold", "link label"},
		{"READ MORE: Ferry to Halden sold for a crown. Who bought it?", "link label"},
		{"More from The Halden Post:", "link label"},
		{"Читайте также: Паром в Хальден продан за крону", "link label"},
		{"ЧИТАЙТЕ ТАКОЖ: У Хальдені подорожчав хліб", "link label"},
		{"По теме: паром в Хальден", "link label"},
		{"[The valley counts its dams]", "link label"},
		{"Who owns the dams of the valley? Read more", "link label"},
		{"Watch the whole interview below.", "link label"},
		{"Latest videos", "link label"},
		{"More: Ferry to Halden sold, and nobody knows why", "link label"},
		{"https://halden.example/bridge", "link label"},
		{"Facebook Twitter Pinterest", "share line"},
		{"Print Friendly, PDF & Email", "share line"},
		{"Subscribe to our newsletter.", "newsletter"},
		{"By Jane Roe", "byline"},
		{"NorWire | Updated: 2031-05-13 17:52", "byline"},
		{"March 27, 2031", "date line"},
		{"Updated: 13 May 2031 at 4:16 PM GMT", "date line"},
		{"2031-05-13T16:20:00Z", "date line"},
		{"Photo", "photo credit"},
		{"Rescuers search the water. Photograph: Per Vik for the Halden Post", "photo credit"},
		{"Rescuers search the water on Friday. (Per Vik/NorWire)", "photo credit"},
		{"The harbour before the fall (NorWire)", "photo credit"},
		{"FILE - In this May 3, 2030, file photo the bridge still stands.", "photo credit"},
		{"Image copyright NorWire Image caption The bridge before it fell", "photo credit"},
		{"Hide Caption 2 of 8", "gallery"},
		{"1/3 The bridge 2/3 The water 3/3 The boats", "gallery"},
		{"© 2031 The Halden Post", "copyright"},
		{"Copyright 2031 The Halden Post. All rights reserved.", "copyright"},
		{"12 comments", "comment count"},
		{"3 min read", "comment count"},
		{"#Halden #HaldenBridge", "hashtags"},
		{"Follow Jane Roe on Twitter: @janeroe.", "author's address"},
		{"Email: jane.roe@halden.example", "author's address"},
		{"(Reporting by Jane Roe; Editing by Per Lunde.)", "agency sign-off"},
		{"Per Vik contributed to this report.", "agency sign-off"},
		{"* * *", "ornament"},
		{"— the end", "end mark"},
	}
	for _, test := range tests {
		if got := rulesOf(test.line); !slices.Equal(got, []string{test.want}) {
			t.Errorf("Find(… %q …) bars by %q, want %q", test.line, got, test.want)
		}
	}
}

func TestSentencesStay(t *testing.T) {
	tests := []string{
		"It worked.",
		"No.",
		"Why?",
		"Was the mayor told?",
		"“We knew.”",
		"Share prices of the builder fell by a tenth.",
		"Watch officers saw nothing that night.",
		"Print sales of the Halden Post rose to a record.",
		"More bodies were found in the morning.",
		"By noon the harbour was closed.",
		"By Friday nobody was missing any more, said Ingrid Moe.",
		"March 27, 2031, was the day on which the bridge was opened.",
		"On May 3, 2031, the county closed it.",
		"In 1961 the bridge was new.",
		"Photographers were kept away.",
		"He follows @halden on the net, as does the mayor's office, she said.",
		"The copyright belongs to the county.",
		"The administration promises:",
		"- a new ferry",
		"NATO — the alliance — said nothing.",
		"A quarter of the dams, 1/4 of them, is older, and 3/4 are not.",
		"“The county promised a new bridge and it never came and never will, whatever the mayor says to the papers of the valley,” he told Radio Vest",
	}
	for _, line := range tests {
		if got := rulesOf(line); len(got) != 0 {
			t.Errorf("Find(… %q …) bars it by %q, want nothing barred", line, got)
		}
	}
}

func TestEdges(t *testing.T) {
	tests := []struct {
		line string
		want []string
	}{
		{"date 2031-05-13 The minister closed the bridge.", []string{"date prefix: date 2031-05-13"}},
		{"May 13, 2031 The minister closed the bridge.", []string{"date prefix: May 13, 2031"}},
		{"HALDEN, May 3 (NorWire) — The minister left.", []string{"dateline: HALDEN, May 3 (NorWire) —"}},
		{"HALDEN, N.W. -- The minister left.", []string{"dateline: HALDEN, N.W. --"}},
		{"27 November 2025 (NorWire) – The minister left.", []string{"dateline: 27 November 2025 (NorWire) –"}},
		{"2025 (Norse year) – The minister left.", nil},
		{"17 – The number of the dead rose.", nil},
		{"(NorWire) The minister left the valley.", []string{"dateline: (NorWire)"}},
		{"***+EDS NOTE The minister left. ***", []string{"editor's mark: ***+EDS NOTE", "editor's mark: ***"}},
		{"*** NATO ministers left. ***", []string{"editor's mark: ***", "editor's mark: ***"}},
		{"The minister left. (Reporting by Jane Roe; Editing by Per Vik)", []string{"agency sign-off: (Reporting by Jane Roe; Editing by Per Vik)"}},
		{"The minister left the valley. [Photo/NorWire]", []string{"photo credit: [Photo/NorWire]"}},
	}
	for _, test := range tests {
		if got := rulesOf(test.line); !slices.Equal(got, test.want) {
			t.Errorf("Find(… %q …) bars %q, want %q", test.line, got, test.want)
		}
	}
}

func TestFindByPosition(t *testing.T) {
	tests := []struct {
		name, title, text string
		want              []string
	}{
		{"title repeated", "Bridge falls at Halden", "Bridge falls at Halden.\n\n" + above, []string{"headline Bridge falls at Halden."}},
		{"title with the outlet's name", "Bridge falls at Halden - The Halden Post", "Bridge falls at Halden\n\n" + above, []string{"headline Bridge falls at Halden"}},
		{"title unknown", "", "Bridge falls at Halden\n\n" + above, []string{"headline Bridge falls at Halden"}},
		{"title is all there is", "The bridge fell.", "The bridge fell.", nil},
		{"first sentence is no title", "Bridge falls", "The bridge fell.\n" + above, nil},
		{"broken line", "", above + "\n\nThe bridge turned out to be the\n\noldest of its kind in the valley.\n\n" + below, nil},
		{"last line without a stop", "", above + "\n\n" + below + "\n\nNobody knows for how long the ferry will run", nil},
		{"signature below", "", above + "\n\n" + below + "\n\njr/pl (NorWire, hp)", []string{"agency sign-off jr/pl (NorWire, hp)"}},
		{"links below", "", above + "\n\n" + below + "\n\nAlso read:\n\nFerry sold for a crown\n\nWho owns the dams?", []string{"link label Also read:", "link list Ferry sold for a crown", "link list Who owns the dams?"}},
		{"said twice", "", above + "\nNobody knows.\n" + below + "\nNobody knows.\n" + above + " Again.", nil},
		{"copied", "", above + "\n" + below + "\n" + above, []string{"repeated line " + above}},
		{"reply without a stop", "", above + "\n\nWas the mayor told?\n\nNo\n\n" + below, nil},
		{"poem without stops", "", "The water fell\nThe water rose\nThe bridge is gone\nAnd no one knows", nil},
		{"empty", "", "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, piece := range Find(test.text, test.title) {
				got = append(got, piece.Rule+" "+piece.Of(test.text))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("Find(%q, %q) = %q, want %q", test.text, test.title, got, test.want)
			}
		})
	}
}

func TestOutside(t *testing.T) {
	text := "date 2031 The bridge fell. ** It broke. By Jane Roe"
	at := func(s string) news.Span {
		start := strings.Index(text, s)
		return news.Span{Start: start, End: start + len(s)}
	}
	spans := []news.Span{at("date 2031 The bridge fell."), at("** It broke."), at("By Jane Roe")}
	pieces := []Piece{{at("date 2031"), "date prefix"}, {at("It"), "test"}, {at("By Jane Roe"), "byline"}}
	var got []string
	for _, span := range Outside(text, spans, pieces) {
		got = append(got, span.Of(text))
	}
	if want := []string{"The bridge fell.", "broke."}; !slices.Equal(got, want) {
		t.Errorf("Outside(%q) = %q, want %q", text, got, want)
	}
}
