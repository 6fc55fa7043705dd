package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// send is a fault that answers every request with that status and body.
func send(status int, kind, body string) func(int, http.ResponseWriter, asking) bool {
	return func(_ int, w http.ResponseWriter, _ asking) bool {
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
		return true
	}
}

// vectorOf is a fault that sends these vectors, whatever was asked.
func vectorOf(vectors ...[]float32) func(int, http.ResponseWriter, asking) bool {
	return func(_ int, w http.ResponseWriter, _ asking) bool {
		var items []item
		for i, vector := range vectors {
			items = append(items, item{Index: i, vector: vector})
		}
		writeVectors(w, items, true)
		return true
	}
}

// TestFaults holds what is said of each fault, and that the key, which the
// server throws in everywhere, is not.
func TestFaults(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	tests := []struct {
		name  string
		fault func(int, http.ResponseWriter, asking) bool
		kind  error
		says  string
	}{
		{"wrong key", send(401, "application/json", `{"error":{"message":"Incorrect key: sk-quite-secret."}}`), ErrRefused, "HTTP 401: Incorrect key: ***. (is the key right?)"},
		{"unknown model", send(404, "application/json", `{"error":"no model sk-quite-secret"}`), ErrRefused, "no model *** (are the address and the model right?)"},
		{"detail", send(422, "application/json", `{"detail":"too\nlong"}`), ErrRefused, "HTTP 422: too long"},
		{"no words", send(400, "text/plain", `sk-quite-secret`), ErrRefused, "HTTP 400"},
		{"endless words", send(400, "application/json", `{"message":"`+strings.Repeat("sk-quite-secret ", 9000)+`"}`), ErrRefused, "…"},
		{"redirect", send(302, "text/html", "sk-quite-secret"), ErrReply, "redirect (HTTP 302)"},
		{"busy", send(429, "application/json", `{"error":{"message":"slow down"}}`), ErrUnavailable, "HTTP 429: slow down"},
		{"broken", send(500, "text/html", "<html>sk-quite-secret"), ErrUnavailable, "HTTP 500"},
		{"HTML", send(200, "text/html", "\n<!doctype html><p>sk-quite-secret"), ErrReply, "it is HTML or XML"},
		{"nothing", send(200, "application/json", ""), ErrReply, "no JSON, or not all of it (0 bytes)"},
		{"truncated", send(200, "application/json", `{"data":[{"index":0,"embedding":[0.1,0.`), ErrReply, "not all of it"},
		{"null", send(200, "application/json", "null"), ErrReply, "0 vectors for 1 texts"},
		{"another shape", send(200, "application/json", `{"data":{"sk-quite-secret":1}}`), ErrReply, `field "data" is a JSON object`},
		{"huge number", send(200, "application/json", `{"data":[{"index":0,"embedding":[1e99]}]}`), ErrReply, "is a JSON number"},
		{"no base64", send(200, "application/json", `{"data":[{"index":0,"embedding":"sk-quite-secret!"}]}`), ErrReply, "no JSON"},
		{"10 MB", send(200, "application/json", `{"data":[`+strings.Repeat(" ", 10<<20)+`]}`), ErrReply, "it is longer than"},
		{"too many", vectorOf([]float32{1}, []float32{2}), ErrReply, "2 vectors for 1 texts"},
		{"index", send(200, "application/json", `{"data":[{"index":1,"embedding":[1]}]}`), ErrReply, "no index from 0 to 0"},
		{"no numbers", vectorOf([]float32{}), ErrReply, "a vector of 0 numbers"},
		{"NaN", vectorOf([]float32{1, nan}), ErrReply, "no finite number"},
		{"infinity", vectorOf([]float32{1, inf}), ErrReply, "no finite number"},
		{"zero", vectorOf([]float32{0, 0}), ErrReply, "points nowhere"},
		{"connection lost", func(int, http.ResponseWriter, asking) bool { panic(http.ErrAbortHandler) }, ErrUnavailable, "EOF, in each of 1 tries"},
		{"connection reset", func(_ int, w http.ResponseWriter, _ asking) bool {
			connection, _, err := http.NewResponseController(w).Hijack()
			if err == nil {
				_ = connection.(*net.TCPConn).SetLinger(0)
				_ = connection.Close()
			}
			return true
		}, ErrUnavailable, "connection reset"},
		{"lost midway", func(_ int, w http.ResponseWriter, _ asking) bool {
			w.Header().Set("Content-Length", "1000")
			_, _ = io.WriteString(w, `{"data":[`)
			return true
		}, ErrUnavailable, "unexpected EOF"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := start(t, &player{dim: 8, fault: test.fault}, nil)
			vectors, err := e.Embed(t.Context(), []string{"one"})
			if vectors != nil || !errors.Is(err, test.kind) || !strings.Contains(err.Error(), test.says) {
				t.Fatalf("Embed = %v, %v, want no vectors and %q: … %s", vectors, err, test.kind, test.says)
			}
			if len(err.Error()) > 400 || strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "\n") {
				t.Errorf("Embed = %v, want one short line without the key", err)
			}
		})
	}
}

