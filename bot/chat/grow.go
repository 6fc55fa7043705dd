package chat

import (
	"context"
	"strconv"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// streamer answers step by step where a model takes its time: show is told the
// answer so far, each time whole, from the calling goroutine.
type streamer interface {
	Stream(ctx context.Context, q news.Question, show func(news.Answer)) (news.Answer, error)
}

// growing is an answer that gets better while people look at it.
type growing struct {
	html   string // that was sent last
	hinted bool   // something may have been shown since
	fault  error
}

// grow answers, and shows what there is on the way: in a private chat as a draft,
// elsewhere as the one message that the answer will be.
func (v *visit) grow(ctx context.Context, s *shown, replyTo int) (news.Answer, error) {
	steps, ok := v.Answers.(streamer)
	if !ok {
		return v.Answers.Answer(ctx, v.question(s))
	}
	answered, err := steps.Stream(ctx, v.question(s), func(so news.Answer) {
		if v.growing.fault == nil {
			v.growing.fault = v.soFar(ctx, s, so, replyTo)
		}
	})
	if err == nil {
		err = v.growing.fault
	}
	return answered, err
}

// soFar shows an answer that is not the last.
func (v *visit) soFar(ctx context.Context, s *shown, so news.Answer, replyTo int) error {
	step := *s
	step.remember(so)
	if !v.private() && s.Message == 0 {
		if err := v.show(ctx, &step, quotesOf(so), replyTo); err != nil {
			return err
		}
		s.Message = step.Message
		return nil
	}
	first := press{v.key(), showPage, "0"}
	screen, ok := v.view(first.key, &step, quotesOf(so)).screen(first)
	if !ok || v.edited {
		return nil
	}
	v.growing.hinted = true
	if v.private() {
		v.line.Hint(ctx, &bot.SendMessageDraftParams{
			ChatID: v.chat.ID, DraftID: strconv.FormatInt(max(v.update, 1), 10), Text: screen.html, ParseMode: models.ParseModeHTML,
		})
		return nil
	}
	v.line.Hint(ctx, &bot.EditMessageTextParams{
		ChatID: v.chat.ID, MessageID: s.Message, Text: screen.html, ParseMode: models.ParseModeHTML,
		LinkPreviewOptions: noPreview(), ReplyMarkup: screen.markup,
	})
	return nil
}
