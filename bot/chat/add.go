package chat

import (
	"context"
	"strings"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// addLinked is the verb of the button that has a moderator's link read; its argument
// names the note that holds the address, which is too long for a button.
const addLinked = "add"

// add stores what is at an address that a moderator names.
func (v *visit) add(ctx context.Context, args string) error {
	addresses, only := addressesIn(args)
	if len(addresses) != 1 || !only {
		return v.say(ctx, v.t.Incoming.UseAdd)
	}
	v.typing(ctx)
	html, err := v.added(ctx, addresses[0])
	if err != nil {
		return v.failed(ctx, err)
	}
	_, err = v.send(ctx, "say", html, v.replyTo(), nil)
	return err
}

// added stores what is at an address, and says what that was, or why there is nothing.
func (v *visit) added(ctx context.Context, address string) (html string, err error) {
	if v.Adder == nil {
		return message.Text(v.t.Incoming.Faults[news.NothingKept]), nil
	}
	became, err := v.Adder.Add(ctx, address)
	if err != nil {
		return "", err
	}
	return message.Added(v.t, became), nil
}

func addName(key string) string { return "add:" + key }

// offerToAdd is the button that has an address read.
func (v *visit) offerToAdd(ctx context.Context, address string) (models.ReplyMarkup, error) {
	key := mark(v.Salt, v.chat.ID, address)
	err := v.keep(ctx, addName(key), v.asker(), address, answerFor)
	return keyboard([]models.InlineKeyboardButton{button(v.t.Incoming.Offer, press{"", addLinked, key})}), err
}

// pressAdd stores what the link was to that the button stands below.
func (v *visit) pressAdd(ctx context.Context, p press, messageID int) (toast string, err error) {
	if !v.private() || !v.Moderates(v.person) {
		return v.t.Moderate.Only, nil
	}
	var address string
	there, err := v.recall(ctx, addName(p.arg), &address)
	if err != nil || !there || strings.TrimSpace(address) == "" {
		return v.t.Button.Old, err
	}
	v.typing(ctx)
	html, err := v.added(ctx, address)
	if err != nil {
		return "", err
	}
	return "", v.edit(ctx, "added", html, messageID, nil)
}
