package attribution

import (
	"cmp"
	"strings"
	"testing"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// expected is one attribution in words: content pieces are joined by " … ".
type expected struct {
	name, role string
	basis      news.Basis
	mode       news.Mode
	via        string
	content    string
}

func analyse(text string) []news.Attribution { return Analyse(text) }

func describeFound(text string, a news.Attribution) expected {
	var pieces []string
	for _, s := range a.Content {
		pieces = append(pieces, s.Of(text))
	}
	e := expected{mode: a.Mode, via: strings.Join(a.Via, ", "), content: strings.Join(pieces, " … ")}
	if a.Speaker != nil {
		e.name, e.role, e.basis = a.Speaker.Name, a.Speaker.Role, a.Speaker.Basis
	}
	return e
}

func TestAnalyse(t *testing.T) {
	for _, c := range attributionCases {
		t.Run(c.name, func(t *testing.T) {
			found := analyse(c.text)
			if len(found) != len(c.want) {
				t.Errorf("Analyse(%q) finds %d attributions, want %d", c.text, len(found), len(c.want))
			}
			for i := range min(len(found), len(c.want)) {
				if got := describeFound(c.text, found[i]); got != c.want[i] {
					t.Errorf("Analyse(%q)[%d] =\n got %+v\nwant %+v", c.text, i, got, c.want[i])
				}
			}
		})
	}
}

func TestAnalyseMarksSourceAndCue(t *testing.T) {
	for _, c := range []struct{ text, source, cue string }{
		{"Ada Brook, a geologist, said the slope was moving.", "Ada Brook, a geologist,", "said"},
		{"“It moves,” said Ada Brook, head of the slope watch.", "Ada Brook, head of the slope watch", "said"},
		{"The ministry has also said that the road is shut.", "The ministry", "has also said"},
		{"According to the harbour office, the ferry sank.", "the harbour office", "According to"},
		{"Brook pointed out that the slope was dry.", "Brook", "pointed out"},
		{"The mayor called for an inquiry.", "The mayor", "called for"},
		{"She added: “Go home.”", "She", "added:"},
		{"Brook’s claim that the slope is dry was false.", "Brook’s", "claim"},
		{"Brook went on to say that the slope was dry.", "Brook", "went on to say"},
		{"The engineer who built the wall at Sund said it was dry.", "The engineer who built the wall at Sund", "said"},
		{"The wall is dry, according to its warden, Henk Vossel.", "its warden, Henk Vossel", "according to"},
	} {
		found := analyse(c.text)
		if len(found) == 0 {
			t.Errorf("Analyse(%q) finds nothing", c.text)
			continue
		}
		source, cue := joined(c.text, found[0].Source), joined(c.text, found[0].Cue)
		if source != c.source || cue != c.cue {
			t.Errorf("Analyse(%q): source %q, cue %q, want %q, %q", c.text, source, cue, c.source, c.cue)
		}
	}
}

func joined(text string, spans []news.Span) string {
	var pieces []string
	for _, s := range spans {
		pieces = append(pieces, s.Of(text))
	}
	return strings.Join(pieces, " … ")
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // for each sentence: speaker/mode
	}{
		{"own voice", "The bridge fell at noon. Nobody was hurt.", []string{"own", "own"}},
		{"quotation over sentences", "“It fell. It fell fast. We ran,” said Ada Brook.", []string{"Ada Brook/quotes", "Ada Brook/quotes", "Ada Brook/quotes"}},
		{"quotation over paragraphs", "“It fell. We ran.\n\n“Nobody knew why,” said Ada Brook.", []string{"Ada Brook/quotes", "Ada Brook/quotes", "Ada Brook/quotes"}},
		{"quotation in the next paragraph", "Ada Brook pointed out that the bridge was old.\n\n“Why did nobody close it? We had asked for years.”", []string{"Ada Brook/reports", "Ada Brook/quotes", "Ada Brook/quotes"}},
		{"quotation after the cue", "“It fell,” Ada Brook said. “Then we ran.”", []string{"Ada Brook/quotes", "Ada Brook/quotes"}},
		{"speech after a colon", "Ada Brook said the bridge was old: “We knew. Everybody knew it.”", []string{"Ada Brook/reports", "Ada Brook/quotes"}},
		{"own voice after speech", "Ada Brook said the bridge was old. It was built in 1961.", []string{"Ada Brook/reports", "own"}},
		{"outlet speaks of itself", "We would add that the bridge was old.", []string{"own"}},
		{"one speaker, two contents", "Ada Brook has warned on several occasions since Monday that the bridge was old, but asked the town hall why it was built.", []string{"Ada Brook/reports"}},
		{"nobody known speaks in marks", "The meeting was short. “We knew nothing of it. Nobody told us.”", []string{"own", "/quotes", "/quotes"}},
		{"a language that nobody knows", "Die Brücke bleibt bis Mai gesperrt, sagte der Bürgermeister am Dienstag. Wir warten auf ein Gutachten, das noch niemand bezahlt hat.", []string{"unclear", "unclear"}},
		{"denial", "The county denied that it had known of the leak.", []string{"county/denies"}},
		{"a word of speech in a long sentence", "After the meeting in the town hall, which went on until long past midnight and ended in shouts, the mayor said no and walked home.", []string{"unclear"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			spans := sentence.Split(c.text)
			var got []string
			for _, s := range Sentences(c.text, spans, Analyse(c.text)) {
				if s.Speaker == nil {
					got = append(got, string(cmp.Or(s.Mode, news.Own)))
				} else {
					got = append(got, s.Speaker.Name+"/"+string(s.Mode))
				}
			}
			if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
				t.Errorf("Sentences(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}
