package chat

import (
	"context"
	"errors"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/sashabaranov/go-openai"
)

const (
	firstWait   = 300 * time.Millisecond
	longestWait = 10 * time.Second
	longestAsk  = time.Hour // what a server asks beyond is as good as never
)

// open sends the request until a reply begins, at most so many times. It does
// not wait in vain for a moment that comes after the deadline.
func (c *Client) open(ctx context.Context, call *Call, format openai.ChatCompletionResponseFormatType) (*openai.ChatCompletionStream, error) {
	waits := backoff.NewExponentialBackOff()
	waits.InitialInterval, waits.MaxInterval = firstWait, longestWait
	options := []backoff.RetryOption{backoff.WithBackOff(waits), backoff.WithMaxTries(uint(c.config.Tries))}
	if deadline, ok := ctx.Deadline(); ok {
		options = append(options, backoff.WithMaxElapsedTime(max(time.Until(deadline), 1)))
	}
	return backoff.Retry(ctx, func() (*openai.ChatCompletionStream, error) {
		call.Tries++
		var wait time.Duration
		stream, err := c.client.CreateChatCompletionStream(context.WithValue(ctx, askedKey{}, &wait), c.completion(call.Request, format))
		switch {
		case err == nil:
			return stream, nil
		case ctx.Err() != nil || !again(err):
			return nil, backoff.Permanent(err)
		case wait > 0:
			return nil, errors.Join(err, &backoff.RetryAfterError{Duration: wait})
		}
		return nil, err
	}, options...)
}

// again reports whether another try may help.
func again(err error) bool {
	if fault, ok := errors.AsType[*Fault](err); ok {
		return fault.Kind == Unavailable
	}
	if said, ok := errors.AsType[*openai.APIError](err); ok {
		// OpenAI's way to say that nothing is left to be spent.
		return passing(said.HTTPStatusCode) && code(said) != "insufficient_quota"
	}
	if said, ok := errors.AsType[*openai.RequestError](err); ok {
		return passing(said.HTTPStatusCode)
	}
	return !permanent(err)
}

// askedKey is the context's key for the wait that a server asks for.
type askedKey struct{}

// noteWait tells the caller how long the server asks to wait.
func noteWait(ctx context.Context, response *http.Response) {
	if wait, ok := ctx.Value(askedKey{}).(*time.Duration); ok {
		*wait = retryAfter(response.Header.Get("Retry-After"), time.Now())
	}
}

// retryAfter reads the header of RFC 9110, section 10.2.3: seconds, of which
// some servers send fractions, or a date. What cannot be read is 0.
func retryAfter(header string, now time.Time) time.Duration {
	header = strings.TrimSpace(header)
	if seconds, err := strconv.ParseFloat(header, 64); err == nil {
		if math.IsNaN(seconds) || seconds <= 0 {
			return 0
		}
		return time.Duration(min(seconds, longestAsk.Seconds()) * float64(time.Second))
	}
	date, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	return min(max(date.Sub(now), 0), longestAsk)
}
