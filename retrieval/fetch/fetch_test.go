package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// site is a server of the test's own, and a Fetcher that may reach it.
func site(t *testing.T, config Config, pages map[string]http.HandlerFunc) (*Fetcher, string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if page := pages[r.URL.Path]; page != nil {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	if config.Pause == 0 {
		config.Pause = time.Nanosecond
	}
	config.AllowPrivate = true
	return New(config), server.URL
}

func say(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) }
}

func TestGetSaysWhoAsks(t *testing.T) {
	f, at := site(t, Config{UserAgent: "whosaid/1 (test)"}, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.UserAgent(), r.Header.Get("Cookie"), r.Header.Get("Referer"))
	}})
	got, err := f.Get(t.Context(), at+"/a#part")
	if err != nil || string(got.Body) != "whosaid/1 (test)" || got.URL != at+"/a" {
		t.Errorf("Get = %q from %s, %v", got.Body, got.URL, err)
	}
}

func TestGetObeysRobots(t *testing.T) {
	var asked atomic.Int64
	count := func(w http.ResponseWriter, _ *http.Request) { asked.Add(1) }
	tests := []struct {
		name   string
		robots http.HandlerFunc
		want   error
	}{
		{"forbidden to all", say("User-agent: *\nDisallow: /private\n"), ErrRobots},
		{"forbidden to us", say("User-agent: *\nDisallow:\n\nUser-agent: whosaid\nDisallow: /\n"), ErrRobots},
		{"let to us", say("User-agent: *\nDisallow: /\n\nUser-agent: whosaid\nDisallow:\n"), nil},
		{"none", nil, nil},
		{"the server fails", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) }, ErrRobots},
		{"elsewhere", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/robots2.txt", http.StatusFound) }, ErrRobots},
		{"a page in its place", say("<!doctype html><p>Welcome"), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			asked.Store(0)
			f, at := site(t, Config{UserAgent: "whosaid/1"}, map[string]http.HandlerFunc{
				"/robots.txt": tt.robots, "/robots2.txt": say("User-agent: *\nDisallow: /"), "/private/a": count,
				"/open": func(w http.ResponseWriter, r *http.Request) {
					http.Redirect(w, r, "/private/a", http.StatusMovedPermanently)
				}})
			_, err := f.Get(t.Context(), at+"/private/a")
			_, redirected := f.Get(t.Context(), at+"/open")
			if !errors.Is(err, tt.want) || !errors.Is(redirected, tt.want) || tt.want != nil && asked.Load() > 0 {
				t.Errorf("Get = %v, by a redirect %v, asked %d times, want %v", err, redirected, asked.Load(), tt.want)
			}
		})
	}
}

func TestGetAsksWhetherAnythingChanged(t *testing.T) {
	version := "1"
	served := 0
	f, at := site(t, Config{CacheDir: t.TempDir()}, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"`+version+`"`)
		if r.Header.Get("If-None-Match") == `"`+version+`"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		served++
		_, _ = io.WriteString(w, "version "+version)
	}})
	for i, want := range []Response{{Body: []byte("version 1")}, {Body: []byte("version 1"), Unchanged: true}, {Body: []byte("version 2")}} {
		if i == 2 {
			version = "2"
		}
		got, err := f.Get(t.Context(), at+"/a")
		if err != nil || !bytes.Equal(got.Body, want.Body) || got.Unchanged != want.Unchanged {
			t.Errorf("Get %d = %q, unchanged %v, %v, want %q, %v", i, got.Body, got.Unchanged, err, want.Body, want.Unchanged)
		}
	}
	if served != 2 {
		t.Errorf("the page was served %d times, want 2", served)
	}
}

func TestGetKeepsWithinBounds(t *testing.T) {
	bomb := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 1000 {
			if _, err := z.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
		_ = z.Close()
	}
	endless := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 32<<10)); err != nil {
				return
			}
		}
	}
	silent := func(w http.ResponseWriter, r *http.Request) {
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}
	around := func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/around", http.StatusFound) }
	impatient, slow := site(t, Config{Timeout: 100 * time.Millisecond}, map[string]http.HandlerFunc{"/robots.txt": silent, "/": silent})
	if _, err := impatient.Get(t.Context(), slow); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("Get of what never comes = %v", err)
	}
	f, at := site(t, Config{MaxBytes: 1 << 20}, map[string]http.HandlerFunc{
		"/bomb": bomb, "/endless": endless, "/around": around,
		"/odd": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			_, _ = io.WriteString(w, "x")
		},
		"/heads": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Long", strings.Repeat("x", headerBytes+1))
		},
	})
	for path, want := range map[string]string{
		"/bomb": ErrTooLarge.Error(), "/endless": ErrTooLarge.Error(), "/around": ErrRedirects.Error(),
		"/none": "404", "/odd": "not asked for", "/heads": "exceeded",
	} {
		got, err := f.Get(t.Context(), at+path)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Get(%s) = %d bytes, %v, want %q", path, len(got.Body), err, want)
		}
	}
}

