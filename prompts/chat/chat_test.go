package chat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// transport is a server without a network.
type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := f(r)
	if response != nil {
		response.Request = r
	}
	return response, err
}

func answer(code int, body string, headers ...string) *http.Response {
	h := http.Header{"Content-Type": {"text/event-stream"}}
	for i := 0; i+1 < len(headers); i += 2 {
		h.Set(headers[i], headers[i+1])
	}
	return &http.Response{StatusCode: code, Header: h, Body: io.NopCloser(strings.NewReader(body))}
}

// events is a stream that says text, and what it cost.
func events(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err) // strings can be written
	}
	return fmt.Sprintf("data: {\"choices\":[{\"delta\":{\"content\":%s}}]}\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}\n\ndata: [DONE]\n\n", quoted)
}

// script is a transport that answers with its lines in turn, the last for ever.
type script struct {
	lines []func() (*http.Response, error)
	mu    sync.Mutex
	times []time.Time
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	line := s.lines[min(len(s.times), len(s.lines)-1)]
	s.times = append(s.times, time.Now())
	s.mu.Unlock()
	return transport(func(*http.Request) (*http.Response, error) { return line() }).RoundTrip(r)
}

func status(code int, headers ...string) func() (*http.Response, error) {
	return func() (*http.Response, error) { return answer(code, "{}", headers...), nil }
}

func right() (*http.Response, error) { return answer(200, events("yes")), nil }

func newClient(t testing.TB, config Config) *Client {
	t.Helper()
	config.Model = "m"
	c, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// ask asks something within a budget and gives the reply.
func ask(ctx context.Context, c *Client, budget time.Duration) (string, Call, error) {
	ctx, cancel := context.WithTimeout(ctx, budget)
	defer cancel()
	var text []byte
	call, err := c.Ask(ctx, Request{Task: "test", System: "s", User: "u", Schema: json.RawMessage(`{}`)}, func(r io.Reader) (err error) {
		text, err = io.ReadAll(r)
		return err
	})
	return string(text), call, err
}

// TestAgain holds after what the server is asked again, and when.
func TestAgain(t *testing.T) {
	const half = firstWait / 2
	tests := []struct {
		name   string
		lines  []func() (*http.Response, error)
		waits  int
		atMost time.Duration // all waits together
		least  time.Duration
		kind   error
	}{
		{"at once", []func() (*http.Response, error){right}, 0, 0, 0, nil},
		{"two failures", []func() (*http.Response, error){status(500), status(529), right}, 2, 2 * time.Second, 2 * half, nil},
		{"seconds asked", []func() (*http.Response, error){status(429, "Retry-After", "3"), right}, 1, 3 * time.Second, 3 * time.Second, nil},
		{"a date asked", []func() (*http.Response, error){
			func() (*http.Response, error) {
				return answer(503, "", "Retry-After", time.Now().Add(4*time.Second).UTC().Format(http.TimeFormat)), nil
			}, right}, 1, 4 * time.Second, 3 * time.Second, nil},
		{"network", []func() (*http.Response, error){func() (*http.Response, error) { return nil, syscall.ECONNRESET }, right}, 1, time.Second, half, nil},
		{"never well", []func() (*http.Response, error){status(503)}, 2, 3 * time.Second, 2 * half, Unavailable},
		{"refused", []func() (*http.Response, error){status(401)}, 0, 0, 0, Refused},
		{"an hour asked", []func() (*http.Response, error){status(429, "Retry-After", "3600")}, 0, 0, 0, Unavailable},
		{"quota spent", []func() (*http.Response, error){func() (*http.Response, error) {
			return answer(429, `{"error":{"message":"pay","code":"insufficient_quota"}}`), nil
		}}, 0, 0, 0, Unavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &script{lines: test.lines}
				begun := time.Now()
				text, call, err := ask(t.Context(), newClient(t, Config{Transport: s}), 30*time.Second)
				took := time.Since(begun)
				if !errors.Is(err, test.kind) || err == nil && (text != "yes" || call.PromptTokens != 7 || call.ReplyTokens != 3) {
					t.Fatalf("Ask = %q, %+v, %v, want %v", text, call, err, test.kind)
				}
				if len(s.times) != test.waits+1 || call.Tries != test.waits+1 || took < test.least || took > test.atMost {
					t.Errorf("asked %d times in %v, want %d in %v to %v", len(s.times), took, test.waits+1, test.least, test.atMost)
				}
			})
		})
	}
}

// TestSlow holds that a call ends when its time does.
func TestSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newClient(t, Config{Transport: transport(func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		})})
		begun := time.Now()
		if _, _, err := ask(t.Context(), c, 5*time.Second); !errors.Is(err, Slow) || time.Since(begun) != 5*time.Second {
			t.Errorf("Ask = %v after %v, want %v after 5s", err, time.Since(begun), Slow)
		}
	})
}

// TestLeftAlone holds that a server which keeps failing is left alone for a
// while, then tried once, and asked again when it is well.
func TestLeftAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var well atomic.Bool
		asked := 0
		c := newClient(t, Config{Tries: 1, Failures: 3, Rest: time.Minute, Transport: transport(func(*http.Request) (*http.Response, error) {
			asked++
			if well.Load() {
				return right()
			}
			return answer(500, ""), nil
		})})
		for range 10 {
			if _, _, err := ask(t.Context(), c, time.Second); !errors.Is(err, Unavailable) {
				t.Fatalf("Ask of a failing server = %v, want %v", err, Unavailable)
			}
		}
		if asked != 3 {
			t.Errorf("a failing server was asked %d times of 10, want 3", asked)
		}
		time.Sleep(61 * time.Second)
		well.Store(true)
		if text, _, err := ask(t.Context(), c, time.Second); text != "yes" || err != nil {
			t.Errorf("Ask after a rest = %q, %v, want an answer", text, err)
		}
	})
}

