package api

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"
)

// Config tells New which server to ask and how. Model is required; whatever
// else is zero gets the default named.
type Config struct {
	// BaseURL is what comes before "/embeddings"; by default OpenAI's.
	BaseURL string
	// Key is sent as a bearer token; many servers of one's own need none.
	Key Secret
	// Model is the model's name as the server knows it.
	Model string
	// Dimensions is the vectors' length. When it is set it is asked for, which
	// not every model allows, and checked. By default it is the model's own, and
	// known after the first reply.
	Dimensions int
	// BatchTexts and BatchRunes bound what goes into one request: 64 texts,
	// 60,000 characters. A longer text goes alone.
	BatchTexts, BatchRunes int
	// Concurrency is how many requests may be under way at a time, of all calls
	// of Embed together: 4.
	Concurrency int
	// Timeout is for one try of one request: 30 s.
	Timeout time.Duration
	// Tries is how often a request is sent at most when the server is busy,
	// failing or unreachable: 5.
	Tries int
	// Patience is the longest wait that a server may ask for with Retry-After; a
	// longer one is an error at once: one minute.
	Patience time.Duration
	// Cache keeps vectors by content; by default NewMemory(64 MiB).
	Cache Cache
	// Transport sends requests; by default Go's, with its proxies.
	Transport http.RoundTripper
}

const (
	openAI       = "https://api.openai.com/v1"
	longestModel = 80      // so that an ID fits into a key
	mostNumbers  = 1 << 15 // more than any model's dimensions
)

// ErrConfig is the error of a configuration that no embedder can be made with.
var ErrConfig = errors.New("wrong configuration of the embedding server")

// complete checks the configuration and fills in the defaults.
func (c Config) complete() (Config, error) {
	if c.BaseURL == "" {
		c.BaseURL = openAI
	}
	if err := checkAddress(c.BaseURL); err != nil {
		return c, err
	}
	switch {
	case c.Model == "":
		return c, fmt.Errorf("%w: no model is named", ErrConfig)
	case len(escape(c.Model)) > longestModel:
		return c, fmt.Errorf("%w: the model's name is longer than %d bytes", ErrConfig, longestModel)
	case strings.ContainsFunc(string(c.Key), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsGraphic(r) || r == ' ' }):
		return c, fmt.Errorf("%w: the key holds a space, a line break or a letter that no key has", ErrConfig)
	case c.Dimensions > mostNumbers:
		return c, fmt.Errorf("%w: %d dimensions; at most %d are possible", ErrConfig, c.Dimensions, mostNumbers)
	case min(c.Dimensions, c.BatchTexts, c.BatchRunes, c.Concurrency, c.Tries) < 0 || min(c.Timeout, c.Patience) < 0:
		return c, fmt.Errorf("%w: a number in it is negative", ErrConfig)
	}
	c.BatchTexts = defaultTo(c.BatchTexts, 64)
	c.BatchRunes = defaultTo(c.BatchRunes, 60_000)
	c.Concurrency = defaultTo(c.Concurrency, 4)
	c.Timeout = defaultTo(c.Timeout, 30*time.Second)
	c.Tries = defaultTo(c.Tries, 5)
	c.Patience = defaultTo(c.Patience, time.Minute)
	if c.Cache == nil {
		c.Cache = NewMemory(64 << 20)
	}
	if c.Transport == nil {
		c.Transport = defaultTransport(c.Concurrency)
	}
	return c, nil
}

func defaultTo[T int | time.Duration](value, otherwise T) T {
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

// defaultTransport is Go's, keeping as many connections as are used at a time.
func defaultTransport(concurrency int) http.RoundTripper {
	standard, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return http.DefaultTransport
	}
	transport := standard.Clone()
	transport.MaxIdleConnsPerHost = concurrency
	return transport
}

// escape writes a model's name without what a store's key may not hold: spaces,
// braces, and what is not printable ASCII. Different names stay different.
func escape(name string) string {
	var out strings.Builder
	for _, b := range []byte(name) {
		if b <= ' ' || b > '~' || strings.IndexByte("{}%", b) >= 0 {
			fmt.Fprintf(&out, "%%%02X", b)
		} else {
			out.WriteByte(b)
		}
	}
	return out.String()
}
