package message

import (
	"strings"
	"testing"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

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
