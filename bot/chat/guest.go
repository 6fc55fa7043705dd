package chat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/command"
	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// Guest is a message that mentions the bot in a chat where it is no member. It
// may be answered once, and the answer edited.
type Guest struct {
	models.Message
	Query string `json:"guest_query_id"`
}

// AnswerGuestQuery are the parameters of that method.
type AnswerGuestQuery struct {
	Query  string
	Result *models.InlineQueryResultArticle
}

// MarshalJSON writes the parameters as the Bot API reads them.
func (a AnswerGuestQuery) MarshalJSON() ([]byte, error) {
	result, err := a.Result.MarshalCustom()
	if err != nil {
		return nil, fmt.Errorf("write a guest's answer: %w", err)
	}
	return json.Marshal(map[string]any{"guest_query_id": a.Query, "result": json.RawMessage(result)})
}

// guest answers a message of a chat where the bot is no member. Nothing is
// remembered of the chat, so that what else there is to see is behind a link into
// the private chat.
func (h *Host) guest(ctx context.Context, id int64, g *Guest, line Line) error {
	v, err := h.visit(ctx, id, g.Chat, g.From, line)
	if err != nil {
		return err
	}
	v.message, v.sender, v.guestQuery = &g.Message, g.SenderChat, g.Query
	text, claim, checks := v.guestText()
	if (news.Question{Text: text}).Wordless() {
		return v.say(ctx, v.t.Talk.Guest)
	}
	ok, err := v.allowed(ctx)
	if !ok || err != nil {
		return err
	}
	if checks {
		return v.guestCheck(ctx, text)
	}
	return v.guestAnswer(ctx, news.Question{Text: upTo(text, news.MaxQuestion), Claim: claim})
}

// guestText is what a guest is asked, or else the claim that the mention replies
// to; checks tells whether it is a quote to check.
func (v *visit) guestText() (text string, claim, checks bool) {
	text, _ = command.Text(v.message)
	call, commanded := v.Self.Of(v.message)
	if rest, named := v.Self.Mentioned(v.message); named {
		text = rest
	}
	if commanded {
		text = call.Args
	}
	if (news.Question{Text: text}).Wordless() {
		text, _ = v.claimed("")
		claim = !asks(text)
	}
	return strings.TrimSpace(text), claim, call.Name == "check" || pasted(text)
}

// guestAnswer answers at once, and writes the answer anew when a model has made a
// better one.
func (v *visit) guestAnswer(ctx context.Context, q news.Question) error {
	q.Limit, q.Language, q.Outlets = news.DefaultLimit, v.t.Code, v.settings.Outlets
	var first Sent
	shown := ""
	show := func(a news.Answer) error {
		html := message.Answer(v.t, a, perGroupPage)[0].HTML
		var err error
		switch {
		case shown == "":
			first, err = v.send(ctx, "guest", html, 0, v.inPrivate(q.Text))
		case first.Inline != "" && html != shown:
			_, err = v.line.Do(ctx, "guest-anew", &bot.EditMessageTextParams{InlineMessageID: first.Inline, Text: html,
				ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview(), ReplyMarkup: v.inPrivate(q.Text)})
		}
		shown = html
		return err
	}
	answered, err := v.guestSteps(ctx, q, func(a news.Answer) error {
		if shown != "" {
			return nil // of the steps on the way only the first is shown
		}
		return show(a)
	})
	switch {
	case errors.Is(err, news.ErrNoTopic) && shown == "":
		return v.say(ctx, v.t.Talk.Guest)
	case err != nil && shown == "":
		slog.ErrorContext(ctx, "no answer for a guest", "update", v.update, "err", err)
		return v.say(ctx, v.t.Talk.Failed)
	case err != nil:
		return err
	}
	return show(answered)
}

// guestSteps answers, and tells the steps on the way where there are any.
func (v *visit) guestSteps(ctx context.Context, q news.Question, show func(news.Answer) error) (news.Answer, error) {
	steps, ok := v.Answers.(streamer)
	if !ok {
		return v.Answers.Answer(ctx, q)
	}
	var fault error
	answered, err := steps.Stream(ctx, q, func(a news.Answer) {
		if fault == nil {
			fault = show(a)
		}
	})
	return answered, errors.Join(err, fault)
}

// guestCheck tells how a text stands to the stored quotes.
func (v *visit) guestCheck(ctx context.Context, text string) error {
	if len(text) > maxChecked {
		return v.say(ctx, fmt.Sprintf(v.t.Talk.TooLong, fmt.Sprint(maxChecked)))
	}
	checked, err := v.Checks.Check(ctx, text, "")
	if err != nil {
		slog.ErrorContext(ctx, "no check for a guest", "update", v.update, "err", err)
		return v.say(ctx, v.t.Talk.Failed)
	}
	v.record(ctx, checked)
	_, err = v.send(ctx, "guest", message.Check(v.t, checked, perGroupPage)[0].HTML, 0, v.inPrivate(text))
	return err
}

// inPrivate is the button that asks the same in the private chat, where there is
// more to see; a text too long for a link opens only the chat.
func (v *visit) inPrivate(text string) models.ReplyMarkup {
	return keyboard([]models.InlineKeyboardButton{{Text: v.t.Button.Private, URL: v.startLink(startFor(text))}})
}

// sendAsGuest gives the one answer that a guest has.
func (v *visit) sendAsGuest(ctx context.Context, step, html string, markup models.ReplyMarkup) (Sent, error) {
	text, _ := command.Text(v.message)
	return v.line.Do(ctx, step, &AnswerGuestQuery{v.guestQuery, &models.InlineQueryResultArticle{
		ID: mark(v.Salt, v.update), Title: short(text, longestTitle),
		InputMessageContent: &models.InputTextMessageContent{MessageText: html, ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview()},
		ReplyMarkup:         markup,
	}})
}
