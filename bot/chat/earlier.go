package chat

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
)

// replyToEarlier sends a line in reply to an earlier answer, which links to it, and
// what is to be said besides; done is false when that answer is gone.
func (v *visit) replyToEarlier(ctx context.Context, answer int, more string) (done bool, err error) {
	html := message.Text(v.t.Message.Earlier)
	if address := v.linkTo(answer); address != "" {
		html = `<a href="` + message.Text(address) + `">` + html + "</a>"
	}
	call := &bot.SendMessageParams{
		ChatID: v.chat.ID, Text: message.Footed(html, more), ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview(),
		ReplyParameters: &models.ReplyParameters{MessageID: answer},
	}
	if v.thread != general {
		call.MessageThreadID = v.thread
	}
	_, err = v.line.Do(ctx, "earlier", call)
	if errors.Is(err, ErrRefused) {
		return false, nil
	}
	return true, err
}

// linkTo is the address of a message in this group; "" where messages have none.
func (v *visit) linkTo(id int) string {
	if v.chat.Username != "" {
		return fmt.Sprintf("https://t.me/%s/%d", v.chat.Username, id)
	}
	// The ids of supergroups and channels are their internal ids behind -100.
	internal, found := strings.CutPrefix(fmt.Sprint(v.chat.ID), "-100")
	if !found || v.chat.Type == models.ChatTypeGroup {
		return ""
	}
	return fmt.Sprintf("https://t.me/c/%s/%d", internal, id)
}
