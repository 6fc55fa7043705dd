package deliver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat"
)

// verdict is what an answer of the server means.
type verdict int

const (
	fine      verdict = iota
	again             // it may go well another time
	limited           // the server wants to wait
	movedAway         // the chat has become another
	gone              // the chat is closed to the bot
	refused           // it will never go well
)

// judge tells what the error of a request means.
func judge(err error) verdict {
	if err == nil || unchanged(err) {
		return fine
	}
	if _, is := errors.AsType[*bot.TooManyRequestsError](err); is {
		return limited
	}
	if _, is := errors.AsType[*bot.MigrateError](err); is {
		return movedAway
	}
	switch {
	case errors.Is(err, bot.ErrorForbidden):
		return gone
	case errors.Is(err, bot.ErrorBadRequest), errors.Is(err, bot.ErrorNotFound), errors.Is(err, errUnreadable), otherwiseWrong(err):
		return refused
	}
	// A fault of the server, a page of HTML in place of an answer, a lost
	// connection, a token that is not known (any more): the operator is told,
	// and what is to be sent waits.
	return again
}

// otherwiseWrong reports whether the server answered with any other code that
// blames the request. The library tells it in words only.
func otherwiseWrong(err error) bool {
	_, said, found := strings.Cut(err.Error(), "error response from telegram for method ")
	var method string
	var code int
	n, _ := fmt.Sscanf(said, "%s %d", &method, &code)
	return found && n == 2 && code >= 400 && code < 500
}

// unchanged reports whether an edit found what it would have made, or changed a
// message of inline mode, whose answer the library cannot read.
func unchanged(err error) bool {
	if errors.Is(err, bot.ErrorBadRequest) && strings.Contains(err.Error(), "message is not modified") {
		return true
	}
	wrong, is := errors.AsType[*json.UnmarshalTypeError](err)
	return is && wrong.Value == "bool"
}

// retryAfter is how long the server wants to wait.
func retryAfter(err error) time.Duration {
	if e, is := errors.AsType[*bot.TooManyRequestsError](err); is {
		return time.Duration(max(1, e.RetryAfter)) * time.Second
	}
	return 0
}

// movedTo is the chat that another has become.
func movedTo(err error) int64 {
	if e, is := errors.AsType[*bot.MigrateError](err); is {
		return int64(e.MigrateToChatID)
	}
	return 0
}

// final gives an error that no retry will mend the form in which handlers know
// it, and hides the address, in which the token stands.
func final(kind error, method string, err error) error {
	return fmt.Errorf("%w: %s: %w", kind, method, tame(err))
}

// tame takes out of an error of the library what must not be logged: the address
// of the request, and the body of an answer that it could not read.
func tame(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("no answer in time")
	case strings.HasPrefix(err.Error(), "error decode response body"):
		return errors.New("the answer is not JSON")
	}
	return withoutAddress(err)
}

// withoutAddress is an error of a request without its address, in which the
// token stands.
func withoutAddress(err error) error {
	if at, is := errors.AsType[*url.Error](err); is {
		return at.Err
	}
	return err
}

var errUnreadable = errors.New("the file cannot be read")

func readAll(file *models.InputFileUpload) (string, error) {
	content, err := io.ReadAll(file.Data)
	if err != nil {
		return "", fmt.Errorf("%w: %w", errUnreadable, err)
	}
	return string(content), nil
}

// outcome is what a journal keeps of a step.
type outcome struct {
	Chat    int64  `json:"chat,omitempty"`
	Message int    `json:"message,omitempty"`
	Inline  string `json:"inline,omitempty"`
	Fault   string `json:"fault,omitempty"` // "gone" or "refused"
	Said    string `json:"said,omitempty"`
}

func outcomeOf(sent chat.Sent, err error) outcome {
	o := outcome{Chat: sent.Chat, Message: sent.Message, Inline: sent.Inline}
	switch {
	case errors.Is(err, chat.ErrGone):
		o.Fault, o.Said = "gone", err.Error()
	case err != nil:
		o.Fault, o.Said = "refused", err.Error()
	}
	return o
}

func (o outcome) sent() (chat.Sent, error) {
	sent := chat.Sent{Chat: o.Chat, Message: o.Message, Inline: o.Inline}
	switch o.Fault {
	case "gone":
		return sent, fmt.Errorf("%w: done before: %s", chat.ErrGone, o.Said)
	case "refused":
		return sent, fmt.Errorf("%w: done before: %s", chat.ErrRefused, o.Said)
	}
	return sent, nil
}
