package terminal

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

func single(quote news.Citation) news.Answer {
	return news.Answer{
		Outcome:  news.Answered,
		Mode:     news.Extractive,
		Claims:   []news.Claim{{Quotes: []int{0}, Outlets: 1, Origins: 1}},
		Quotes:   []news.Citation{quote},
		Searched: news.Searched{Articles: 1},
	}
}

func TestAnswer(t *testing.T) {
	searched := news.Searched{Articles: 1402, Outlets: 6, From: time.Date(2030, time.December, 30, 0, 0, 0, 0, time.UTC), To: may(20)}
	wide := strings.Repeat("港口今天關閉，沒有人知道何時重開。", 6)
	long := strings.Repeat("The pontoon drifts, the crane waits, and the clerk counts the crates once more. ", 7)
	tests := []struct {
		name   string
		answer news.Answer
		width  int
		colour bool
	}{
		{"contrast.txt", ferry(t), 80, false},
		{"contrast_colour.txt", ferry(t), 80, true},
		{"contrast_narrow.txt", ferry(t), 40, false},
		{"one_quote.txt", single(news.Cite(cut(t, shore, may(13), "Shut."), news.Said{Speaker: captain, Mode: news.Quotes}, 1)), 0, false},
		{"unknown_outlet.txt", single(news.Cite(cut(t, nil, time.Time{}, "The quay is shut."), news.Said{}, 1)), 80, false},
		{"long_quote.txt", single(news.Cite(cut(t, post, may(2), strings.TrimSpace(long)), news.Said{Speaker: captain, Mode: news.Reports, Via: []string{"NorWire"}}, 1)), 200, false},
		{"wide_text.txt", single(news.Cite(cut(t, post, may(2), wide), news.Said{}, 1)), 80, false},
		{"two_paragraphs.txt", single(news.Cite(cut(t, post, may(2), "“It is shut.\n\n“It stays  shut.”"), news.Said{}, 1)), 80, false},
		{"steering.txt", single(news.Cite(cut(t, post, may(2), "Shut\x1b[2J\x1b]0;x\a\u202Etuhs\u202C and\tso\u0085on\x7f."), news.Said{Speaker: &news.Speaker{Name: "A\x1b[31mB", Basis: news.Explicit}}, 1)), 80, true},
		{"no_source.txt", news.Answer{
			Outcome: news.NoSource, Mode: news.Extractive, Missing: "the nearest say nothing of “builder”", Searched: searched,
			Nearest: []news.Citation{news.Cite(cut(t, post, may(2), "The ramp was opened in 1961."), news.Said{}, 0.2)},
		}, 80, false},
		{"no_source_alone.txt", news.Answer{Outcome: news.NoSource, Mode: news.Extractive, FallbackReason: "the model did not answer", Searched: searched}, 80, false},
		{"empty_store.txt", news.Answer{Outcome: news.NoSource, Mode: news.Extractive, Missing: "no article is stored"}, 80, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := New(&out, test.width, test.colour).Answer(test.answer, 38*time.Millisecond); err != nil {
				t.Fatalf("Answer(%q) = %v", test.name, err)
			}
			golden(t, test.name, out.Bytes())
			widest := max(minWidth, min(test.width, maxWidth))
			if test.width == 0 {
				widest = DefaultWidth
			}
			for line := range strings.Lines(out.String()) {
				if got := columns(strings.TrimSuffix(line, "\n")); !test.colour && got > widest {
					t.Errorf("%q takes up %d columns, want at most %d", line, got, widest)
				}
			}
		})
	}
}
