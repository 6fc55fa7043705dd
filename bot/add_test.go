package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"whosaid/bot/telegramtest"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

// TestAdd reads what moderators name: a page, a page that changed, a feed, and what
// is none or may not be read.
func TestAdd(t *testing.T) {
	site := newNewsSite(t)
	pages := site.Config.Handler
	site.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/endless":
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		case "/picture":
			_, _ = w.Write([]byte("\x89PNG\r\n\x1a\n"))
		default:
			pages.ServeHTTP(w, r)
		}
	})
	env := []string{"REDIS_URL=" + storetest.Redis(t), "FETCH_ALLOW_PRIVATE=1", "FETCH_PAUSE=1ms", "CACHE_DIR=" + t.TempDir()}
	p := pollerFor(t, env, 0)
	d := p.app.adding(&p.keeper)
	for _, tt := range []struct {
		name, path string
		change     bool
		want       string
	}{
		{"a page", "/news/ferry", false, "new"},
		{"again", "/news/ferry?utm_source=telegram", false, "before"},
		{"changed", "/news/ferry", true, "version"},
		{"a feed", "/feed.xml", false, "before new, 1 left"},
		{"a feed again", "/", false, "before before, 1 left"},
		{"closed to robots", "/closed/a", false, "robots"},
		{"nothing", "/none", false, "gone"},
		{"too large", "/endless", false, "large"},
		{"no article", "/picture", false, "none"},
		{"a bad address", "\x00", false, "address"},
	} {
		if tt.change {
			site.mu.Lock()
			site.pages["/news/ferry"] = strings.Replace(site.pages["/news/ferry"], "nine days", "twenty days", 1)
			site.mu.Unlock()
		}
		added, err := d.Add(t.Context(), site.URL+tt.path)
		got := string(added.Fault)
		for _, one := range added.Articles {
			got = strings.TrimSpace(got + " " + string(one.State))
		}
		if added.Left > 0 {
			got += fmt.Sprintf(", %d left", added.Left)
		}
		if err != nil || got != tt.want {
			t.Errorf("%s: Add = %q, %v, want %q", tt.name, got, err, tt.want)
		}
	}
	if site.asked["/closed/a"] > 0 {
		t.Error("a page was fetched that robots.txt forbids")
	}
}

// TestAddReachesNoPrivateAddress holds that a moderator's address is guarded as any:
// TestNoPrivateAddressIsReached of fetch has the tricks.
func TestAddReachesNoPrivateAddress(t *testing.T) {
	site := newNewsSite(t)
	p := pollerFor(t, []string{"REDIS_URL=" + storetest.Redis(t), "CACHE_DIR=none"}, 0)
	added, err := p.app.adding(&p.keeper).Add(t.Context(), site.URL+"/news/ferry")
	if err != nil || added.Fault != news.NotPublic || len(site.asked) > 0 {
		t.Errorf("Add = %+v, %v, asked %v", added, err, site.asked)
	}
}

// TestAddInTelegram has a moderator send a link, have it read, and ask.
func TestAddInTelegram(t *testing.T) {
	t.Parallel()
	site, server := newNewsSite(t), telegramtest.Start(t)
	chief := server.Person("Chief")
	private := server.Private(chief)
	bot := serve(t, server, "REDIS_URL="+storetest.Redis(t), "FETCH_ALLOW_PRIVATE=1", "FETCH_PAUSE=1ms", "CACHE_DIR=none", fmt.Sprintf("MODERATORS=%d", chief.ID))
	said := func(text, want string) telegramtest.Message {
		t.Helper()
		n := len(private.Messages())
		private.Say(chief, text)
		server.Until(t, want, func() bool { return len(private.Messages()) > n })
		got := private.Messages()[n]
		if !strings.Contains(got.Text, want) {
			t.Errorf("to %q: %q, want %q", text, got.Text, want)
		}
		return got
	}
	offer := said(site.URL+"/news/ferry", "This article is not stored")
	private.Press(t, chief, offer.ID, "Read it now")
	server.Until(t, "the article is stored", func() bool {
		return strings.Contains(private.Messages()[0].Text, "Stored:\n• Norwick: /news/ferry · Norwick News · 12 May 2026")
	})
	said("/add "+site.URL+"/closed/a", "robots.txt")
	said("Who will mend the ferry?", "We will mend the ferry within nine days")
	if status := bot.end(); status != done {
		t.Errorf("the exit status is %d", status)
	}
}
