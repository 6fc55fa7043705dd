package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

func many(n int) []string {
	var texts []string
	for i := range n {
		texts = append(texts, fmt.Sprintf("The ferry of pier %d was late.", i))
	}
	return texts
}

// TestEmbed holds order, length 1, what a request says, and how many there are.
func TestEmbed(t *testing.T) {
	p := &player{dim: 8}
	e := start(t, p, func(c *Config) { c.BatchTexts, c.Concurrency = 10, 3 })
	if got, want := e.ID(), "api:some/model:0"; got != want {
		t.Errorf("ID() before the first reply = %q, want %q", got, want)
	}
	texts := many(95)
	texts[94] = texts[0]
	vectors, err := e.Embed(t.Context(), texts)
	if err != nil || len(vectors) != len(texts) {
		t.Fatalf("Embed = %d vectors, %v, want %d", len(vectors), err, len(texts))
	}
	for i, text := range texts {
		if !same(vectors[i], text) {
			t.Errorf("Embed: vector %d is not that of %q at length 1", i, text)
		}
	}
	if got, want := e.ID(), "api:some/model:8"; got != want || e.Dim() != 8 {
		t.Errorf("ID(), Dim() = %q, %d, want %q, 8", got, e.Dim(), want)
	}
	if got := p.requests(); got != 10 {
		t.Errorf("Embed of 94 different texts in batches of 10 sent %d requests, want 10", got)
	}
	if most := p.most.Load(); most > 3 {
		t.Errorf("%d requests were under way at a time, want at most 3", most)
	}
	if ask := p.heard[0]; ask.Model != "some/model" || ask.Format != "base64" || ask.Dimensions != 0 {
		t.Errorf("a request asks for model %q, format %q, %d dimensions, want some/model, base64, 0", ask.Model, ask.Format, ask.Dimensions)
	}
	if got := p.headers[0].Get("Authorization"); got != "Bearer sk-quite-secret" {
		t.Errorf("a request's Authorization is %q, want the key", got)
	}
}

// TestNothingTwice holds that a kept text is not asked for, and that what one
// caller does to a vector nobody else sees.
func TestNothingTwice(t *testing.T) {
	p := &player{dim: 8}
	e := start(t, p, nil)
	first, err := e.Embed(t.Context(), []string{"one", "two", "one"})
	if err != nil {
		t.Fatal(err)
	}
	clear(first[0])
	second, err := e.Embed(t.Context(), []string{"two", "one", "three"})
	if err != nil {
		t.Fatal(err)
	}
	if !same(first[2], "one") || !same(second[1], "one") || !same(second[2], "three") {
		t.Error("a vector changed because another caller changed its own")
	}
	if p.requests() != 2 || !slices.Equal(p.heard[0].Input, []string{"one", "two"}) || !slices.Equal(p.heard[1].Input, []string{"three"}) {
		t.Errorf("the server was asked for %v, want one and two, then three", p.heard)
	}
	if got, err := e.Embed(t.Context(), nil); err != nil || len(got) != 0 || p.requests() != 2 {
		t.Errorf("Embed(nothing) = %v, %v after %d requests, want nothing and no request", got, err, p.requests())
	}
}

// TestWhatArrivedIsKept holds that a failure does not lose the batches before it.
func TestWhatArrivedIsKept(t *testing.T) {
	p := &player{dim: 8, fault: func(n int, w http.ResponseWriter, _ asking) bool {
		if n == 3 {
			http.Error(w, "{}", http.StatusBadRequest)
		}
		return n == 3
	}}
	e := start(t, p, func(c *Config) { c.BatchTexts, c.Concurrency = 2, 1 })
	if _, err := e.Embed(t.Context(), many(6)); !errors.Is(err, ErrRefused) {
		t.Fatalf("Embed = %v, want %v", err, ErrRefused)
	}
	if _, err := e.Embed(t.Context(), many(6)); err != nil {
		t.Fatal(err)
	}
	if got := p.requests(); got != 4 || len(p.heard[3].Input) != 2 {
		t.Errorf("after a failed third batch, %d requests in all, the last %v; want 4, and only the third batch asked again", got, p.heard[3:])
	}
}

// TestFloats holds that numbers are read from a server that knows no base64.
func TestFloats(t *testing.T) {
	p := &player{dim: 8}
	p.fault = func(_ int, w http.ResponseWriter, ask asking) bool {
		writeVectors(w, p.vectors(ask), false)
		return true
	}
	e := start(t, p, nil)
	vectors, err := e.Embed(t.Context(), []string{"one", "two"})
	if err != nil || !same(vectors[0], "one") || !same(vectors[1], "two") || p.requests() != 1 {
		t.Errorf("Embed = %v, %v after %d requests, want both vectors after one", vectors, err, p.requests())
	}
}