// TestRubbishIsNoFailure holds that a server is not left alone for what its
// model says.
func TestRubbishIsNoFailure(t *testing.T) {
	asked := 0
	c := newClient(t, Config{Failures: 1, Transport: transport(func(*http.Request) (*http.Response, error) {
		asked++
		return answer(200, "<html>", "Content-Type", "text/html"), nil
	})})
	for range 4 {
		if _, _, err := ask(t.Context(), c, time.Second); !errors.Is(err, Unusable) {
			t.Errorf("Ask = %v, want %v", err, Unusable)
		}
	}
	if asked != 4 {
		t.Errorf("the server was asked %d times of 4", asked)
	}
}

// TestTurns holds how many requests are under way at a time, and that a call
// does not wait for its turn for longer than its time.
func TestTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var now, most atomic.Int32
		c := newClient(t, Config{Concurrency: 2, Transport: transport(func(r *http.Request) (*http.Response, error) {
			most.Store(max(most.Load(), now.Add(1)))
			defer now.Add(-1)
			select {
			case <-time.After(4 * time.Second):
				return right()
			case <-r.Context().Done():
				return nil, r.Context().Err()
			}
		})})
		var busy, slow, served atomic.Int32
		var all sync.WaitGroup
		for range 7 {
			all.Go(func() {
				_, _, err := ask(t.Context(), c, 9*time.Second)
				switch {
				case err == nil:
					served.Add(1)
				case errors.Is(err, Busy):
					busy.Add(1)
				case errors.Is(err, Slow):
					slow.Add(1)
				}
			})
		}
		all.Wait()
		if most.Load() != 2 || served.Load() != 4 || slow.Load()+busy.Load() != 3 || slow.Load() < 2 {
			t.Errorf("%d requests at a time, %d served, %d cut short, %d without a turn; want 2, 4, and 3 that got nothing", most.Load(), served.Load(), slow.Load(), busy.Load())
		}
	})
}

// TestSimplerForms holds that a server which does not know schemas is asked
// without, from then on at once.
func TestSimplerForms(t *testing.T) {
	var forms []string
	c := newClient(t, Config{BaseURL: "http://127.0.0.1/v1", Transport: transport(func(r *http.Request) (*http.Response, error) {
		var body struct {
			Format struct {
				Type string `json:"type"`
			} `json:"response_format"`
			Most int `json:"max_tokens"`
		}
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil || body.Most != 900 {
			return nil, fmt.Errorf("a request for %d tokens: %w", body.Most, err)
		}
		forms = append(forms, body.Format.Type)
		if body.Format.Type == "json_schema" {
			return answer(400, `{"error":{"message":"unknown response_format"}}`), nil
		}
		return right()
	})})
	for range 2 {
		if text, _, err := ask(t.Context(), c, time.Second); text != "yes" || err != nil {
			t.Fatalf("Ask = %q, %v", text, err)
		}
	}
	if got := strings.Join(forms, " "); got != "json_schema json_object json_object" {
		t.Errorf("the server was asked for %q, want the schema once", got)
	}
}

// TestNothingOfTheServerIsTold holds that an error has nothing of a server's
// words: it may say the key, or what an article says.
func TestNothingOfTheServerIsTold(t *testing.T) {
	const key = "sk-secret"
	for _, body := range []string{
		`{"error":{"message":"wrong key sk-secret","type":"sk-secret","code":"sk-secret"}}`,
		`{"error":"sk-secret"}`, "sk-secret", `{"detail":"sk-secret"}`,
	} {
		for _, code := range []int{400, 401, 404, 500} {
			c := newClient(t, Config{Tries: 1, Transport: transport(func(*http.Request) (*http.Response, error) { return answer(code, body), nil })})
			_, call, err := ask(t.Context(), c, time.Second)
			if err == nil || strings.Contains(fmt.Sprintf("%v %+v", err, call), key) {
				t.Errorf("HTTP %d with %s: %v, want an error without the key", code, body, err)
			}
		}
	}
	c := newClient(t, Config{Tries: 1, Transport: transport(func(*http.Request) (*http.Response, error) {
		return answer(404, `{"error":{"message":"no such model","code":"model_not_found"}}`), nil
	})})
	if _, _, err := ask(t.Context(), c, time.Second); err == nil || !strings.Contains(err.Error(), "model_not_found") {
		t.Errorf("Ask of an unknown model = %v, want the server's code in it", err)
	}
}

func TestBadConfig(t *testing.T) {
	for name, config := range map[string]Config{
		"no model":      {},
		"no address":    {Model: "m", BaseURL: "ftp://x"},
		"a user in it":  {Model: "m", BaseURL: "https://me:secret@host/v1"},
		"a query in it": {Model: "m", BaseURL: "https://host/v1?key=secret"},
		"negative":      {Model: "m", Tries: -1},
	} {
		if _, err := New(config); !errors.Is(err, ErrConfig) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: New = %v, want %v without the address", name, err, ErrConfig)
		}
	}
}
