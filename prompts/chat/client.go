// Package chat asks a chat model on a server that speaks OpenAI's protocol. It
// bounds what a call may cost, tries again where that may help, and leaves a
// server alone that keeps failing. What the model says it hands on unread.
package chat

import (
	"context"
	"encoding/json"
	"io"
	"sync/atomic"
	"time"

	"github.com/sashabaranov/go-openai"
	"github.com/sony/gobreaker/v2"
)

// Request is one task for the model. The reply is to be JSON by Schema.
type Request struct {
	Task   string // a name for it, in observations
	System string
	User   string
	Schema json.RawMessage
}

// Call is what became of a request.
type Call struct {
	Request
	Reply                     string // as much of it as was read
	PromptTokens, ReplyTokens int    // as the server counts; 0 when it does not
	Tries                     int
	Took                      time.Duration
	Err                       error
}

// Client asks one model. It is safe for concurrent use.
type Client struct {
	config  Config
	client  *openai.Client
	turns   chan struct{} // holds a token for each request under way
	breaker *gobreaker.CircuitBreaker[struct{}]
	format  atomic.Int32 // which of formats the server takes
}

// New returns a Client. It asks the server nothing yet.
func New(config Config) (*Client, error) {
	config, err := config.complete()
	if err != nil {
		return nil, err
	}
	settings := openai.DefaultConfig("")
	settings.BaseURL = config.BaseURL
	settings.HTTPClient = newDoer(config)
	return &Client{
		config: config,
		client: openai.NewClientWithConfig(settings),
		turns:  make(chan struct{}, config.Concurrency),
		breaker: gobreaker.NewCircuitBreaker[struct{}](gobreaker.Settings{
			Timeout:      config.Rest,
			ReadyToTrip:  func(c gobreaker.Counts) bool { return int(c.ConsecutiveFailures) >= config.Failures },
			IsSuccessful: working,
			IsExcluded:   func(err error) bool { return isKind(err, Busy) || isCanceled(err) },
		}),
	}, nil
}

// Model is the name of the model that is asked.
func (c *Client) Model() string { return c.config.Model }

// Ask sends the request and lets read have the reply's text as it comes. The
// error is read's, a *Fault, or that of ctx. Whoever calls sets a deadline on
// ctx: a call has no time of its own.
func (c *Client) Ask(ctx context.Context, request Request, read func(io.Reader) error) (Call, error) {
	call := &Call{Request: request}
	begun := time.Now()
	_, err := c.breaker.Execute(func() (struct{}, error) {
		if err := c.takeTurn(ctx); err != nil {
			return struct{}{}, err
		}
		defer func() { <-c.turns }()
		return struct{}{}, c.ask(ctx, call, read)
	})
	if err != nil {
		err = explain(ctx, err)
	}
	call.Took, call.Err = time.Since(begun), err
	return *call, err
}

// takeTurn waits until one more request may be under way.
func (c *Client) takeTurn(ctx context.Context) error {
	select {
	case c.turns <- struct{}{}:
		return nil
	default:
	}
	select {
	case c.turns <- struct{}{}:
		return nil
	case <-ctx.Done():
		return &Fault{Kind: Busy, detail: "no turn came in time"}
	}
}

// ask sends the request, in a simpler form when the server does not take the
// one with a schema, and hands the reply on.
func (c *Client) ask(ctx context.Context, call *Call, read func(io.Reader) error) error {
	for format := c.format.Load(); ; format++ {
		stream, err := c.open(ctx, call, formats[format])
		if err != nil && format < int32(len(formats)-1) && unsupported(err) {
			continue
		}
		if err != nil {
			return explain(ctx, err)
		}
		c.format.Store(format)
		defer func() { _ = stream.Close() }()
		text := &reply{ctx: ctx, stream: stream, call: call}
		return text.handOn(read)
	}
}

// working reports whether a call that ended so shows a server at work.
func working(err error) bool {
	return err == nil || isKind(err, Unusable) || isKind(err, Declined)
}
