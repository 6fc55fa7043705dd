package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// patient sends a request until it is answered, at most so many times. It reads
// replies whole, so that one which breaks off counts as none.
type patient struct {
	client   *http.Client
	tries    int
	timeout  time.Duration // of one try
	patience time.Duration // the longest wait that a server may ask for
	mask     func(string) string
}

func newPatient(config Config) *patient {
	return &patient{
		client: &http.Client{
			Transport: config.Transport,
			// A redirect would carry texts to an address that nobody chose.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		tries:    config.Tries,
		timeout:  config.Timeout,
		patience: config.Patience,
		mask:     masking(config.Key),
	}
}

// Do sends the request and returns a reply whose body is in memory. A reply
// that asks to come back later is returned when the tries are used up.
func (p *patient) Do(request *http.Request) (*http.Response, error) {
	ctx := request.Context()
	for try := 1; ; try++ {
		response, body, err := p.once(request)
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		problem := passing(response, body, err)
		if problem == nil || err == nil && try == p.tries {
			return response, err
		}
		if try == p.tries {
			return nil, fmt.Errorf("%w: %s, in each of %d tries", ErrUnavailable, p.mask(problem.Error()), try)
		}
		wait := delay(try, asked(response, time.Now()))
		if err := p.pause(ctx, wait, problem); err != nil {
			return nil, err
		}
		slog.WarnContext(ctx, "asking the embedding server again", "try", try+1, "waited", wait, "why", p.mask(problem.Error()))
	}
}

// once sends the request and reads the whole reply, in the time of one try.
func (p *patient) once(request *http.Request) (*http.Response, []byte, error) {
	ctx, cancel := context.WithTimeout(request.Context(), p.timeout)
	defer cancel()
	heard := replyOf(ctx)
	heard.body = nil
	again := request.Clone(ctx)
	if request.GetBody != nil {
		body, err := request.GetBody()
		if err != nil {
			return nil, nil, fmt.Errorf("read the request: %w", err)
		}
		again.Body = body
	}
	response, err := p.client.Do(again)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, heard.most+1))
	if err != nil {
		return nil, nil, err
	}
	if int64(len(body)) > heard.most {
		return nil, nil, fmt.Errorf("%w: it is longer than %d bytes", ErrReply, heard.most)
	}
	if response.StatusCode >= 300 && response.StatusCode < 400 {
		return nil, nil, fmt.Errorf("%w: it is a redirect (HTTP %d); name the final address", ErrReply, response.StatusCode)
	}
	heard.body = body
	response.Body = io.NopCloser(bytes.NewReader(body))
	return response, body, nil
}

// pause waits, or says at once why that would be in vain.
func (p *patient) pause(ctx context.Context, wait time.Duration, problem error) error {
	if wait > p.patience {
		return fmt.Errorf("%w: %s; it asks to wait %v", ErrUnavailable, p.mask(problem.Error()), wait.Round(time.Second))
	}
	if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) <= wait {
		return fmt.Errorf("%w: %s; no time is left to wait %v: %w", ErrUnavailable, p.mask(problem.Error()),
			wait.Round(time.Millisecond), context.DeadlineExceeded)
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// passing returns what is wrong when another try may help, else nil.
func passing(response *http.Response, body []byte, err error) error {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("no reply in the time of one try")
	case err != nil:
		if permanent(err) {
			return nil
		}
		return err
	case response.StatusCode == http.StatusNotImplemented, response.StatusCode == http.StatusHTTPVersionNotSupported:
		return nil
	case response.StatusCode == http.StatusTooManyRequests && bytes.Contains(body, []byte("insufficient_quota")):
		return nil // OpenAI's way to say that nothing is left to be spent
	case response.StatusCode >= 500, response.StatusCode == http.StatusTooManyRequests,
		response.StatusCode == http.StatusRequestTimeout, response.StatusCode == http.StatusTooEarly:
		return fmt.Errorf("HTTP %d", response.StatusCode)
	}
	return nil
}
