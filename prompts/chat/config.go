package chat

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Config tells New which server to ask and how. Model is required; whatever
// else is zero gets the default named. It holds no key: Transport sends one.
type Config struct {
	// BaseURL is what comes before "/chat/completions"; by default OpenAI's.
	BaseURL string
	// Model is the model's name as the server knows it.
	Model string
	// ReplyTokens is the longest reply that is asked for: 900 tokens.
	ReplyTokens int
	// ReplyBytes is the longest reply that is read: 256 KiB.
	ReplyBytes int64
	// Concurrency is how many requests may be under way at a time: 4.
	Concurrency int
	// Tries is how often a request is sent at most when the server is busy,
	// failing or unreachable: 3.
	Tries int
	// Failures in a row after which the server is left alone for Rest: 5, 30 s.
	Failures int
	Rest     time.Duration
	// Transport sends requests, with the key if there is one; by default Go's.
	Transport http.RoundTripper
}

const openAI = "https://api.openai.com/v1"

// ErrConfig is the error of a configuration that no client can be made with.
var ErrConfig = errors.New("wrong configuration of the chat model")

func (c Config) complete() (Config, error) {
	if c.BaseURL == "" {
		c.BaseURL = openAI
	}
	c.BaseURL = strings.TrimRight(c.BaseURL, "/")
	if err := checkAddress(c.BaseURL); err != nil {
		return c, err
	}
	if c.Model == "" {
		return c, fmt.Errorf("%w: no model is named", ErrConfig)
	}
	if min(c.ReplyTokens, c.Concurrency, c.Tries, c.Failures) < 0 || c.ReplyBytes < 0 || c.Rest < 0 {
		return c, fmt.Errorf("%w: a number in it is negative", ErrConfig)
	}
	c.ReplyTokens = defaultTo(c.ReplyTokens, 900)
	c.ReplyBytes = defaultTo(c.ReplyBytes, 256<<10)
	c.Concurrency = defaultTo(c.Concurrency, 4)
	c.Tries = defaultTo(c.Tries, 3)
	c.Failures = defaultTo(c.Failures, 5)
	c.Rest = defaultTo(c.Rest, 30*time.Second)
	if c.Transport == nil {
		c.Transport = http.DefaultTransport
	}
	return c, nil
}

func defaultTo[T int | int64 | time.Duration](value, otherwise T) T {
	if value == 0 {
		return otherwise
	}
	return value
}

// checkAddress names what is wrong with an address, and nothing of the address:
// somebody may have put a password into it.
func checkAddress(address string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: the address is not one like https://host/v1", ErrConfig)
	case u.User != nil:
		return fmt.Errorf("%w: the address holds a user; the key has a setting of its own", ErrConfig)
	case u.RawQuery != "" || u.Fragment != "":
		return fmt.Errorf("%w: the address goes on after its path", ErrConfig)
	}
	return nil
}
