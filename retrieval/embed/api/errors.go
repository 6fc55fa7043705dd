package api

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"unicode"

	"github.com/sashabaranov/go-openai"
)

// What may happen to a call; each error of Embed is one of these or the
// context's. Their texts hold at most a line of what the server said, and never
// the key.
var (
	// ErrRefused: asking again will not help; the key, the model or a text is wrong.
	ErrRefused = errors.New("the embedding server refuses")
	// ErrUnavailable: the server was busy, failing or out of reach in every try.
	ErrUnavailable = errors.New("the embedding server is not available")
	// ErrEmpty: a text has nothing to embed, and the server was not asked.
	ErrEmpty = errors.New("a text to embed is empty")
	// ErrReply: the server answered with what cannot be used.
	ErrReply = errors.New("the embedding server's reply cannot be used")
)

// explain turns an error of the client into one of ours. The client's is not
// wrapped: it may hold the whole reply, and the reply the key.
func (e *Embedder) explain(ctx context.Context, err error, heard *reply) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	for _, ours := range []error{ErrRefused, ErrUnavailable, ErrReply} {
		if errors.Is(err, ours) {
			return err
		}
	}
	if said, ok := errors.AsType[*openai.RequestError](err); ok {
		return refusal(said.HTTPStatusCode, e.mask(message(said.Body)))
	}
	if said, ok := errors.AsType[*openai.APIError](err); ok {
		return refusal(said.HTTPStatusCode, e.mask(said.Message))
	}
	if heard.body == nil {
		return fmt.Errorf("%w: %s", ErrUnavailable, e.mask(err.Error()))
	}
	return unreadable(err, heard.body)
}

// refusal is the error of a status, with what the server said of it.
func refusal(status int, said string) error {
	kind, hint := ErrRefused, ""
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		hint = " (is the key right?)"
	case status == http.StatusNotFound:
		hint = " (are the address and the model right?)"
	case status == http.StatusRequestTimeout || status == http.StatusTooEarly || status == http.StatusTooManyRequests || status >= 500:
		kind = ErrUnavailable
	}
	if said != "" {
		said = ": " + said
	}
	return fmt.Errorf("%w: HTTP %d%s%s", kind, status, said, hint)
}

// message is what a server says of an error in another form than OpenAI's.
func message(body []byte) string {
	var said struct {
		Error   json.RawMessage
		Message string
		Detail  json.RawMessage
	}
	if json.Unmarshal(body, &said) != nil {
		return ""
	}
	for _, field := range []json.RawMessage{said.Error, said.Detail} {
		var text string
		if json.Unmarshal(field, &text) == nil && text != "" {
			return text
		}
	}
	return said.Message
}

// unreadable says what a body is that was expected to be JSON.
func unreadable(err error, body []byte) error {
	if strings.HasPrefix(strings.TrimSpace(string(body[:min(len(body), 64)])), "<") {
		return fmt.Errorf("%w: it is HTML or XML, not JSON; is the address right?", ErrReply)
	}
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("%w: its field %q is a JSON %s", ErrReply, wrong.Field, firstWord(wrong.Value))
	}
	return fmt.Errorf("%w: it is no JSON, or not all of it (%d bytes)", ErrReply, len(body))
}

// firstWord leaves out the number in "number 1e99": it is the reply's.
func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// permanent reports whether the network's error will be there next time too.
func permanent(err error) bool {
	if errors.Is(err, ErrReply) {
		return true
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}
	unknown, ok := errors.AsType[*net.DNSError](err)
	return ok && unknown.IsNotFound
}

const longestSaid = 200 // characters of another's text in an error

// masking returns what makes a text of another fit for an error or a log: one
// line, not long, without the key.
func masking(key Secret) func(string) string {
	return func(said string) string {
		line := []rune(strings.Join(strings.FieldsFunc(key.Hide(said), func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " "))
		if len(line) > longestSaid {
			line = append(line[:longestSaid], '…')
		}
		return string(line)
	}
}
