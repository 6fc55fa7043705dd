// Package fetch gets pages and feeds as a guest does: under its own name, where
// robots.txt lets it, one request a site at a time with a pause between, asking
// first whether anything changed, and within bounds on time, size and redirects.
// It reaches public addresses only.
package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Config is how a Fetcher behaves; what is not set has the default.
type Config struct {
	UserAgent    string        // its first word, to a slash, is what robots.txt calls it
	CacheDir     string        // where what was fetched is kept for the next question; "" keeps nothing
	Pause        time.Duration // between two requests to one site (1s)
	Timeout      time.Duration // for one request, with all that it redirects to (30s)
	MaxBytes     int           // of one answer, unpacked (10 MB)
	AllowPrivate bool          // reach private addresses, too: for tests
}

// Bounds that nobody needs to set.
const (
	mostRedirects  = 5
	longestPause   = 30 * time.Second // that a site may ask for
	headerBytes    = 64 << 10
	longestAddress = 2048
)

// Errors of fetching.
var (
	ErrAddress   = errors.New("no address of a public web page")
	ErrRobots    = errors.New("robots.txt does not let it be fetched")
	ErrTooLarge  = errors.New("it is too large")
	ErrRedirects = errors.New("it redirects too often")
	ErrStatus    = errors.New("the server does not give it")
	ErrSlow      = errors.New("it takes too long")
)

// Response is what was fetched.
type Response struct {
	URL         string // where it was found, after redirects
	ContentType string
	Body        []byte
	Unchanged   bool // the server said that it is what was fetched before
}

// Fetcher fetches. It is safe for use by several goroutines.
type Fetcher struct {
	config Config
	client *http.Client
	robots robots
	pace   pace
	cache  cache
}

// New makes a Fetcher.
func New(config Config) *Fetcher {
	if config.UserAgent == "" {
		config.UserAgent = "whosaid"
	}
	if config.Pause == 0 {
		config.Pause = time.Second
	}
	if config.Timeout == 0 {
		config.Timeout = 30 * time.Second
	}
	if config.MaxBytes == 0 {
		config.MaxBytes = 10 << 20
	}
	check := checkPublic
	if config.AllowPrivate {
		check = func(string) error { return nil }
	}
	f := &Fetcher{config: config, client: newClient(check), cache: cache{config.CacheDir}}
	f.robots.sites = map[string]*rulesOf{}
	f.pace.sites = map[string]*turn{}
	return f
}

// Get fetches a page.
func (f *Fetcher) Get(ctx context.Context, address string) (Response, error) {
	got, err := f.get(ctx, address)
	if err != nil {
		return Response{}, fmt.Errorf("fetch %s: %w", address, cause(err))
	}
	return got, nil
}

func (f *Fetcher) get(ctx context.Context, address string) (Response, error) {
	at, err := parse(address)
	if err != nil {
		return Response{}, err
	}
	for range mostRedirects + 1 {
		rules, err := f.rulesFor(ctx, at)
		if err != nil {
			return Response{}, err
		}
		if !rules.allow(at) {
			return Response{}, ErrRobots
		}
		got, next, err := f.once(ctx, at, rules.pause(f.config.Pause), f.config.MaxBytes)
		if err != nil || next == nil {
			return got, err
		}
		at = next
	}
	return Response{}, ErrRedirects
}

// once makes one request, when it is its turn; next is where it is redirected.
func (f *Fetcher) once(ctx context.Context, at *url.URL, pause time.Duration, most int) (got Response, next *url.URL, err error) {
	release, err := f.pace.wait(ctx, at.Host, pause)
	if err != nil {
		return Response{}, nil, err
	}
	defer release()
	ctx, stop := context.WithTimeout(ctx, f.config.Timeout)
	defer stop()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return Response{}, nil, err
	}
	request.Header.Set("User-Agent", f.config.UserAgent)
	request.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5")
	request.Header.Set("Accept-Encoding", "gzip")
	kept, isKept := f.cache.load(at.String())
	if isKept {
		kept.ask(request.Header)
	}
	answer, err := f.client.Do(request)
	if err != nil {
		return Response{}, nil, err
	}
	defer answer.Body.Close()
	switch status := answer.StatusCode; {
	case status == http.StatusNotModified && isKept:
		return Response{at.String(), kept.ContentType, kept.Body, true}, nil, nil
	case status >= 300 && status < 400 && answer.Header.Get("Location") != "":
		next, err = redirected(at, answer.Header.Get("Location"))
		return Response{}, next, err
	case status != http.StatusOK:
		return Response{}, nil, statusError(status)
	}
	body, err := read(answer, most)
	if err != nil {
		return Response{}, nil, err
	}
	f.cache.keep(at.String(), answer.Header, body)
	return Response{at.String(), answer.Header.Get("Content-Type"), body, false}, nil, nil
}

// statusError is the error of an answer that is none.
type statusError int

func (s statusError) Error() string {
	return fmt.Sprintf("%v (%d %s)", ErrStatus, int(s), http.StatusText(int(s)))
}

func (s statusError) Is(target error) bool { return target == ErrStatus }

// read reads a body and unpacks it, no further than its bound.
func read(answer *http.Response, most int) ([]byte, error) {
	var body io.Reader = answer.Body
	switch encoding := strings.ToLower(strings.TrimSpace(answer.Header.Get("Content-Encoding"))); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		unpacked, err := gzip.NewReader(bufio.NewReader(io.LimitReader(body, int64(most)+1)))
		if err != nil {
			return nil, fmt.Errorf("it cannot be unpacked: %w", err)
		}
		body = unpacked
	default:
		return nil, fmt.Errorf("it is packed with %q, which was not asked for", encoding)
	}
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(body, int64(most)+1))
	switch {
	case n > int64(most):
		return nil, ErrTooLarge
	case err != nil:
		return nil, err
	}
	return out.Bytes(), nil
}

// cause is an error without what net/http says of the request, which is told
// already.
func cause(err error) error {
	var of *url.Error
	switch isURL := errors.As(err, &of); {
	case errors.Is(err, context.DeadlineExceeded), isURL && of.Timeout():
		return ErrSlow
	case isURL:
		return of.Err
	}
	return err
}
