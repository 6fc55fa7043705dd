package chat

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/command"
	"whosaid/store/news"
)

// privately handles what a person writes in a private chat: a quote to check
// where one was forwarded or asked for, else a question.
func (v *visit) privately(ctx context.Context) error {
	text, _ := command.Text(v.message)
	if rest, named := v.Self.Mentioned(v.message); named {
		text = rest
	}
	text = strings.TrimSpace(text)
	if text == "" {
		if done, err := v.withoutText(ctx); done || err != nil {
			return err
		}
	}
	if to := v.message.ReplyToMessage; to != nil && v.ours(to) && text != "" {
		if done, err := v.replied(ctx, to.ID, text); done || err != nil {
			return err
		}
	}
	if (news.Question{Text: text}).Wordless() {
		return v.unasked(ctx)
	}
	if v.message.ForwardOrigin != nil {
		return v.check(ctx, text, 0)
	}
	var before talk
	if _, err := v.recall(ctx, v.talkName(), &before); err != nil {
		return err
	}
	if before.Check || pasted(text) {
		return v.check(ctx, text, 0)
	}
	if len(text) > news.MaxQuestion {
		return v.say(ctx, fmt.Sprintf(v.t.Talk.TooLong, strconv.Itoa(news.MaxQuestion)))
	}
	if done, err := v.recognised(ctx, text); done || err != nil {
		return err
	}
	return v.answer(ctx, text, 0)
}

// withoutText answers what has no text with what can be sent instead; done is
// false for a sticker, which is small talk. What Telegram itself tells of the chat
// gets no answer, and the pictures of an album get one together.
func (v *visit) withoutText(ctx context.Context) (done bool, err error) {
	m := v.message
	if m.Sticker != nil {
		return false, nil
	}
	if !shows(m) {
		return m.Text == "" && m.Caption == "", nil
	}
	if m.MediaGroupID != "" {
		n, err := v.Desk.Tally(ctx, "album:"+string(v.here)+":"+m.MediaGroupID, strconv.Itoa(m.ID), window)
		if n > 1 || err != nil {
			return true, err
		}
	}
	return true, v.say(ctx, v.t.Talk.OnlyText)
}

// shows reports whether a message is something else than text that a person sends.
func shows(m *models.Message) bool {
	return m.Voice != nil || m.VideoNote != nil || m.Audio != nil || m.Video != nil || m.Animation != nil || len(m.Photo) > 0 ||
		m.Document != nil || m.Contact != nil || m.Location != nil || m.Poll != nil || m.Dice != nil || m.Story != nil
}
