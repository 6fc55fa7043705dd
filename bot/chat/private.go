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
	if text == "" && !speaks(v.message) {
		return nil
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
	return v.answer(ctx, text, 0)
}

// speaks reports whether a message without text is something that a person says:
// a sticker or a picture, but not a further one of an album, and nothing that
// Telegram itself tells of the chat.
func speaks(m *models.Message) bool {
	if m.MediaGroupID != "" {
		return false
	}
	return m.Sticker != nil || m.Voice != nil || m.VideoNote != nil || m.Audio != nil || m.Video != nil || m.Animation != nil ||
		len(m.Photo) > 0 || m.Document != nil || m.Contact != nil || m.Location != nil || m.Poll != nil || m.Dice != nil || m.Story != nil ||
		m.Text != "" || m.Caption != ""
}
