package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whosaid/store"
	"whosaid/store/news"
)

// publishing is a store of so many passages that its keyword index is worth
// publishing, and the configuration of a process on another machine.
func publishing(t *testing.T) (s *store.Store, entries []store.Entry, elsewhere store.Config) {
	t.Helper()
	config := fresh(t)
	config.IndexDir = t.TempDir()
	for i := range 21 {
		lines := make([]string, 100)
		for k := range lines {
			lines[k] = fmt.Sprintf("Report w%dx of hall w%dy.", i, k)
		}
		entries = append(entries, entry(t, fmt.Sprintf("https://a.example/%d", i), lines...))
	}
	s = open(t, config)
	putAll(t, s, entries...)
	must(t, s.Publish(t.Context()))
	config.IndexDir = t.TempDir()
	return s, entries, config
}

// spoil changes a text in Redis: would it be read, it would be warned of.
func spoil(t *testing.T, namespace string, e store.Entry) {
	t.Helper()
	key := fmt.Sprintf("%s:{00}:t:%s:%s", namespace, e.Article.ID(), e.Article.Hash())
	must(t, shared(t).client(t).HSet(t.Context(), key, "text", "damaged").Err())
}

func TestPublishedIndexIsTakenOver(t *testing.T) {
	s, entries, elsewhere := publishing(t)
	putAll(t, s, entry(t, "https://a.example/new", "The lighthouse was sold."))
	spoil(t, elsewhere.Namespace, entries[20])
	there := open(t, elsewhere)
	wantFound(t, there, "lighthouse", "The lighthouse was sold.")
	if hits, err := there.Search(t.Context(), "w20x", news.Filter{}, 9); err != nil || len(hits) != 9 {
		t.Errorf("Search of what was published = %v, %v, want it", hits, err)
	}
	held, err := there.Holdings(t.Context())
	if err != nil || held.Articles != 22 {
		t.Errorf("Holdings = %+v, %v, want 22 articles", held, err)
	}
}

// An index is published again when it has changed by much, and what was published
// before goes.
func TestPublishAgain(t *testing.T) {
	s, entries, elsewhere := publishing(t)
	c := shared(t).client(t)
	parts := func() string {
		keys, err := c.Keys(t.Context(), elsewhere.Namespace+":{words}:index-*").Result()
		must(t, err)
		return strings.Join(keys, " ")
	}
	first := parts()
	must(t, s.Publish(t.Context()))
	if again := parts(); first == "" || again != first {
		t.Errorf("parts = %q, then %q, want the same while nothing changes", first, again)
	}
	var ids []store.Entry
	for i, e := range entries {
		more := make([]string, 100)
		for k := range more {
			more[k] = fmt.Sprintf("More of w%dx in hall w%dz.", i, k)
		}
		ids = append(ids, entry(t, string(e.Article.URL)+"/more", more...))
	}
	putAll(t, s, ids...)
	must(t, s.Publish(t.Context()))
	if again := parts(); again == first || strings.Contains(again, first) {
		t.Errorf("parts = %q, then %q, want others after much was stored", first, again)
	}
	there := open(t, elsewhere)
	if got, want := found(t, there, "w3z w5x more"), found(t, s, "w3z w5x more"); !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("Search with the published index = %q, want %q", got, want)
	}
}

// Whatever is wrong with what was published, everything is found.
func TestDamagedPublishedIndex(t *testing.T) {
	for name, damage := range map[string]func(t *testing.T, namespace, part string){
		"a part is gone": func(t *testing.T, _, part string) {
			must(t, shared(t).client(t).Del(t.Context(), part).Err())
		},
		"a part is cut off": func(t *testing.T, _, part string) {
			must(t, shared(t).client(t).SetRange(t.Context(), part, 900, strings.Repeat("\x00", 4000)).Err())
		},
		"a part is another": func(t *testing.T, _, part string) {
			must(t, shared(t).client(t).Set(t.Context(), part, "something", 0).Err())
		},
		"of another form": func(t *testing.T, namespace, _ string) {
			must(t, shared(t).client(t).HSet(t.Context(), namespace+":{words}:published", "form", "words-0").Err())
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, elsewhere := publishing(t)
			keys, err := shared(t).client(t).Keys(t.Context(), elsewhere.Namespace+":{words}:index-*").Result()
			must(t, err)
			damage(t, elsewhere.Namespace, keys[0])
			elsewhere.Warn = nil
			there := open(t, elsewhere)
			if got := found(t, there, "w20x"); len(got) == 0 {
				t.Error("what is stored is not found")
			}
			held, err := there.Holdings(t.Context())
			if err != nil || held.Articles != 21 {
				t.Errorf("Holdings = %+v, %v, want 21 articles", held, err)
			}
		})
	}
}

// Little is not published, nor what is indexed in memory.
func TestWhatIsNotPublished(t *testing.T) {
	config := fresh(t)
	for _, dir := range []string{"", t.TempDir()} {
		config.IndexDir = dir
		s := open(t, config)
		putAll(t, s, entry(t, "https://a.example/1", "The ferry sank."))
		must(t, s.Publish(t.Context()))
	}
	keys, err := shared(t).client(t).Keys(t.Context(), config.Namespace+":{words}:*").Result()
	if err != nil || len(keys) != 0 {
		t.Errorf("keys of a published index = %q, %v, want none", keys, err)
	}
}
