// Package chat turns updates from Telegram into messages: what people ask, say
// and press, and what they are shown.
package chat

import (
	"context"
	"errors"

	"github.com/go-telegram/bot/models"
)

// Errors of a Line that no retry will mend.
var (
	// ErrGone: the chat is closed to the bot (blocked, removed, deactivated).
	ErrGone = errors.New("the chat is closed to the bot")
	// ErrRefused: the server will never take this request as it stands.
	ErrRefused = errors.New("the request was refused")
)

// Call is one request to the Bot API: a pointer to one of go-telegram's
// parameter structures, as *bot.SendMessageParams.
type Call any

// Sent tells what became of a request.
type Sent struct {
	Chat    int64 // where it went: another chat than was asked for after a migration
	Message int   // the id of the message sent or edited; 0 where there is none

	Inline string // by what a message is edited that stands in a chat where the bot is no member
}

// Line is how a handler speaks to Telegram for the sake of one update.
type Line interface {
	// Do makes the request, once however often the update is handled: a step
	// that was done before, by a process that died since, gives what it gave
	// then and asks the server nothing. Steps of one update have different
	// names. Do waits its turn under the platform's limits and retries what can
	// be retried, also when ctx's deadline has passed; its error is final, but
	// for one that is neither ErrGone nor ErrRefused: the handler should then
	// end, and is called again later.
	Do(ctx context.Context, step string, call Call) (Sent, error)
	// Hint makes a request that nobody will miss (a chat action, a draft, an
	// answer that still grows), once and at most; it may be dropped. A chat
	// action is shown only where what follows it does not come soon.
	Hint(ctx context.Context, call Call)
}

// Update is an update of any kind that the bot asks for.
type Update struct {
	models.Update
	Guest   *Guest   `json:"guest_message,omitempty"`
	Changed *Changed `json:"whosaid_changed,omitempty"` // of the bot's own making, with a number below 0
	Settled *Settled `json:"whosaid_settled,omitempty"` // likewise
}

// Handler handles one update. Updates of one chat come in order and one at a
// time; an error is logged, and the update counts as handled.
type Handler interface {
	Handle(ctx context.Context, update *Update, line Line) error
}
