package main

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whosaid/retrieval/corpus/opml"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

// TestFollow goes through the life of a followed feed: follow, ask, change, fetch
// again, fail, unfollow.
func TestFollow(t *testing.T) {
	site := newNewsSite(t)
	env := []string{"REDIS_URL=" + storetest.Redis(t), "FETCH_ALLOW_PRIVATE=1", "FETCH_PAUSE=1ms", "CACHE_DIR=" + t.TempDir()}
	bot := func(status int, want string, args ...string) {
		t.Helper()
		if run := call(t, "", env, args...); run.status != status || !strings.Contains(run.out+run.errors, want) {
			t.Errorf("bot %v: status %d, %s%s, want %d, %q", args, run.status, run.out, run.errors, status, want)
		}
	}
	bot(wrongUsage, "no address", "follow", "feed.xml")
	bot(done, "nothing is followed; follow a feed", "follow")
	bot(done, "no stored article changed", "changes")
	bot(wrongUsage, "at most once", "follow", site.URL, "--every", "1s")
	bot(failed, "404", "follow", site.URL+"/none")
	bot(done, "followed; new: 3   updated: 0", "follow", site.URL+"/?utm_source=x", "--every", "1h")
	bot(done, "every 1h0m0s  last success 2", "follow")
	bot(done, "last new 2", "follow")
	bot(done, "Norwick News", "ask", "Who will mend the ferry?")

	site.mu.Lock()
	site.pages["/news/ferry"] = strings.Replace(site.pages["/news/ferry"], "nine days", "twenty days", 1)
	site.mu.Unlock()
	bot(done, "", "follow", "--once") // not due yet
	bot(done, "nine days", "ask", "Who will mend the ferry?")
	later := pollerFor(t, env, 2*time.Hour)
	if err := later.due(t.Context()); err != nil {
		t.Fatal(err)
	}
	bot(done, "within twenty days", "ask", "Who will mend the ferry?")
	bot(done, "2 versions  "+site.URL+"/news/ferry", "changes")
	bot(done, "within ~~nine~~ **twenty** days,”", "changes", site.URL+"/news/ferry?utm_source=x")
	bot(done, "no other version is stored", "changes", site.URL+"/news/quay")
	bot(failed, "lists what changed", "changes", site.URL+"/news/none")

	pages := site.Config.Handler
	site.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/news/") {
			http.Error(w, "out of order", http.StatusInternalServerError)
			return
		}
		pages.ServeHTTP(w, r)
	})
	if err := pollerFor(t, env, 3*time.Hour+time.Minute).due(t.Context()); err != nil {
		t.Fatal(err)
	}
	bot(done, "within twenty days", "ask", "Who will mend the ferry?") // an announcement takes no article's place
	site.Config.Handler = http.NotFoundHandler()
	if err := pollerFor(t, env, 5*time.Hour).due(t.Context()); err != nil {
		t.Fatal(err)
	}
	bot(done, "404", "follow")
	bot(done, "", "unfollow", site.URL+"/")
	bot(failed, "is not followed", "unfollow", site.URL+"/")
	bot(done, "removed: 1", "remove", site.URL+"/news/quay?utm_source=rss#end")
	bot(done, "within twenty days", "ask", "Who will mend the ferry?")
}

// TestFollowOPML goes from a list of feeds to followed feeds and back to a list.
func TestFollowOPML(t *testing.T) {
	site := newNewsSite(t)
	env := []string{"REDIS_URL=" + storetest.Redis(t), "FETCH_ALLOW_PRIVATE=1", "FETCH_PAUSE=1ms", "CACHE_DIR=" + t.TempDir()}
	list := filepath.Join(t.TempDir(), "feeds.opml")
	feeds := []opml.Feed{{Title: "Norwick", URL: site.URL + "/feed.xml"}, {Title: "Gone", URL: site.URL + "/gone.xml"}}
	var out bytes.Buffer
	if err := opml.Write(&out, "Ours", feeds); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(list, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	run := call(t, "", env, "follow", list)
	if run.status != done || !strings.Contains(run.out, "followed: 2   new: 3") || !strings.Contains(run.errors, "/gone.xml is followed, but gave nothing") {
		t.Errorf("follow FILE: status %d, %s%s", run.status, run.out, run.errors)
	}
	run = call(t, "", env, "follow", "--opml")
	if got, err := opml.Read([]byte(run.out)); err != nil || len(got) != 2 || got[0].URL != feeds[0].URL {
		t.Errorf("follow --opml = %s, %v, %v", run.out, got, err)
	}
}

// pollerFor is a poller whose clock is ahead.
func pollerFor(t *testing.T, env []string, ahead time.Duration) poller {
	t.Helper()
	variables := map[string]string{}
	for _, setting := range env {
		name, value, _ := strings.Cut(setting, "=")
		variables[name] = value
	}
	a := &app{err: new(strings.Builder), out: new(strings.Builder)}
	config, err := settingsFrom(func(name string) string { return variables[name] }).validate(a.err)
	if err != nil {
		t.Fatal(err)
	}
	a.config = config
	by, err := a.passageEmbedder(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	opened, err := a.openRedis(t.Context(), by)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = opened.Close() })
	return poller{app: a, keeper: keeper{opened, by}, now: func() time.Time { return time.Now().Add(ahead) }}
}

// TestOneProcessFollows holds that two processes do not fetch at once, and that one
// which was killed is in nobody's way for long.
func TestOneProcessFollows(t *testing.T) {
	env := []string{"REDIS_URL=" + storetest.Redis(t), "CACHE_DIR=none"}
	one, two := pollerFor(t, env, 0), pollerFor(t, env, 0)
	err := one.alone(t.Context(), func(ctx context.Context) error {
		if err := two.due(ctx); err != errHeld {
			t.Errorf("due while another is at it = %v, want %v", err, errHeld)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if err := two.due(t.Context()); err != nil {
		t.Errorf("due afterwards = %v", err)
	}
}

func TestPublishingAt(t *testing.T) {
	known := []news.Outlet{{ID: "vest", Name: "Radio Vest", Domains: []string{"radiovest.example"}}}
	for _, tt := range []struct {
		id   news.OutletID
		at   string
		want int
	}{{"", "https://other.example/feed", 1}, {"vest", "https://vest.example/feed", 1}, {"new", "https://new.example/feed", 2}} {
		got := publishingAt(known, tt.id, tt.at)
		if len(got) != tt.want || tt.id != "" && !got[len(got)-1].Publishes(tt.at) {
			t.Errorf("publishingAt(%q, %s) = %+v", tt.id, tt.at, got)
		}
	}
}
