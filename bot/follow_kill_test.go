package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	client "github.com/redis/go-redis/v9"

	"whosaid/store"
	"whosaid/store/storetest"
)

// slowSite is a newspaper with a feed of many pages; whoever fetches the page with
// the number of hold is kept waiting.
type slowSite struct {
	*httptest.Server
	hold  atomic.Int64
	seen  chan struct{} // told of each request that is kept waiting
	twice atomic.Bool   // the second edition
	bans  atomic.Int64
}

const slowPages = 30

func newSlowSite(t *testing.T) *slowSite {
	s := &slowSite{seen: make(chan struct{}, 1)}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *slowSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var n int64
	switch _, err := fmt.Sscanf(r.URL.Path, "/n/%d", &n); {
	case r.URL.Path == "/robots.txt":
		fmt.Fprintln(w, "User-agent: *\nDisallow: /n/13")
	case r.URL.Path == "/feed.xml":
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Norwick News</title>`)
		for i := range slowPages {
			fmt.Fprintf(w, "<item><guid>%[1]d</guid><link>%[2]s/n/%[1]d</link><description>Hall %[1]d…</description></item>", i, s.URL)
		}
		fmt.Fprint(w, "</channel></rss>")
	case err != nil:
		http.NotFound(w, r)
	case n == 13:
		s.bans.Add(1)
	default:
		if s.hold.CompareAndSwap(n, -1) {
			s.seen <- struct{}{}
			<-r.Context().Done()
			return
		}
		lamps := 100 + n
		if s.twice.Load() {
			lamps += 1000
		}
		fmt.Fprintf(w, "<html><body><article><p>Hall %d opened its doors on Monday after a year of repairs.</p><p>Visitors counted %d lamps in it, the keeper said.</p></article></body></html>", n, lamps)
	}
}

// TestFollowIsKilled kills a process in the middle of following, and another one in the
// middle of fetching again. The next one finds nothing half-written, brings what is
// missing, and what changed later.
func TestFollowIsKilled(t *testing.T) {
	site, at := newSlowSite(t), storetest.Redis(t)
	env := []string{"REDIS_URL=" + at, "FETCH_ALLOW_PRIVATE=1", "FETCH_PAUSE=1ms", "CACHE_DIR=" + t.TempDir()}
	p := pollerFor(t, env, 0)
	kill := func(page int64, args ...string) {
		t.Helper()
		site.hold.Store(page)
		process := child(env, args...)
		if err := process.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- process.Wait() }()
		select {
		case <-site.seen:
		case err := <-ended:
			t.Fatalf("%v ended before it was killed: %v", args, err)
		}
		_ = process.Process.Kill()
		<-ended
		release(t, at)
	}
	whole := func(want string) {
		t.Helper()
		articles, err := p.keeper.store.Articles(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range articles {
			if !strings.Contains(a.Text(), want) && !strings.HasSuffix(a.Text(), "…") {
				t.Errorf("%s = %q", a.URL, a.Text())
			}
		}
	}
	kill(20, "follow", site.URL+"/feed.xml")
	whole("Visitors counted 1")
	run := call(t, "", env, "follow", site.URL+"/feed.xml")
	if run.status != done || !strings.Contains(run.out, "followed; new: 30") {
		t.Errorf("follow after a kill: status %d, %s%s", run.status, run.out, run.errors)
	}
	site.twice.Store(true)
	all, err := p.keeper.store.Followed(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatalf("followed: %+v, %v", all, err)
	}
	all[0].Tried = time.Time{} // it is due
	if err := p.keeper.store.Follow(t.Context(), all[0]); err != nil {
		t.Fatal(err)
	}
	kill(20, "follow", "--once")
	whole("Visitors counted 1")
	if err := pollerFor(t, env, 2*time.Hour).due(t.Context()); err != nil {
		t.Errorf("fetching again: %v", err)
	}
	whole("Visitors counted 11")
	changed, err := p.keeper.store.Changed(t.Context())
	if err != nil || len(changed) != slowPages-1 {
		t.Errorf("%d articles changed, %v, want all but the one that robots may not read", len(changed), err)
	}
	if n := site.bans.Load(); n > 0 {
		t.Errorf("a page was fetched %d times that robots.txt forbids", n)
	}
}

// release lets the time pass after which a killed process holds no lock any more.
func release(t *testing.T, at string) {
	t.Helper()
	options, err := client.ParseURL(string(store.URL(at)))
	if err != nil {
		t.Fatal(err)
	}
	on := client.NewClient(options)
	defer on.Close()
	keys, err := on.Keys(t.Context(), "*:lock:"+followLock).Result()
	if err == nil && len(keys) == 1 {
		err = on.Del(t.Context(), keys...).Err()
	}
	if err != nil || len(keys) != 1 {
		t.Fatalf("locks: %q, %v", keys, err)
	}
}
