package chat

import (
	"errors"
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/telegramtest"
	"whosaid/store/news"
)

func TestInline(t *testing.T) {
	w := newTown(t)
	ask := func(text, offset string) *bot.AnswerInlineQueryParams {
		t.Helper()
		got := w.handle(models.Update{InlineQuery: &models.InlineQuery{ID: "1", From: &models.User{ID: moe, LanguageCode: "en"}, Query: text, Offset: offset}})
		return last[*bot.AnswerInlineQueryParams](got)
	}
	first := ask("How many were hurt?", "")
	if len(first.Results) != 4 || !first.IsPersonal || first.NextOffset != "" {
		t.Fatalf("answered %d results, personal %v, next %q", len(first.Results), first.IsPersonal, first.NextOffset)
	}
	for i, result := range first.Results {
		article := result.(*models.InlineQueryResultArticle)
		content := article.InputMessageContent.(*models.InputTextMessageContent)
		f, err := telegramtest.Format(content.MessageText, "HTML")
		if err != nil || len(f.Quotes()) != 1 || f.Quotes()[0] != w.quotes()[i].Text() {
			t.Errorf("result %d = %q, %v", i, f.Text, err)
		}
		if len(article.ID) > 64 || article.Title == "" {
			t.Errorf("result %d has id %q, title %q", i, article.ID, article.Title)
		}
	}
	for _, offset := range []string{"x", "-1", "999999", strings.Repeat("9", 70)} {
		if got := ask("How many were hurt?", offset); len(got.Results) != 4 {
			t.Errorf("offset %q gives %d results, want all", offset, len(got.Results))
		}
	}
	if got := ask("", ""); got.Button == nil || got.Button.StartParameter != "help" {
		t.Errorf("to nothing asked: %+v", got.Button)
	}
	w.fail = errors.New("redis is down")
	if got := ask("How many were hurt?", ""); got.Button == nil || got.Button.Text != "Ask who said what" || got.CacheTime != 1 {
		t.Errorf("after a fault: %+v", got)
	}
	w.fail = nil
	if got := ask("hello", ""); got.Button == nil || got.Button.Text != "No stored article answers this" || len(got.Results) != 0 {
		t.Errorf("to small talk: %+v", got)
	}
}

// TestInlinePages holds that pages of results follow each other without a gap.
func TestInlinePages(t *testing.T) {
	w := newTown(t)
	many := make([]string, 0, 30)
	for i := range 30 {
		many = append(many, strings.Repeat("n", i+1))
	}
	a, err := news.NewArticle(news.Meta{URL: "https://a.example/many"}, strings.Join(many, " "), nil)
	if err != nil {
		t.Fatal(err)
	}
	w.Answers = answerFunc(func() news.Answer {
		out := news.Answer{Outcome: news.Answered}
		for _, wording := range many {
			q, err := news.Find(a, wording)
			if err != nil {
				t.Fatal(err)
			}
			out.Quotes = append(out.Quotes, news.Cite(q, news.Said{}, 1))
		}
		return out
	})
	seen := map[string]bool{}
	offset, pages := "", 0
	for ; pages == 0 || offset != ""; pages++ {
		got := last[*bot.AnswerInlineQueryParams](w.handle(models.Update{InlineQuery: &models.InlineQuery{ID: "1", Query: "many", Offset: offset}}))
		for _, r := range got.Results {
			seen[r.(*models.InlineQueryResultArticle).ID] = true
		}
		offset = got.NextOffset
	}
	if len(seen) != 30 || pages != 4 {
		t.Errorf("%d results on %d pages, want 30 on 4", len(seen), pages)
	}
}

// What nearly answers is offered, too, and what is far off is not.
func TestInlineOffersTheNear(t *testing.T) {
	w := newTown(t)
	near, far := w.quotes()[0], w.quotes()[1]
	near.Score, far.Score = 0.4, 0.01
	w.Answers = answerFunc(func() news.Answer {
		return news.Answer{Outcome: news.NoSource, Nearest: []news.Citation{near, far}}
	})
	got := last[*bot.AnswerInlineQueryParams](w.handle(models.Update{InlineQuery: &models.InlineQuery{ID: "1", Query: "hurt bridge"}}))
	if len(got.Results) != 1 {
		t.Errorf("answered %d results, want the near one", len(got.Results))
	}
}
