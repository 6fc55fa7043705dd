package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"whosaid/store/news"
)

func testOddText(t *testing.T, s Store) {
	for name, test := range map[string]struct{ text, question string }{
		"emoji":           {"🚢🚢 freighter 👩‍👩‍👧 afloat", "freighter 🚢"},
		"right to left":   {"قال الوزير إن الجسر مغلق", "الجسر"},
		"Cyrillic":        {"Министр заявил, что мосты закрыты.", "мост"},
		"no spaces":       {"新しい橋は来年完成する。", "新しい橋"},
		"one megabyte":    {strings.Repeat("ferry dock pier ", 1<<16) + "quaylight", "quaylight"},
		"one long word":   {strings.Repeat("x", 1<<20) + " shortword", "shortword"},
		"NUL and escapes": {"before\x00after \x1b[31mred ink", "ink"},
	} {
		a, _ := put(t, s, news.Meta{URL: "https://vellaby.example/" + name}, test.text)
		hits := search(t, s, test.question, news.Filter{}, 3)
		if len(hits) == 0 || hits[0].Article != a.ID() {
			t.Errorf("%s: Search(%q) gave %d hits, want the article first", name, test.question, len(hits))
		}
		got, err := s.Article(t.Context(), a.ID())
		if err != nil || got.Text() != test.text {
			t.Errorf("%s: Article = %v, want the text as it was put", name, err)
		}
	}
}

func testMany(t *testing.T, s Store) {
	const many = 300
	for i := range many {
		put(t, s, news.Meta{Outlet: post}, fmt.Sprintf("Report %d on the harbour.\nWard w%dx was inspected.", i, i))
	}
	if hits := search(t, s, "harbour", news.Filter{}, 2*many); len(hits) != many {
		t.Errorf("Search gave %d hits, want %d", len(hits), many)
	}
	for i := 0; i < many; i += 37 {
		got := texts(t, s, search(t, s, fmt.Sprintf("ward w%dx", i), news.Filter{}, 1))
		if want := fmt.Sprintf("Ward w%dx was inspected.", i); len(got) != 1 || got[0] != want {
			t.Errorf("Search for ward %d = %q, want %q", i, got, want)
		}
	}
}

func testCancelled(t *testing.T, s Store) {
	a, passages := article(t, news.Meta{}, firstText)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	put := s.Put(cancelled, a, passages)
	_, search := s.Search(cancelled, "ferry", news.Filter{}, 5)
	_, article := s.Article(cancelled, a.ID())
	_, holdings := s.Holdings(cancelled)
	_, _, rarity := s.Rarity(cancelled, []string{"ferry"})
	for call, err := range map[string]error{"Put": put, "Search": search, "Article": article, "Holdings": holdings, "Rarity": rarity} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s with a cancelled context = %v, want %v", call, err, context.Canceled)
		}
	}
	wantNoArticle(t, s, a.ID(), a.Hash())
}

// While an article changes between two versions, a search finds all passages
// of one of them: never some, never both.
func testConcurrent(t *testing.T, s Store) {
	lines := func(version string) string { return strings.Repeat("The lighthouse "+version+" was sold.\n", 12) }
	one, ones := article(t, news.Meta{URL: ferryURL}, lines("one"))
	two, twos := article(t, news.Meta{URL: ferryURL}, lines("two"))
	if err := s.Put(t.Context(), one, ones); err != nil {
		t.Fatal(err)
	}
	var readers sync.WaitGroup
	done := make(chan struct{})
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if !seesOneVersion(t, s, len(ones)) {
					return
				}
			}
		})
	}
	for range 20 {
		if err := errors.Join(s.Put(t.Context(), two, twos), s.Put(t.Context(), one, ones)); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
}

func seesOneVersion(t *testing.T, s Store, passages int) bool {
	hits, err := s.Search(t.Context(), "lighthouse", news.Filter{}, 100)
	versions := map[news.Hash]bool{}
	for _, h := range hits {
		versions[h.Version] = true
	}
	if err != nil || len(hits) != passages || len(versions) != 1 {
		t.Errorf("a reader saw %d passages of %d versions (%v), want %d of 1", len(hits), len(versions), err, passages)
		return false
	}
	return true
}
