package chat

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"whosaid/bot/chat/command"
	"whosaid/store/news"
)

// privately handles what a person writes in a private chat: a quote to check
// where one was forwarded or asked for, else a question.
func (v *visit) privately(ctx context.Context) error {
	text, _ := command.Text(v.message)
	text = strings.TrimSpace(text)
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
	if before.Check {
		return v.check(ctx, text, 0)
	}
	if len(text) > news.MaxQuestion {
		return v.say(ctx, fmt.Sprintf(v.t.Talk.TooLong, strconv.Itoa(news.MaxQuestion)))
	}
	return v.answer(ctx, text, 0)
}
