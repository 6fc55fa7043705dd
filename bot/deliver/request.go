package deliver

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat"
)

// request is a call made ready: a copy of its parameters whose chat can be
// changed, and how to send it.
type request struct {
	method   string
	chat     *any // nil: it goes to no chat
	message  int  // the message that it is about; 0: none
	reply    **models.ReplyParameters
	turn     bool          // it counts under the limits on messages
	creates  bool          // done twice, there are two messages
	within   time.Duration // for how long it is worth a try
	patience time.Duration // as a hint it waits so long, and is dropped if what it announces comes first
	send     func(context.Context, *bot.Bot) (*models.Message, error)
	raw      any // the parameters, where the library does not know the method
}

// longWork is how long somebody waits before a chat action says that an answer is
// on its way.
const longWork = 400 * time.Millisecond

// For how long requests are tried. What a person waits for at a button or in
// inline mode is of no use after that: Telegram itself takes it no more.
const (
	worthLong  = time.Hour
	worthShort = 15 * time.Second
)

// errUnknownCall is the error of a call that no request can be made of.
var errUnknownCall = errors.New("this kind of request is not known here")

// prepare makes a request of a call.
func prepare(call chat.Call) (request, error) {
	switch p := call.(type) {
	case *bot.SendMessageParams:
		c := *p
		return request{method: "sendMessage", chat: &c.ChatID, reply: &c.ReplyParameters, turn: true, creates: true, within: worthLong,
			send: func(ctx context.Context, b *bot.Bot) (*models.Message, error) { return b.SendMessage(ctx, &c) }}, nil
	case *bot.SendDocumentParams:
		c := *p
		return request{method: "sendDocument", chat: &c.ChatID, reply: &c.ReplyParameters, turn: true, creates: true, within: worthLong,
			send: document(&c)}, nil
	case *bot.EditMessageTextParams:
		c := *p
		return request{method: "editMessageText", chat: &c.ChatID, message: c.MessageID, turn: c.InlineMessageID == "", within: worthLong,
			send: func(ctx context.Context, b *bot.Bot) (*models.Message, error) { return b.EditMessageText(ctx, &c) }}, nil
	case *bot.EditMessageReplyMarkupParams:
		c := *p
		return request{method: "editMessageReplyMarkup", chat: &c.ChatID, message: c.MessageID, turn: true, within: worthLong,
			send: func(ctx context.Context, b *bot.Bot) (*models.Message, error) {
				return b.EditMessageReplyMarkup(ctx, &c)
			}}, nil
	case *bot.DeleteMessageParams:
		c := *p
		return request{method: "deleteMessage", chat: &c.ChatID, message: c.MessageID, within: worthLong,
			send: plain(func(ctx context.Context, b *bot.Bot) (bool, error) { return b.DeleteMessage(ctx, &c) })}, nil
	case *bot.LeaveChatParams:
		c := *p
		return request{method: "leaveChat", chat: &c.ChatID, within: worthLong,
			send: plain(func(ctx context.Context, b *bot.Bot) (bool, error) { return b.LeaveChat(ctx, &c) })}, nil
	}
	return prepareQuick(call)
}

// prepareQuick makes a request of a call that is worth little later on.
func prepareQuick(call chat.Call) (request, error) {
	switch p := call.(type) {
	case *bot.SendChatActionParams:
		c := *p
		return request{method: "sendChatAction", chat: &c.ChatID, within: worthShort, patience: longWork,
			send: plain(func(ctx context.Context, b *bot.Bot) (bool, error) { return b.SendChatAction(ctx, &c) })}, nil
	case *bot.SendMessageDraftParams:
		c := *p
		return request{method: "sendMessageDraft", chat: &c.ChatID, within: worthShort,
			send: plain(func(ctx context.Context, b *bot.Bot) (bool, error) { return b.SendMessageDraft(ctx, &c) })}, nil
	case *bot.SetMessageReactionParams:
		c := *p
		return request{method: "setMessageReaction", chat: &c.ChatID, within: worthShort,
			send: plain(func(ctx context.Context, b *bot.Bot) (bool, error) { return b.SetMessageReaction(ctx, &c) })}, nil
	case *bot.AnswerCallbackQueryParams:
		return request{method: "answerCallbackQuery", within: worthShort,
			send: plain(func(ctx context.Context, b *bot.Bot) (bool, error) { return b.AnswerCallbackQuery(ctx, p) })}, nil
	case *bot.AnswerInlineQueryParams:
		return request{method: "answerInlineQuery", within: worthShort,
			send: plain(func(ctx context.Context, b *bot.Bot) (bool, error) { return b.AnswerInlineQuery(ctx, p) })}, nil
	case *chat.AnswerGuestQuery:
		return request{method: "answerGuestQuery", within: worthShort, raw: p}, nil
	case *bot.SetMyCommandsParams:
		return request{method: "setMyCommands", within: worthShort,
			send: plain(func(ctx context.Context, b *bot.Bot) (bool, error) { return b.SetMyCommands(ctx, p) })}, nil
	}
	return request{}, fmt.Errorf("%w: %T", errUnknownCall, call)
}

// plain is a request that is answered with true.
func plain(send func(context.Context, *bot.Bot) (bool, error)) func(context.Context, *bot.Bot) (*models.Message, error) {
	return func(ctx context.Context, b *bot.Bot) (*models.Message, error) {
		_, err := send(ctx, b)
		return nil, err
	}
}

// document reads the file once, so that it can be sent again.
func document(p *bot.SendDocumentParams) func(context.Context, *bot.Bot) (*models.Message, error) {
	file, uploaded := p.Document.(*models.InputFileUpload)
	if !uploaded {
		return func(ctx context.Context, b *bot.Bot) (*models.Message, error) { return b.SendDocument(ctx, p) }
	}
	content, fault := readAll(file)
	return func(ctx context.Context, b *bot.Bot) (*models.Message, error) {
		if fault != nil {
			return nil, fault
		}
		p.Document = &models.InputFileUpload{Filename: file.Filename, Data: strings.NewReader(content)}
		return b.SendDocument(ctx, p)
	}
}

// to is the chat that the request goes to; 0 where it is none or has a name.
func (r request) to() int64 {
	if r.chat == nil {
		return 0
	}
	switch id := (*r.chat).(type) {
	case int64:
		return id
	case int:
		return int64(id)
	}
	return 0
}

// move sends the request to the chat that its own has become. Messages have
// other numbers there, so that one that answers a message must go without.
func (r request) move(to int64) {
	*r.chat = to
	if r.reply != nil && *r.reply != nil {
		reply := **r.reply
		reply.AllowSendingWithoutReply = true
		*r.reply = &reply
	}
}
