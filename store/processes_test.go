package store_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"whosaid/store"
	"whosaid/store/news"
)

// What one process stores, another finds within a second.
func TestOtherProcesses(t *testing.T) {
	config := embedding(t)
	config.Partitions = 2
	one, two := open(t, config), open(t, config)
	ferry, bridge := entry(t, "https://a.example/1", "The ferry struck a pier."), entry(t, "https://a.example/2", "The bridge is shut.")
	putAll(t, one, ferry, bridge)
	eventually(t, "two finds what one stored", func() bool { return len(found(t, two, "ferry bridge")) == 2 })
	putAll(t, two, entry(t, "https://a.example/1", "The ferry sails again."))
	eventually(t, "one finds the new version", func() bool {
		return reflect.DeepEqual(found(t, one, "ferry"), []string{"The ferry sails again."})
	})
	if err := one.Remove(t.Context(), bridge.Article.ID()); err != nil {
		t.Fatal(err)
	}
	eventually(t, "two finds the removed article no more", func() bool {
		held, err := two.Holdings(t.Context())
		return err == nil && held.Articles == 1 && len(found(t, two, "bridge")) == 0
	})
}

// While two processes put versions of one article, both end with the last one.
func TestProcessesAgree(t *testing.T) {
	config := fresh(t)
	one, two := open(t, config), open(t, config)
	for i := range 60 {
		for k, s := range []*store.Store{one, two} {
			putAll(t, s, entry(t, "https://a.example/1", fmt.Sprintf("Report of the harbour w%dx%d.", i, k)))
		}
	}
	want := []string{"Report of the harbour w59x1."}
	for name, s := range map[string]*store.Store{"one": one, "two": two} {
		eventually(t, name+" finds the last version", func() bool { return reflect.DeepEqual(found(t, s, "harbour"), want) })
	}
}

// A process that lost its connection, and changes meanwhile, finds what is
// stored when the server is back.
func TestReconnect(t *testing.T) {
	for _, lost := range []bool{false, true} {
		t.Run(fmt.Sprintf("changes dropped %t", lost), func(t *testing.T) {
			s := own(t, "--appendfsync", "always")
			// The first comes as a user whom the server forgets when it is killed,
			// so that nothing that happens meanwhile reaches it.
			letIn := func() {
				must(t, s.client(t).Do(t.Context(), "ACL", "SETUSER", "first", "on", ">"+secret, "~*", "&*", "+@all").Err())
			}
			letIn()
			var warned atomic.Int64
			config := store.Config{URL: s.url(), Warn: func(error) { warned.Add(1) }}
			asFirst := config
			asFirst.URL = store.URL(fmt.Sprintf("redis://first:%s@%s", secret, strings.TrimPrefix(s.Address(), "redis://")))
			one := open(t, asFirst)
			putAll(t, one, entry(t, "https://a.example/1", "The ferry struck a pier."), entry(t, "https://a.example/2", "The bridge is shut."))
			s.Kill()
			eventually(t, "a warning", func() bool { return warned.Load() > 0 })
			if err := s.Run(); err != nil {
				t.Fatal(err)
			}
			two := open(t, config)
			putAll(t, two, entry(t, "https://a.example/3", "The lighthouse was sold."))
			bridge := entry(t, "https://a.example/2", "The bridge is shut.").Article.ID()
			if err := two.Remove(t.Context(), bridge); err != nil {
				t.Fatal(err)
			}
			if lost {
				if err := s.client(t).XTrimMaxLen(t.Context(), "ws1:{00}:changes", 0).Err(); err != nil {
					t.Fatal(err)
				}
				putAll(t, two, entry(t, "https://a.example/4", "The harbour is full."))
			}
			letIn()
			wait(t, 10*time.Second, "the first process finds what was stored meanwhile", func() bool {
				return len(found(t, one, "lighthouse")) == 1 && len(found(t, one, "bridge")) == 0
			})
		})
	}
}

func TestReopen(t *testing.T) {
	config := embedding(t)
	config.IndexDir = t.TempDir()
	var stages atomic.Int64
	config.Progress = func(string, int, int) { stages.Add(1) }
	first := open(t, config)
	var entries []store.Entry
	for i := range 250 {
		entries = append(entries, embedded(entry(t, fmt.Sprintf("https://a.example/%d", i), fmt.Sprintf("Report w%dx.", i)), dim, uint64(i)))
	}
	putAll(t, first, entries...)
	second := open(t, config)
	if stages.Load() == 0 {
		t.Error("Open told no progress of 250 articles")
	}
	if got := found(t, second, "w123x"); !reflect.DeepEqual(got, []string{"Report w123x."}) {
		t.Errorf("Search after opening again = %q", got)
	}
	wantWhole(t, second, entries[0], entries[249])
	held, err := second.Holdings(t.Context())
	if err != nil || held.Articles != 250 {
		t.Errorf("Holdings after opening again = %+v, %v, want 250 articles", held, err)
	}
}

func TestPutAllStopsAtWhatIsWrong(t *testing.T) {
	s := open(t, fresh(t))
	good, bad, after := entry(t, "https://a.example/1", "One."), entry(t, "https://a.example/2", "Two."), entry(t, "https://a.example/3", "Three.")
	bad.Passages[0].Version = news.Hash{}
	err := s.PutAll(t.Context(), []store.Entry{good, bad, after}, nil)
	if !errors.Is(err, store.ErrForeignPassage) {
		t.Errorf("PutAll with a foreign passage = %v, want %v", err, store.ErrForeignPassage)
	}
	wantWhole(t, s, good)
	for _, e := range []store.Entry{bad, after} {
		if _, err := s.Article(t.Context(), e.Article.ID()); !errors.Is(err, news.ErrNoArticle) {
			t.Errorf("Article(%s) after the error = %v, want %v", e.Article.ID(), err, news.ErrNoArticle)
		}
	}
	if err := s.PutAll(t.Context(), []store.Entry{good, {}}, nil); !errors.Is(err, news.ErrNoArticle) {
		t.Errorf("PutAll with no article = %v, want %v", err, news.ErrNoArticle)
	}
}
