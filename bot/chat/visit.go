package chat

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strconv"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// Placeholders that stand for a sender who is a chat.
const (
	anonymousAdmin = 1087968824
	channelSender  = 136817688
	linkedChannel  = 777000
)

// general is the topic of a forum that must not be named when writing to it.
const general = 1

// visit is one update that is being handled.
type visit struct {
	*Host
	line     Line
	update   int64
	chat     models.Chat
	thread   int   // the topic; 0: none
	person   int64 // who asks; 0 where it is a chat, or nobody
	sender   *models.Chat
	message  *models.Message // what calls the bot; nil for a press on a message that is gone
	edited   bool            // the message was written anew
	settings news.Settings
	here     news.Pseudonym // of the place that the chat is
	who      news.Pseudonym // of who asks, once it was asked for
	t        *texts.Texts

	runners      []int64 // who runs the group
	runnersKnown bool    // Telegram was asked

	points     string // the words of what is answered that the answer is about
	guestQuery string // by which a message is answered that stands where the bot is no member

	growing growing
}

// visit begins the handling of an update: it reads how the chat is set up.
func (h *Host) visit(ctx context.Context, update int64, chat models.Chat, from *models.User, line Line) (*visit, error) {
	here, settings, err := h.place(ctx, chat.ID)
	if err != nil {
		return nil, err
	}
	v := &visit{Host: h, line: line, update: update, chat: chat, here: here, settings: settings}
	language := settings.Language
	if from != nil && from.ID != anonymousAdmin && from.ID != channelSender && from.ID != linkedChannel {
		v.person = from.ID
		if language == "" {
			language = from.LanguageCode
		}
	}
	v.t = texts.For(language)
	return v, nil
}

func (v *visit) private() bool { return v.chat.Type == models.ChatTypePrivate }

// alias is the pseudonym of an id: the beginning of an HMAC-SHA-256 (RFC 2104)
// under the desk's salt.
func (h *Host) alias(kind string, id int64) news.Pseudonym {
	mac := hmac.New(sha256.New, h.Salt)
	mac.Write([]byte(kind + strconv.FormatInt(id, 10)))
	return news.Pseudonym(base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:12]))
}

// Owner is the pseudonym of a person.
func (h *Host) Owner(person int64) news.Pseudonym { return h.alias("person ", person) }

func (h *Host) chatAlias(id int64) news.Pseudonym { return h.alias("chat ", id) }

// asker is the pseudonym of who asks: the person, or the chat that writes.
func (v *visit) asker() news.Pseudonym {
	switch {
	case v.who != "":
	case v.person != 0:
		v.who = v.Owner(v.person)
	case v.sender != nil:
		v.who = v.chatAlias(v.sender.ID)
	default:
		v.who = v.here
	}
	return v.who
}

// group is the pseudonym within which a group's own moderators decide; "" in a
// private chat.
func (v *visit) group() news.Pseudonym {
	if v.private() {
		return ""
	}
	return v.here
}

// administers reports whether who asks runs the chat: its admins, those who write
// in the group's own name, whoever writes in a channel, and everybody in the
// private chat with the bot.
func (v *visit) administers(ctx context.Context) (bool, error) {
	if v.private() || v.sender != nil && v.sender.ID == v.chat.ID {
		return true, nil
	}
	return v.runs(ctx, v.chat.ID, v.person)
}

// runs reports whether a person is an admin of a group.
func (h *Host) runs(ctx context.Context, chat, person int64) (bool, error) {
	if person == 0 {
		return false, nil
	}
	admins, err := h.Members.Administrators(ctx, chat)
	if err != nil {
		return false, err
	}
	for _, id := range admins {
		if id == person {
			return true, nil
		}
	}
	return false, nil
}

// Moderates reports whether what a person decides counts everywhere.
func (h *Host) Moderates(person int64) bool {
	for _, id := range h.Moderators {
		if id == person && id != 0 {
			return true
		}
	}
	return false
}

// send writes a message; replyTo is what it answers, 0 for nothing.
func (v *visit) send(ctx context.Context, step, html string, replyTo int, markup models.ReplyMarkup) (Sent, error) {
	if v.guestQuery != "" {
		return v.sendAsGuest(ctx, step, html, markup)
	}
	call := &bot.SendMessageParams{
		ChatID: v.chat.ID, Text: html, ParseMode: models.ParseModeHTML,
		LinkPreviewOptions: noPreview(), ReplyMarkup: markup,
	}
	if v.thread != general {
		call.MessageThreadID = v.thread
	}
	call.ReplyParameters = v.reply(replyTo)
	sent, err := v.line.Do(ctx, step, call)
	if errors.Is(err, ErrRefused) && replyTo != 0 && call.ReplyParameters.Quote != "" { // it was written anew since
		v.points = ""
		call.ReplyParameters = v.reply(replyTo)
		sent, err = v.line.Do(ctx, step+" without words", call)
	}
	if sent.Chat != 0 && sent.Chat != v.chat.ID { // the group has become another, and nobody said so
		if moved := v.became(ctx, v.chat.ID, sent.Chat); err == nil {
			err = moved
		}
	}
	return sent, err
}

// edit writes a message of ours anew, if it is still there.
func (v *visit) edit(ctx context.Context, step, html string, id int, markup models.ReplyMarkup) error {
	err := v.rewrite(ctx, step, html, id, markup)
	if errors.Is(err, ErrRefused) {
		return nil // it is gone, or too old
	}
	return err
}

// rewrite is edit, but for its error: ErrRefused for a message that is gone.
func (v *visit) rewrite(ctx context.Context, step, html string, id int, markup models.ReplyMarkup) error {
	_, err := v.line.Do(ctx, step, &bot.EditMessageTextParams{
		ChatID: v.chat.ID, MessageID: id, Text: html, ParseMode: models.ParseModeHTML,
		LinkPreviewOptions: noPreview(), ReplyMarkup: markup,
	})
	return err
}

// say writes a line of the bot's own, in reply where others read along.
func (v *visit) say(ctx context.Context, text string) error {
	_, err := v.send(ctx, "say", message.Text(text), v.replyTo(), nil)
	return err
}

// replyTo is the message to answer: in a private chat it is plain anyway.
func (v *visit) replyTo() int {
	if v.private() || v.message == nil {
		return 0
	}
	return v.message.ID
}

// typing shows that an answer is on its way.
func (v *visit) typing(ctx context.Context) {
	call := &bot.SendChatActionParams{ChatID: v.chat.ID, Action: models.ChatActionTyping}
	if v.thread != general {
		call.MessageThreadID = v.thread
	}
	v.line.Hint(ctx, call)
}

func noPreview() *models.LinkPreviewOptions {
	off := true
	return &models.LinkPreviewOptions{IsDisabled: &off}
}
