package api

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// transport answers requests without a network, so that waits pass at once in a
// synctest bubble.
type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) {
	defer func() { _ = r.Body.Close() }()
	return f(r)
}

const oneVector = `{"data":[{"index":0,"embedding":[3,4]}]}`

func answer(status int, body string, headers ...string) *http.Response {
	header := http.Header{}
	for i := 0; i+1 < len(headers); i += 2 {
		header.Set(headers[i], headers[i+1])
	}
	return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(body))}
}

// script is a transport that answers with its lines in turn, the last for ever.
type script struct {
	lines []func() (*http.Response, error)
	times []time.Time
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	line := s.lines[min(len(s.times), len(s.lines)-1)]
	s.times = append(s.times, time.Now())
	return transport(func(*http.Request) (*http.Response, error) { return line() }).RoundTrip(r)
}

// waits are the pauses between the requests.
func (s *script) waits() []time.Duration {
	var out []time.Duration
	for i := 1; i < len(s.times); i++ {
		out = append(out, s.times[i].Sub(s.times[i-1]))
	}
	return out
}

func status(code int, headers ...string) func() (*http.Response, error) {
	return func() (*http.Response, error) { return answer(code, "{}", headers...), nil }
}

func broken(err error) func() (*http.Response, error) {
	return func() (*http.Response, error) { return nil, err }
}

func right() (*http.Response, error) { return answer(200, oneVector), nil }

// TestAgain holds after what the server is asked again, and when: each wait lies
// between the two durations.
func TestAgain(t *testing.T) {
	const half, most = 250 * time.Millisecond, 500 * time.Millisecond
	later := func() (*http.Response, error) {
		return answer(503, "", "Retry-After", time.Now().Add(7*time.Second).UTC().Format(http.TimeFormat)), nil
	}
	tests := []struct {
		name  string
		lines []func() (*http.Response, error)
		waits [][2]time.Duration
		kind  error
	}{
		{"at once", []func() (*http.Response, error){right}, nil, nil},
		{"three failures", []func() (*http.Response, error){status(500), status(502), status(529), right},
			[][2]time.Duration{{half, most}, {2 * half, 2 * most}, {4 * half, 4 * most}}, nil},
		{"seconds asked", []func() (*http.Response, error){status(429, "Retry-After", "12"), right},
			[][2]time.Duration{{12 * time.Second, 13200 * time.Millisecond}}, nil},
		{"a date asked", []func() (*http.Response, error){later, right}, [][2]time.Duration{{6 * time.Second, 7700 * time.Millisecond}}, nil},
		{"network", []func() (*http.Response, error){broken(syscall.ECONNRESET), broken(io.ErrUnexpectedEOF), right},
			[][2]time.Duration{{half, most}, {2 * half, 2 * most}}, nil},
		{"never well", []func() (*http.Response, error){status(503)},
			[][2]time.Duration{{half, most}, {2 * half, 2 * most}, {4 * half, 4 * most}, {8 * half, 8 * most}}, ErrUnavailable},
		{"never there", []func() (*http.Response, error){broken(syscall.ECONNREFUSED)},
			[][2]time.Duration{{half, most}, {2 * half, 2 * most}, {4 * half, 4 * most}, {8 * half, 8 * most}}, ErrUnavailable},
		{"refused", []func() (*http.Response, error){status(400)}, nil, ErrRefused},
		{"not made for it", []func() (*http.Response, error){status(501)}, nil, ErrUnavailable},
		{"quota spent", []func() (*http.Response, error){func() (*http.Response, error) {
			return answer(429, `{"error":{"message":"pay","code":"insufficient_quota"}}`), nil
		}}, nil, ErrUnavailable},
		{"an hour asked", []func() (*http.Response, error){status(429, "Retry-After", "3600")}, nil, ErrUnavailable},
		{"unknown host", []func() (*http.Response, error){broken(&net.DNSError{Err: "no such host", IsNotFound: true})}, nil, ErrUnavailable},
		{"foreign certificate", []func() (*http.Response, error){broken(&tls.CertificateVerificationError{Err: errors.New("unknown authority")})}, nil, ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &script{lines: test.lines}
				e, err := New(Config{Model: "m", Transport: s})
				if err != nil {
					t.Fatal(err)
				}
				if err := e.Probe(t.Context()); !errors.Is(err, test.kind) {
					t.Errorf("Probe = %v, want %v", err, test.kind)
				}
				waits := s.waits()
				if len(waits) != len(test.waits) {
					t.Fatalf("asked again after %v, want %d waits", waits, len(test.waits))
				}
				for i, wait := range waits {
					if wait < test.waits[i][0] || wait > test.waits[i][1] {
						t.Errorf("wait %d is %v, want %v to %v", i, wait, test.waits[i][0], test.waits[i][1])
					}
				}
			})
		})
	}
}

// TestNoWaitInVain holds that a question's budget is not spent waiting for a
// moment that comes after its end.
func TestNoWaitInVain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{lines: []func() (*http.Response, error){status(429, "Retry-After", "2")}}
		e, err := New(Config{Model: "m", Transport: s})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		begun := time.Now()
		_, err = e.Embed(ctx, []string{"one"})
		if !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, ErrUnavailable) || time.Since(begun) > 0 {
			t.Errorf("Embed = %v after %v, want the deadline's error at once", err, time.Since(begun))
		}
	})
}

// TestCancelWhileWaiting holds that a wait ends with its context.
func TestCancelWhileWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{lines: []func() (*http.Response, error){status(429, "Retry-After", "30")}}
		e, err := New(Config{Model: "m", Transport: s})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		begun := time.Now()
		time.AfterFunc(time.Second, cancel)
		if _, err := e.Embed(ctx, []string{"one"}); !errors.Is(err, context.Canceled) || time.Since(begun) != time.Second {
			t.Errorf("Embed = %v after %v, want %v after 1s", err, time.Since(begun), context.Canceled)
		}
	})
}

// TestSilentServer holds that each try ends in its time, and all of them do.
func TestSilentServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tries := 0
		silent := transport(func(r *http.Request) (*http.Response, error) {
			tries++
			<-r.Context().Done()
			return nil, r.Context().Err()
		})
		e, err := New(Config{Model: "m", Transport: silent, Tries: 3, Timeout: 10 * time.Second})
		if err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		err = e.Probe(t.Context())
		if took := time.Since(begun); !errors.Is(err, ErrUnavailable) || tries != 3 || took < 30*time.Second || took > 32*time.Second {
			t.Errorf("Probe = %v after %d tries and %v, want %v after 3 and some 31 s", err, tries, took, ErrUnavailable)
		}
	})
}

// TestEachTryHasTheBody holds that what is asked does not shrink on the way.
func TestEachTryHasTheBody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var bodies [][]byte
		seen := transport(func(r *http.Request) (*http.Response, error) {
			body, err := io.ReadAll(r.Body)
			bodies = append(bodies, body)
			if len(bodies) < 3 {
				return answer(500, ""), err
			}
			return answer(200, oneVector), err
		})
		e, err := New(Config{Model: "m", Transport: seen})
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Probe(t.Context()); err != nil {
			t.Fatal(err)
		}
		if len(bodies) != 3 || len(bodies[0]) == 0 || !bytes.Equal(bodies[0], bodies[2]) {
			t.Errorf("the tries sent %q, want the same each time", bodies)
		}
	})
}
