package deliver

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat"
	"whosaid/store/news"
)

// Allowed are the kinds of updates that the bot asks for.
var Allowed = []string{
	models.AllowedUpdateMessage, models.AllowedUpdateEditedMessage, models.AllowedUpdateChannelPost,
	models.AllowedUpdateEditedChannelPost, models.AllowedUpdateInlineQuery, models.AllowedUpdateChosenInlineResult,
	models.AllowedUpdateCallbackQuery, models.AllowedUpdateMyChatMember, guestMessage,
}

// guestMessage is a message that calls the bot into a chat where it is no
// member. The library has no name for it yet.
const guestMessage = "guest_message"

// outline is what must be known of an update before it is kept. It is read apart
// from the update, so that one of an unknown form is passed over and does not
// keep those behind it.
type outline struct {
	ID      int64    `json:"update_id"`
	Message *message `json:"message"`
	Edited  *message `json:"edited_message"`
	Post    *message `json:"channel_post"`
	Anew    *message `json:"edited_channel_post"`
	Member  *message `json:"my_chat_member"`
	Guest   *message `json:"guest_message"`
	Press   *query   `json:"callback_query"`
	Inline  *query   `json:"inline_query"`
	Chosen  *query   `json:"chosen_inline_result"`
}

type message struct {
	Chat identified `json:"chat"`
	From identified `json:"from"`
}

type query struct {
	From    identified `json:"from"`
	Message *message   `json:"message"`
}

type identified struct {
	ID int64 `json:"id"`
}

// lane is whose turn an update takes: its chat's. Inline queries and guests'
// messages have one for each person, beside the chat's, since they cannot wait
// for it.
func (o outline) lane() string {
	for _, m := range []*message{o.Message, o.Edited, o.Post, o.Anew, o.Member} {
		if m != nil {
			return laneOf(m.Chat.ID)
		}
	}
	switch {
	case o.Press != nil && o.Press.Message != nil && o.Press.Message.Chat.ID != 0:
		return laneOf(o.Press.Message.Chat.ID)
	case o.Press != nil:
		return laneOf(o.Press.From.ID)
	case o.Guest != nil:
		return "guest" + laneOf(o.Guest.From.ID)
	case o.Inline != nil:
		return "inline" + laneOf(o.Inline.From.ID)
	case o.Chosen != nil:
		return "inline" + laneOf(o.Chosen.From.ID)
	}
	return "other"
}

func laneOf(chat int64) string { return strconv.FormatInt(chat, 10) }

// person is who caused the update; 0 where nobody can be held to it. The
// placeholders for anonymous admins and channels stand for many.
func (o outline) person() int64 {
	for _, m := range []*message{o.Message, o.Edited, o.Guest} {
		if m != nil && m.From.ID != anonymousAdmin && m.From.ID != channelSender && m.From.ID != linkedChannel {
			return m.From.ID
		}
	}
	for _, q := range []*query{o.Press, o.Inline} {
		if q != nil {
			return q.From.ID
		}
	}
	return 0
}

// The users that stand for a sender that is a chat.
const (
	anonymousAdmin = 1087968824
	channelSender  = 136817688
	linkedChannel  = 777000
)

// letterOf makes a letter of an update as Telegram sent it.
func letterOf(body []byte, now time.Time) (news.Letter, outline, error) {
	var o outline
	if err := json.Unmarshal(body, &o); err != nil {
		return news.Letter{}, o, fmt.Errorf("read an update: %w", err)
	}
	if o.ID <= 0 { // those below are the bot's own
		return news.Letter{}, o, fmt.Errorf("read an update: it has no update_id")
	}
	return news.Letter{ID: o.ID, Lane: o.lane(), Body: body, At: now}, o, nil
}

// Kind is the kind of an update, as Telegram names it.
func Kind(u *chat.Update) string {
	switch {
	case u.Changed != nil:
		return "changed"
	case u.Settled != nil:
		return "settled"
	case u.Guest != nil:
		return guestMessage
	case u.Message != nil:
		return models.AllowedUpdateMessage
	case u.EditedMessage != nil:
		return models.AllowedUpdateEditedMessage
	case u.ChannelPost != nil:
		return models.AllowedUpdateChannelPost
	case u.EditedChannelPost != nil:
		return models.AllowedUpdateEditedChannelPost
	case u.CallbackQuery != nil:
		return models.AllowedUpdateCallbackQuery
	case u.InlineQuery != nil:
		return models.AllowedUpdateInlineQuery
	case u.ChosenInlineResult != nil:
		return models.AllowedUpdateChosenInlineResult
	case u.MyChatMember != nil:
		return models.AllowedUpdateMyChatMember
	}
	return "other"
}