func TestGetAsksASiteOneQuestionAtATime(t *testing.T) {
	var now, most atomic.Int64
	f, at := site(t, Config{Pause: 10 * time.Millisecond}, map[string]http.HandlerFunc{"/a": func(http.ResponseWriter, *http.Request) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		now.Add(-1)
	}})
	start := time.Now()
	done := make(chan error)
	for range 8 {
		go func() {
			_, err := f.Get(t.Context(), at+"/a")
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if took := time.Since(start); most.Load() != 1 || took < 80*time.Millisecond {
		t.Errorf("%d requests at once, all 8 in %v; want one at once, with 10 ms between", most.Load(), took)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Get(ctx, at+"/a"); err == nil {
		t.Error("Get after cancel = nil, want an error")
	}
}

// tricks are ways to say an address that nobody outside may reach.
var tricks = []string{
	"127.0.0.1", "127.1", "127.0.0.2", "0.0.0.0", "0", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
	"localhost", "LOCALHOST", "localhost.", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
	"[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]", "[fd00::1]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[100::1]",
	"10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255",
	"240.0.0.1", "203.0.113.1", "user:pass@127.0.0.1", "127.0.0.1\\@a.example", "①②⑦.⓪.⓪.①", "127。0。0。1",
}

// TestNoPrivateAddressIsReached tries every trick by itself and behind a redirect
// of a site that may be reached.
func TestNoPrivateAddressIsReached(t *testing.T) {
	var reached atomic.Int64
	private := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	defer private.Close()
	_, port, _ := net.SplitHostPort(private.Listener.Addr().String())
	var target string
	open := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/to" {
			w.Header().Set("Location", target)
			w.WriteHeader(http.StatusFound)
			return
		}
		http.NotFound(w, r)
	}))
	defer open.Close()
	f := New(Config{Pause: time.Nanosecond, Timeout: 2 * time.Second})
	f.client = newClient(func(address string) error {
		if address == open.Listener.Addr().String() {
			return nil
		}
		return checkPublic(address)
	})
	if len(tricks) < 40 {
		t.Errorf("%d tricks, want 40", len(tricks))
	}
	for _, trick := range tricks {
		target = "http://" + trick + ":" + port + "/"
		if got, err := f.Get(t.Context(), target); err == nil {
			t.Errorf("Get(%s) = %q, want a refusal", target, got.Body)
		}
		if got, err := f.Get(t.Context(), open.URL+"/to"); err == nil {
			t.Errorf("Get of a redirect to %s = %q, want a refusal", target, got.Body)
		}
	}
	for _, target := range []string{"file:///etc/passwd", "gopher://a.example/", "//a.example/", "a.example", "", "http://", "ftp://a.example/", "http://a.example:22/", "https://" + strings.Repeat("a", 3000) + ".example/"} {
		if _, err := f.Get(t.Context(), target); err == nil {
			t.Errorf("Get(%.50s) = nil, want a refusal", target)
		}
	}
	if reached.Load() > 0 {
		t.Errorf("the private server was reached %d times", reached.Load())
	}
}

func TestPublicAddressesAreAllowed(t *testing.T) {
	for _, address := range []string{"8.8.8.8:443", "1.1.1.1:80", "[2606:4700:4700::1111]:443", "93.184.216.34:8080"} {
		if err := checkPublic(address); err != nil {
			t.Errorf("checkPublic(%s) = %v", address, err)
		}
	}
	if err := checkPublic("8.8.8.8:25"); err == nil {
		t.Error("checkPublic(8.8.8.8:25) = nil, want a refusal")
	}
}

func TestCacheStaysWithinBounds(t *testing.T) {
	c := cache{t.TempDir()}
	for i := range 20 {
		c.keep(fmt.Sprintf("https://a.example/%d", i), http.Header{"Etag": {"x"}}, bytes.Repeat([]byte{byte(i)}, 100))
	}
	c.tidy(500)
	left := 0
	for i := range 20 {
		if _, ok := c.load(fmt.Sprintf("https://a.example/%d", i)); ok {
			left++
		}
	}
	if left == 0 || left >= 20 {
		t.Errorf("%d of 20 answers are kept", left)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("http://[fe80::1%25lo]:80/a?b#c")
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := parse(raw)
		if err == nil && (u.Hostname() == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https") {
			t.Errorf("parse(%q) = %v", raw, u)
		}
	})
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /*.pdf$\nCrawl-delay: 1e9\n"), "/a")
	f.Fuzz(func(t *testing.T, body []byte, path string) {
		group, _ := New(Config{}).parseRobots(body)
		rules := rulesOf{group: group}
		if u, err := parse("https://a.example/" + path); err == nil {
			rules.allow(u)
		}
		if pause := rules.pause(time.Second); pause < time.Second || pause > longestPause {
			t.Errorf("pause of %q = %v", body, pause)
		}
	})
}
