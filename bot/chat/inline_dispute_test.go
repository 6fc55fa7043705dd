package chat

import (
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// TestInlineTellsOfDisputes holds that a quote which somebody disputes says so
// wherever it is sent, with a link to who does, and that no other quote does.
func TestInlineTellsOfDisputes(t *testing.T) {
	w := newTown(t)
	quotes := w.quotes()[:2]
	for _, test := range []struct {
		name   string
		claims []news.Claim
		want   []bool
	}{
		{"one disputed", []news.Claim{{Quotes: []int{0}, DisputedBy: []int{1}}}, []bool{true, false}},
		{"the dispute taken down", []news.Claim{{Quotes: []int{1}, Withdrawn: 1}}, []bool{false, true}},
		{"none", []news.Claim{{Quotes: []int{0, 1}}}, []bool{false, false}},
	} {
		w.Answers = answerFunc(func() news.Answer {
			return news.Answer{Outcome: news.Answered, Quotes: quotes, Claims: test.claims}
		})
		got := last[*bot.AnswerInlineQueryParams](w.handle(models.Update{InlineQuery: &models.InlineQuery{ID: "1", Query: "hurt bridge"}}))
		for i, r := range got.Results {
			text := r.(*models.InlineQueryResultArticle).InputMessageContent.(*models.InputTextMessageContent).MessageText
			if told := strings.Contains(text, "?start=") && strings.Contains(text, "others say otherwise"); told != test.want[i] {
				t.Errorf("%s: result %d is %q, want a link to who says otherwise: %v", test.name, i, text, test.want[i])
			}
		}
	}
}