// TestOutOfOrder holds that the index decides, not the place.
func TestOutOfOrder(t *testing.T) {
	p := &player{dim: 8}
	p.fault = func(_ int, w http.ResponseWriter, ask asking) bool {
		items := p.vectors(ask)
		slices.Reverse(items)
		writeVectors(w, items, true)
		return true
	}
	vectors, err := start(t, p, nil).Embed(t.Context(), []string{"one", "two", "three"})
	if err != nil || !same(vectors[0], "one") || !same(vectors[2], "three") {
		t.Errorf("Embed = %v, %v, want vectors in the order of the texts", vectors, err)
	}
}

func TestDimensionsAreAskedForAndChecked(t *testing.T) {
	p := &player{dim: 8}
	e := start(t, p, func(c *Config) { c.Dimensions = 5 })
	if vectors, err := e.Embed(t.Context(), []string{"one"}); err != nil || len(vectors[0]) != 5 || p.heard[0].Dimensions != 5 {
		t.Errorf("Embed = %v, %v, asking for %d; want 5 numbers", vectors, err, p.heard[0].Dimensions)
	}
	deaf := &player{dim: 8}
	deaf.fault = func(_ int, w http.ResponseWriter, ask asking) bool {
		ask.Dimensions = 0
		writeVectors(w, deaf.vectors(ask), true)
		return true
	}
	e = start(t, deaf, func(c *Config) { c.Dimensions = 5 })
	if _, err := e.Embed(t.Context(), []string{"one"}); !errors.Is(err, ErrReply) || !strings.Contains(err.Error(), "8 numbers where all have 5") {
		t.Errorf("Embed of a server that sends 8 = %v, want %v", err, ErrReply)
	}
}

func TestEmptyTextIsRefused(t *testing.T) {
	p := &player{dim: 8}
	if _, err := start(t, p, nil).Embed(t.Context(), []string{"one", " \n"}); !errors.Is(err, ErrEmpty) || p.requests() > 0 {
		t.Errorf("Embed(blank) = %v after %d requests, want %v and none", err, p.requests(), ErrEmpty)
	}
}

// TestCancel holds that a call ends with its context while the server is silent,
// and that the next one gets its turn.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	asked, over := make(chan struct{}), make(chan struct{})
	p := &player{dim: 8, fault: func(n int, _ http.ResponseWriter, _ asking) bool {
		if n == 1 {
			close(asked)
			<-over
		}
		return n == 1
	}}
	e := start(t, p, func(c *Config) { c.Concurrency, c.BatchTexts = 1, 1 })
	defer close(over)
	go func() {
		<-asked
		cancel()
	}()
	if _, err := e.Embed(ctx, many(3)); !errors.Is(err, context.Canceled) {
		t.Errorf("Embed = %v, want %v", err, context.Canceled)
	}
	if _, err := e.Embed(t.Context(), []string{"next"}); err != nil {
		t.Errorf("Embed after a cancelled call = %v", err)
	}
}

func TestNewRefuses(t *testing.T) {
	good := Config{Model: "m"}
	if _, err := New(good); err != nil {
		t.Fatalf("New(%v) = %v", good, err)
	}
	for name, change := range map[string]func(*Config){
		"no model":     func(c *Config) { c.Model = "" },
		"long model":   func(c *Config) { c.Model = strings.Repeat("м", 30) },
		"no scheme":    func(c *Config) { c.BaseURL = "localhost:8000/v1" },
		"other scheme": func(c *Config) { c.BaseURL = "ftp://localhost/v1" },
		"user":         func(c *Config) { c.BaseURL = "http://me:quite-secret@localhost/v1" },
		"query":        func(c *Config) { c.BaseURL = "http://localhost/v1?key=quite-secret" },
		"key's end":    func(c *Config) { c.Key = "quite-secret\n" },
		"negative":     func(c *Config) { c.Tries = -1 },
		"dimensions":   func(c *Config) { c.Dimensions = 1 << 20 },
	} {
		config := good
		change(&config)
		if _, err := New(config); !errors.Is(err, ErrConfig) || strings.Contains(err.Error(), "secret") {
			t.Errorf("New with %s = %v, want %v without a secret", name, err, ErrConfig)
		}
	}
}

func TestIDFitsIntoAKey(t *testing.T) {
	for model, want := range map[string]string{
		"text-embedding-3-small": "api:text-embedding-3-small:3",
		"a model {x} 50%":        "api:a%20model%20%7Bx%7D%2050%25:3",
	} {
		e, err := New(Config{Model: model, Dimensions: 3})
		if err != nil || e.ID() != want {
			t.Errorf("New(%q).ID() = %q, %v, want %q", model, e.ID(), err, want)
		}
	}
}