// TestIndexTwice holds that two vectors for one text are not taken for two texts'.
func TestIndexTwice(t *testing.T) {
	body := `{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[2]}]}`
	e := start(t, &player{fault: send(200, "application/json", body)}, nil)
	if _, err := e.Embed(t.Context(), []string{"one", "two"}); !errors.Is(err, ErrReply) {
		t.Errorf("Embed of a reply with index 0 twice = %v, want %v", err, ErrReply)
	}
}

// TestLengthChanges holds that a server which changes its model is noticed.
func TestLengthChanges(t *testing.T) {
	p := &player{dim: 8}
	e := start(t, p, nil)
	if _, err := e.Embed(t.Context(), []string{"one"}); err != nil {
		t.Fatal(err)
	}
	p.dim = 9
	if _, err := e.Embed(t.Context(), []string{"two"}); !errors.Is(err, ErrReply) || !strings.Contains(err.Error(), "9 numbers where all have 8") {
		t.Errorf("Embed = %v, want %v", err, ErrReply)
	}
}

// TestSlowServer holds that one try is bounded, and the next one is made.
func TestSlowServer(t *testing.T) {
	over := make(chan struct{})
	p := &player{dim: 8, fault: func(n int, _ http.ResponseWriter, _ asking) bool {
		if n == 1 {
			<-over
		}
		return n == 1
	}}
	e := start(t, p, func(c *Config) { c.Timeout, c.Tries = 50*time.Millisecond, 2 })
	defer close(over)
	if _, err := e.Embed(t.Context(), []string{"one"}); err != nil || p.requests() != 2 {
		t.Errorf("Embed = %v after %d requests, want a vector after 2", err, p.requests())
	}
}

// TestNobodyThere holds what is said when nothing listens.
func TestNobodyThere(t *testing.T) {
	e, err := New(Config{BaseURL: "http://127.0.0.1:1/v1", Model: "m", Tries: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Probe(t.Context()); !errors.Is(err, ErrUnavailable) || !strings.Contains(err.Error(), "refused") {
		t.Errorf("Probe = %v, want %v", err, ErrUnavailable)
	}
}

// TestKeyIsNeverShown holds that neither settings nor embedder nor log print it.
func TestKeyIsNeverShown(t *testing.T) {
	var log strings.Builder
	logger := slog.New(slog.NewJSONHandler(&log, nil))
	config := Config{Model: "m", Key: "sk-quite-secret"}
	e, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	logger.Info("test", "key", config.Key, "config", config)
	shown := log.String() + fmt.Sprintf("%v %+v %#v %s %q %x %d %v", config, config, config, config.Key, config.Key, config.Key, config.Key, &config) +
		fmt.Sprintf("%v %+v %#v", e, e, e) //nolint:govet // what is printed of the lock is of no interest
	for _, leak := range []string{"secret", fmt.Sprintf("%x", "secret")} {
		if strings.Contains(shown, leak) {
			t.Errorf("%q is in %s", leak, shown)
		}
	}
}

// TestDeadline holds that an ended context is told as such.
func TestDeadline(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 0)
	defer cancel()
	if _, err := start(t, &player{dim: 8}, nil).Embed(ctx, []string{"one"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Embed = %v, want %v", err, context.DeadlineExceeded)
	}
}
