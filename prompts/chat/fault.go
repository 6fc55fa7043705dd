package chat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"github.com/sashabaranov/go-openai"
	"github.com/sony/gobreaker/v2"
)

// Kind is what may happen to a call; its text is fit for those who ask.
type Kind string

// Each error of Ask is of one of these kinds, or the context's own.
const (
	Unavailable Kind = "the model is not available"
	Refused     Kind = "the model refuses to be asked" // the key, the name or the request is wrong
	Slow        Kind = "the model took too long"
	Busy        Kind = "the model is busy"
	Declined    Kind = "the model declined to answer"
	Unusable    Kind = "the model's reply could not be used"
)

// Error is the kind's text.
func (k Kind) Error() string { return string(k) }

// Fault is what happened to a call. Its text is for operators; it holds nothing
// of the server's own words but a code, and no key.
type Fault struct {
	Kind   Kind
	detail string
	cause  error // nil, or what decides whether it is asked again
}

func (f *Fault) Error() string {
	if f.detail == "" {
		return string(f.Kind)
	}
	return string(f.Kind) + ": " + f.detail
}

// Reason is what those who ask are told.
func (f *Fault) Reason() string { return string(f.Kind) }

func (f *Fault) Unwrap() []error {
	if f.cause == nil {
		return []error{f.Kind}
	}
	return []error{f.Kind, f.cause}
}

// Unfit is the fault of a reply that cannot be used.
func Unfit(format string, args ...any) error {
	return &Fault{Kind: Unusable, detail: fmt.Sprintf(format, args...)}
}

// explain turns an error of the client or the network into a fault. The
// client's is not kept: it may hold the whole reply.
func explain(ctx context.Context, err error) error {
	if fault, ok := errors.AsType[*Fault](err); ok {
		return fault
	}
	switch {
	case errors.Is(err, gobreaker.ErrOpenState), errors.Is(err, gobreaker.ErrTooManyRequests):
		return &Fault{Kind: Unavailable, detail: "it failed so often that it is left alone for a while"}
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return &Fault{Kind: Slow, detail: "its time is up"}
	case ctx.Err() != nil:
		return context.Cause(ctx)
	}
	if said, ok := errors.AsType[*openai.RequestError](err); ok {
		return refusal(said.HTTPStatusCode, "")
	}
	if said, ok := errors.AsType[*openai.APIError](err); ok {
		return refusal(said.HTTPStatusCode, code(said))
	}
	if _, wrong := errors.AsType[*json.SyntaxError](err); wrong || errors.Is(err, openai.ErrTooManyEmptyStreamMessages) {
		return Unfit("it is no stream of events")
	}
	if _, wrong := errors.AsType[*json.UnmarshalTypeError](err); wrong {
		return Unfit("it is no chat completion")
	}
	return &Fault{Kind: Unavailable, detail: "no connection, or it broke off"}
}

// refusal is the fault of a status.
func refusal(status int, code string) *Fault {
	f := &Fault{Kind: Refused, detail: fmt.Sprintf("HTTP %d %s", status, code)}
	switch {
	case status == 0:
		f.Kind, f.detail = Unavailable, "an error within the stream "+code
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		f.detail += " (is the key right?)"
	case status == http.StatusNotFound:
		f.detail += " (are the address and the model right?)"
	case passing(status):
		f.Kind = Unavailable
	}
	f.detail = strings.Join(strings.Fields(f.detail), " ")
	return f
}

// passing reports whether another try may help.
func passing(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
		return true
	case http.StatusNotImplemented, http.StatusHTTPVersionNotSupported:
		return false
	}
	return status >= 500
}

// codes are all that is taken over of what a server says: they cannot hold a key.
var codes = regexp.MustCompile(`^[a-z]+(_[a-z]+){0,5}$`)

func code(said *openai.APIError) string {
	for _, c := range []string{fmt.Sprint(said.Code), said.Type} {
		if codes.MatchString(c) && len(c) < 50 {
			return c
		}
	}
	return ""
}
