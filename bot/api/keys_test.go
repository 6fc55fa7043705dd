package api

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestWhoMayComeIn(t *testing.T) {
	w := newWorld(t)
	tests := []struct {
		name          string
		authorization []string
		says          string // "" for one who may
	}{
		{"a key", []string{"Bearer " + goodKey}, ""},
		{"a key, by another case of the scheme", []string{"bearer " + goodKey}, ""},
		{"a key on its last day", []string{"Bearer " + otherKey}, ""},
		{"nobody", nil, "a key is needed"},
		{"a key that has expired", []string{"Bearer " + pastKey}, "expired"},
		{"a forged key", []string{"Bearer " + goodKey[:len(goodKey)-1] + "X"}, "not one of those"},
		{"a part of a key", []string{"Bearer " + goodKey[:8]}, "not one of those"},
		{"more than a key", []string{"Bearer " + goodKey + "1"}, "not one of those"},
		{"a key in capitals", []string{"Bearer " + strings.ToUpper(goodKey)}, "not one of those"},
		{"a key with its day", []string{"Bearer " + otherKey + "@2031-05-03"}, "not one of those"},
		{"two keys in one header", []string{"Bearer " + goodKey + "," + otherKey}, "not one of those"},
		{"two headers", []string{"Bearer " + goodKey, "Bearer " + goodKey}, "not one of those"},
		{"another scheme", []string{"Basic " + goodKey}, "not one of those"},
		{"no scheme", []string{goodKey}, "not one of those"},
		{"an empty key", []string{"Bearer "}, "not one of those"},
		{"a very long key", []string{"Bearer " + strings.Repeat("a", 1<<16)}, "not one of those"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := call{method: "GET", path: "/v1/articles/0123456789abcdef"}.request()
			r.Header["Authorization"] = test.authorization
			got := serve(New(w.config), r)
			if test.says == "" {
				if got.status != http.StatusNotFound {
					t.Errorf("with %q = %d %s, want 404: there is no such article", test.authorization, got.status, got.body)
				}
				return
			}
			if got.status != http.StatusUnauthorized || !strings.Contains(got.body, test.says) || got.header.Get("WWW-Authenticate") == "" {
				t.Errorf("with %.60q = %d %s, want 401 that says %q", test.authorization, got.status, got.body, test.says)
			}
		})
	}
}

// A key that was taken out of the list is one that nobody knows, however often it
// was good before.
func TestAKeyThatWasTakenOutIsRefused(t *testing.T) {
	w := newWorld(t)
	c := call{method: "GET", path: "/v1/articles/0123456789abcdef"}
	if got := w.do(t, c); got.status != 404 {
		t.Fatalf("with a key that is known = %d", got.status)
	}
	var err error
	if w.config.Keys, err = ParseKeys(otherKey); err != nil {
		t.Fatal(err)
	}
	if got := w.do(t, c); got.status != 401 {
		t.Errorf("with the same key, taken out = %d, want 401", got.status)
	}
	w.config.Keys = Keys{}
	if got := w.do(t, c); got.status != 401 || !w.config.Keys.None() {
		t.Errorf("where there are no keys = %d, want 401", got.status)
	}
}

// No key is shown anywhere: not in the log, at no level, not in what is answered,
// not where the keys are printed.
func TestKeysAreShownNowhere(t *testing.T) {
	var logged bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewJSONHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug})))
	defer slog.SetDefault(before)
	w := newWorld(t)
	c := w.config
	c.Services, c.Rate = broken{err: fmt.Errorf("it failed")}, 0.5
	handler, seen := New(c), ""
	for _, key := range []string{goodKey, pastKey, otherKey, "forged-" + goodKey} {
		for _, path := range []string{"/v1/ask", "/v1/articles/" + key, "/v1/nothing?key=" + key, "/v1/ask"} {
			r := post(path, map[string]any{"question": "who?"}).request()
			r.Header.Set("Authorization", "Bearer "+key)
			got := serve(handler, r)
			seen += got.body + fmt.Sprint(got.header)
		}
	}
	seen += logged.String() + fmt.Sprintf("%v %+v %#v %s %q", c.Keys, c.Keys, c.Keys, c.Keys, c.Keys)
	if _, err := ParseKeys(goodKey + " " + otherKey); err == nil || strings.Contains(err.Error(), "key-that") {
		t.Errorf("two keys without a comma: %v, want an error that shows none", err)
	}
	for _, key := range []string{goodKey, pastKey, otherKey} {
		if strings.Contains(seen, key) {
			t.Errorf("the key %s is shown: %s", key, seen)
		}
	}
	if !strings.Contains(logged.String(), `"key":1`) || !strings.Contains(logged.String(), `"status":401`) {
		t.Errorf("the log tells neither whose request it was nor that it was refused: %s", logged.String())
	}
}

func TestParseKeysRefuses(t *testing.T) {
	for _, list := range []string{"good,@2031-01-01", "k\x00y", "two words", "ключ", "k@yesterday", "k@2031-02-30", "k@", strings.Repeat("k", mostKey+1)} {
		if keys, err := ParseKeys(list); err == nil {
			t.Errorf("ParseKeys(%.40q) = %v, want an error", list, keys)
		}
	}
	for list, want := range map[string]int{"": 0, " , ": 0, "a": 1, "a,b , c@2031-01-01,": 3} {
		if keys, err := ParseKeys(list); err != nil || len(keys.keys) != want {
			t.Errorf("ParseKeys(%q) = %v, %v, want %d", list, keys, err, want)
		}
	}
}

// A key has its rate, whatever others ask.
func TestRates(t *testing.T) {
	w := newWorld(t)
	now := today
	w.config.Rate, w.config.Now = 2, func() time.Time { return now }
	handler := New(w.config)
	ask := func(key string) did {
		r := call{method: "GET", path: "/v1/articles/0123456789abcdef"}.request()
		r.Header.Set("Authorization", "Bearer "+key)
		return serve(handler, r)
	}
	for i := range 4 {
		if got := ask(goodKey); got.status != 404 {
			t.Fatalf("request %d = %d, want no limit yet", i+1, got.status)
		}
	}
	got := ask(goodKey)
	if got.status != 429 || got.header.Get("Retry-After") != "1" {
		t.Errorf("a fifth request at once = %d, Retry-After %q, want 429 and 1", got.status, got.header.Get("Retry-After"))
	}
	if got := ask(otherKey); got.status != 404 {
		t.Errorf("another key = %d, want it to be let in", got.status)
	}
	now = now.Add(500 * time.Millisecond)
	if got := ask(goodKey); got.status != 404 {
		t.Errorf("half a second later = %d, want it to be let in", got.status)
	}
}
