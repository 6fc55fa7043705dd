package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"whosaid/store/storetest"
)

// newsSite is a small newspaper on the web: a front page, a feed, articles, and
// what bad servers do. A test may change an article.
type newsSite struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string // articles' paragraphs, by path
	asked map[string]int
}

func newNewsSite(t *testing.T) *newsSite {
	s := &newsSite{pages: map[string]string{
		"/news/ferry": "<p>The ferry to Moss was stopped on Monday because of a crack in its hull, the harbour master said.</p><p>“We will mend the ferry within nine days,” said Anna Berg, the county engineer.</p>",
		"/news/quay":  "<p>The quay in Norwick was opened again on Tuesday after two months of repairs, the county said.</p><p>“The quay cost four million kroner,” said Jon Dahl, the mayor.</p>",
		"/closed/a":   "<p>Nobody may read this page, said the robot.</p>",
	}, asked: map[string]int{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *newsSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[r.URL.Path]++
	switch r.URL.Path {
	case "/robots.txt":
		_, _ = io.WriteString(w, "User-agent: *\nDisallow: /closed/\n")
	case "/":
		_, _ = io.WriteString(w, `<html><head><title>Norwick News</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><a href="/news/ferry">Ferry stopped</a></body></html>`)
	case "/feed.xml":
		w.Header().Set("Content-Type", "application/rss+xml")
		_, _ = fmt.Fprintf(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Norwick News</title><link>%[1]s/</link>
<item><guid>1</guid><title>Ferry stopped</title><link>%[1]s/news/ferry?utm_source=rss</link><pubDate>Mon, 11 May 26 10:00:00 +0200</pubDate><description>The ferry was stopped…</description></item>
<item><guid>2</guid><title>Quay opened</title><link>%[1]s/news/quay</link><pubDate>Tue, 12 May 26 10:00:00 +0200</pubDate><description>The quay is open…</description></item>
<item><guid>3</guid><title>Closed</title><link>%[1]s/closed/a</link><description>A page that is closed to robots.</description></item>
</channel></rss>`, s.URL)
	case "/out":
		http.Redirect(w, r, "http://192.168.0.1/", http.StatusFound)
	default:
		s.article(w, r)
	}
}

func (s *newsSite) article(w http.ResponseWriter, r *http.Request) {
	text, found := s.pages[r.URL.Path]
	if !found {
		http.NotFound(w, r)
		return
	}
	etag := fmt.Sprintf("%q", fmt.Sprint(len(text)))
	w.Header().Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = fmt.Fprintf(w, `<!doctype html><html lang="en"><head><link rel="canonical" href="%s"><meta property="og:site_name" content="Norwick News"><meta property="article:published_time" content="2026-05-12T10:00:00+02:00"></head>
<body><nav>Home News</nav><article><h1>Norwick: %s</h1>%s<div class="share">Share</div></article><footer>Norwick News AS</footer></body></html>`, r.URL.Path, r.URL.Path, text)
}

// TestIngestFromTheWeb goes from a feed's address to an answer, and on to the
// answer of an article that changed.
func TestIngestFromTheWeb(t *testing.T) {
	site := newNewsSite(t)
	env := []string{"REDIS_URL=" + storetest.Redis(t), "FETCH_ALLOW_PRIVATE=1", "FETCH_PAUSE=1ms", "CACHE_DIR=" + t.TempDir()}
	ingest := func(addresses ...string) (out struct {
		kept
		Skipped []skipJSON `json:"skipped"`
	}) {
		t.Helper()
		run := call(t, "", env, append([]string{"ingest", "--json"}, addresses...)...)
		if err := json.Unmarshal([]byte(run.out), &out); run.status != done || err != nil {
			t.Fatalf("ingest %v: status %d, %v, errors %q", addresses, run.status, err, run.errors)
		}
		return out
	}
	first := ingest(site.URL + "/feed.xml")
	if first.New != 3 || len(first.Skipped) != 1 || !strings.Contains(first.Skipped[0].Reason, "robots.txt") {
		t.Errorf("first ingest = %+v, want three new, one of them by its announcement for robots.txt's sake", first)
	}
	if run := call(t, "", env, "ask", "Who will mend the ferry?"); !strings.Contains(run.out, "We will mend the ferry within nine days") ||
		!strings.Contains(run.out, "Norwick News") || strings.Contains(run.out, "Share") {
		t.Errorf("ask = %s, %s", run.out, run.errors)
	}
	site.mu.Lock()
	site.pages["/news/ferry"] = strings.Replace(site.pages["/news/ferry"], "nine days", "twenty days", 1)
	site.mu.Unlock()
	second := ingest(site.URL+"/", site.URL+"/news/ferry?utm_source=telegram")
	if second.Updated != 1 || second.New != 0 || second.Unchanged != 2 {
		t.Errorf("second ingest = %+v, want one updated and two unchanged", second)
	}
	if run := call(t, "", env, "ask", "Who will mend the ferry?"); !strings.Contains(run.out, "within twenty days") || strings.Contains(run.out, "nine days") {
		t.Errorf("ask after the change = %s", run.out)
	}
	if site.asked["/closed/a"] > 0 {
		t.Error("a page was fetched that robots.txt forbids")
	}
}

// TestIngestReachesNoPrivateAddress holds that without the tests' flag nothing on
// this machine is asked.
func TestIngestReachesNoPrivateAddress(t *testing.T) {
	site := newNewsSite(t)
	start := time.Now()
	run := call(t, "", []string{"CACHE_DIR=none"}, "ingest", site.URL+"/news/ferry")
	if run.status != failed || !strings.Contains(run.errors, "is not public") || len(site.asked) > 0 {
		t.Errorf("ingest: status %d, %q, asked %v, want a refusal", run.status, run.errors, site.asked)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("the refusal took %v", took)
	}
}

// TestIngestNamesWhatItCannotFetch holds that one bad address keeps no other one out.
func TestIngestNamesWhatItCannotFetch(t *testing.T) {
	site := newNewsSite(t)
	env := []string{"FETCH_ALLOW_PRIVATE=1", "FETCH_PAUSE=1ms", "CACHE_DIR=none"}
	run := call(t, "", env, "ingest", site.URL+"/news/ferry", site.URL+"/none", site.URL+"/closed/a")
	for _, want := range []string{"/none was passed over: fetch", "404", "/closed/a was passed over: fetch", "robots.txt"} {
		if run.status != done || !strings.Contains(run.errors, want) {
			t.Errorf("ingest: status %d, errors %s, want %q", run.status, run.errors, want)
		}
	}
	if run := call(t, "", env, "ingest", site.URL+"/none"); run.status != failed || !strings.Contains(run.errors, "404") {
		t.Errorf("ingest of nothing: status %d, %q", run.status, run.errors)
	}
}
