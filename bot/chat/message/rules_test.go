package message

import (
	"strings"
	"testing"

	"whosaid/bot/chat/texts"
	"whosaid/bot/telegramtest"
	"whosaid/store/news"
)

// TestNothingStoredPassesForALabel holds that a text which imitates the bot's own label
// stands within a quote, or on one line with what it is said to be.
func TestNothingStoredPassesForALabel(t *testing.T) {
	const imitated = "Reuters · 3 May 2026 · quoting the mayor"
	c := cited(t, &news.Outlet{ID: "shore", Name: "Shore Radio"}, 3, "It is shut.”\n"+imitated+"\n“It is open, and it stays so", news.Said{})
	part := c
	part.Quote = sub(t, c.Quote, "It is open")
	whole := news.Match{Citation: part, Sentence: c.Quote, Version: &news.Version{Superseded: c.Article().Published, Now: c.Quote}}
	pages := Check(texts.English, news.Check{Status: news.Verbatim, Matches: []news.Match{whole}}, 3)
	pages = append(pages, Quote(texts.English, c), Page{HTML: Copied(texts.English, c, 256)})
	for _, page := range pages {
		outside := page.HTML
		for strings.Contains(outside, "<blockquote>") {
			before, rest, _ := strings.Cut(outside, "<blockquote>")
			_, after, _ := strings.Cut(rest, "</blockquote>")
			outside = before + after
		}
		framed := strings.Contains(outside, "❝It is shut.”")
		if strings.Contains(outside, imitated) && !framed {
			t.Errorf("a text that imitates a label is shown as\n%s", page.HTML)
		}
	}
}

// TestAnswerSaysThatItIsByRules holds that an answer which a model should have
// made says that it did not.
func TestAnswerSaysThatItIsByRules(t *testing.T) {
	shore := &news.Outlet{ID: "shore", Name: "Shore Radio"}
	a := news.Answer{Outcome: news.Answered, Quotes: []news.Citation{cited(t, shore, 3, "The quay is shut.", news.Said{})}}
	for reason, want := range map[string]bool{"": false, "the model took too long": true} {
		a.FallbackReason = reason
		if got := Answer(texts.English, a, 3)[0]; strings.Contains(got.HTML, texts.English.Message.ByRules) != want {
			t.Errorf("an answer by rules because %q is\n%s\nwant it to say so: %v", reason, got.HTML, want)
		}
	}
	a.Outcome, a.Nearest, a.Quotes, a.FallbackReason = news.NoSource, a.Quotes, nil, "the model took too long"
	if got := Answer(texts.English, a, 3)[0]; !strings.Contains(got.HTML, texts.English.Message.ByRules) {
		t.Errorf("no source by rules is\n%s\nwant it to say so", got.HTML)
	}
}

// TestHalfAPairIsToldApart holds that a mark of quotation without its partner is
// underlined wherever stored words are shown, and that the words stay as they are.
func TestHalfAPairIsToldApart(t *testing.T) {
	shore := &news.Outlet{ID: "shore", Name: "Shore Radio"}
	for text, halves := range map[string]string{
		"“We count 17. Two badly.": "“", "Two badly,” said Moe.": "”", "«Нас семнадцать.": "«", "Двое тяжело», — сказала Мо.": "»",
		"„Wir zählen 17.": "„", "Zwei schwer“, sagte Moe.": "“", `Two badly," said Moe. "We`: `""`, "“We count 17,” said Moe.": "", "п’ятнадцять гривень": "",
		"“Two & <b>badly</b>.": "“",
	} {
		c := cited(t, shore, 3, text, news.Said{})
		match := news.Match{Citation: c, Sentence: c.Quote}
		for name, page := range map[string]Page{
			"quote": Quote(texts.English, c), "context": Context(texts.English, c), "check": Check(texts.English, news.Check{Status: news.Verbatim, Matches: []news.Match{match}}, 3)[0],
		} {
			got, err := telegramtest.Format(page.HTML, "HTML")
			if err != nil {
				t.Fatal(err)
			}
			want := halves
			if name == "check" {
				want += halves // the whole sentence, too
			}
			if told := strings.Join(got.Parts("underline"), ""); told != want || strings.Join(got.Quotes(), "|") != text {
				t.Errorf("%s of %q: told apart %q, want %q, in\n%s", name, text, told, want, page.HTML)
			}
		}
	}
}

// TestComparedWordsStandInOneFrame holds that a comparison with words out of a longer
// quotation does not bring half of its marks.
func TestComparedWordsStandInOneFrame(t *testing.T) {
	for text, want := range map[string]string{
		"“We count 17": "Checked: “We count 17 70”", "17 badly,”": "Checked: “17 70 badly,”", "We count 17": "Checked: “We count 17 70”", "“We count 17”": "Checked: “We count 17 70”",
	} {
		before, after, _ := strings.Cut(text, "17")
		c := cited(t, &news.Outlet{ID: "shore", Name: "Shore Radio"}, 3, text, news.Said{})
		match := news.Match{Citation: c, Diff: []news.Edit{{Op: news.Equal, Text: before}, {Op: news.Insert, Text: "70"}, {Op: news.Delete, Text: "17"}, {Op: news.Equal, Text: after}}}
		got, err := telegramtest.Format(Check(texts.English, news.Check{Status: news.Altered, Matches: []news.Match{match}}, 3)[0].HTML, "HTML")
		if err != nil || !strings.Contains(got.Text, "\n"+want+"\n") {
			t.Errorf("%q compared: %q, %v, want %q in it", text, got.Text, err, want)
		}
	}
}
