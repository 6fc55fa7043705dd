package chat

import (
	"context"
	"reflect"
	"strings"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/telegramtest"
)

// wire is the line of one update: it keeps what was asked for, and holds it to
// the platform's rules.
type wire struct {
	*town
	calls []Call
	hints []Call
	steps map[string]Sent
	gone  map[int64]bool // chats that are closed
	lost  map[int]bool   // messages that were deleted
	anew  bool           // what is answered was written anew: words of it are found no more
	moved int64          // the supergroup that every chat has become; 0: none
}

func (w *wire) Do(_ context.Context, step string, call Call) (Sent, error) {
	w.t.Helper()
	if sent, done := w.steps[step]; done {
		return sent, nil
	}
	w.calls = append(w.calls, call)
	sent := Sent{}
	switch c := call.(type) {
	case *bot.SendMessageParams:
		w.wellFormed(c.Text, c.ReplyMarkup)
		sent.Chat = c.ChatID.(int64)
		if w.gone[sent.Chat] {
			return Sent{}, ErrGone
		}
		if r := c.ReplyParameters; r != nil && w.lost[r.MessageID] && !r.AllowSendingWithoutReply {
			return Sent{}, ErrRefused
		}
		if r := c.ReplyParameters; r != nil && w.anew && r.Quote != "" {
			return Sent{}, ErrRefused
		}
		w.messages++
		sent.Message = w.messages
		if w.moved != 0 {
			sent.Chat = w.moved
		}
	case *AnswerGuestQuery:
		w.wellFormed(c.Result.InputMessageContent.(*models.InputTextMessageContent).MessageText, c.Result.ReplyMarkup)
		sent.Inline = "inline"
	case *bot.EditMessageTextParams:
		w.wellFormed(c.Text, c.ReplyMarkup)
		if c.InlineMessageID == "" {
			sent = Sent{Chat: c.ChatID.(int64), Message: c.MessageID}
		}
		if w.lost[c.MessageID] {
			return Sent{}, ErrRefused
		}
	case *bot.EditMessageReplyMarkupParams:
		w.wellFormed("x", c.ReplyMarkup)
		if w.lost[c.MessageID] {
			return Sent{}, ErrRefused
		}
	case *bot.AnswerCallbackQueryParams:
		if telegramtest.Units(c.Text) > 200 {
			w.t.Errorf("a toast of %d units", telegramtest.Units(c.Text))
		}
	case *bot.AnswerInlineQueryParams, *bot.LeaveChatParams, *bot.SendDocumentParams:
	default:
		w.t.Errorf("an unknown call %T", call)
	}
	if w.steps == nil {
		w.steps = map[string]Sent{}
	}
	w.steps[step] = sent
	return sent, nil
}

func (w *wire) Hint(_ context.Context, call Call) {
	switch c := call.(type) {
	case *bot.SendMessageDraftParams:
		w.wellFormed(c.Text, nil)
	case *bot.EditMessageTextParams:
		w.wellFormed(c.Text, c.ReplyMarkup)
	}
	w.hints = append(w.hints, call)
}

func (w *wire) wellFormed(html string, markup models.ReplyMarkup) {
	w.t.Helper()
	if _, err := telegramtest.Format(html, "HTML"); err != nil {
		w.t.Errorf("a message is refused: %v\n%s", err, html)
	}
	for _, b := range buttonsOf(markup) {
		if !sound(b) {
			w.t.Errorf("the button %+v is none", b)
		}
	}
}

// sound reports whether a button is of one kind and within its limits.
func sound(b models.InlineKeyboardButton) bool {
	kinds := 0
	if b.URL != "" {
		kinds++
	}
	if n := len(b.CallbackData); n > 0 && n <= 64 {
		kinds++
	}
	if c := b.CopyText; c != nil && c.Text != "" && telegramtest.Units(c.Text) <= 256 {
		kinds++
	}
	if s := b.SwitchInlineQueryChosenChat; s != nil && len([]rune(s.Query)) <= 256 && s.AllowUserChats {
		kinds++
	}
	return kinds == 1 && b.Text != ""
}

func buttonsOf(markup models.ReplyMarkup) []models.InlineKeyboardButton {
	k, ok := markup.(*models.InlineKeyboardMarkup)
	if !ok || k == nil {
		return nil
	}
	var out []models.InlineKeyboardButton
	for _, row := range k.InlineKeyboard {
		out = append(out, row...)
	}
	return out
}

// sent are the messages sent for the update, as readers see them.
func (w *wire) sent() []telegramtest.Formatted {
	w.t.Helper()
	var out []telegramtest.Formatted
	for _, call := range w.calls {
		html := ""
		switch c := call.(type) {
		case *bot.SendMessageParams:
			html = c.Text
		case *bot.EditMessageTextParams:
			html = c.Text
		default:
			continue
		}
		f, err := telegramtest.Format(html, "HTML")
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// text is the one message sent for the update.
func (w *wire) text() string {
	w.t.Helper()
	sent := w.sent()
	if len(sent) != 1 {
		w.t.Fatalf("%d messages were sent, want 1: %+v", len(sent), sent)
	}
	return sent[0].Text
}

// markup is the last keyboard of the update.
func (w *wire) markup() []models.InlineKeyboardButton {
	var out []models.InlineKeyboardButton
	for _, call := range w.calls {
		switch c := call.(type) {
		case *bot.SendMessageParams:
			out = buttonsOf(c.ReplyMarkup)
		case *bot.EditMessageTextParams:
			out = buttonsOf(c.ReplyMarkup)
		case *bot.EditMessageReplyMarkupParams:
			out = buttonsOf(c.ReplyMarkup)
		}
	}
	return out
}

// press has somebody press the button of w's last keyboard whose label contains
// what is said.
func (w *wire) press(chat, from int64, message int, said string) *wire {
	w.t.Helper()
	for _, b := range w.markup() {
		if strings.Contains(b.Text, said) {
			return w.pressData(chat, from, message, b.CallbackData)
		}
	}
	w.t.Fatalf("there is no button %q among %+v", said, w.markup())
	return nil
}

// toast is what the press was answered with.
func (w *wire) toast() string {
	w.t.Helper()
	for _, call := range w.calls {
		if c, ok := call.(*bot.AnswerCallbackQueryParams); ok {
			return c.Text
		}
	}
	w.t.Fatal("the press was not answered")
	return ""
}

func last[T any](w *wire) (call T) {
	w.t.Helper()
	for _, c := range w.calls {
		if of, ok := c.(T); ok {
			call = of
		}
	}
	if reflect.ValueOf(call).IsNil() {
		w.t.Fatalf("no %T among %d calls", call, len(w.calls))
	}
	return call
}
