package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"whosaid/store"
	"whosaid/store/news"
)

// The server is killed at random moments while articles are put. When it is
// back, all that was acknowledged is there, each article whole, and truth and
// index are equal; to put the others again ends with exactly what was sent.
func TestKilledServer(t *testing.T) {
	s := own(t, "--appendfsync", "always")
	config := store.Config{URL: s.url(), Embedder: "echo@1", Dim: dim, Partitions: 2}
	random := rand.New(rand.NewPCG(3, 4))
	var sent []store.Entry
	for round := range 20 {
		st := open(t, config)
		acknowledged := make(chan int)
		going, stop := context.WithCancel(t.Context())
		go func() {
			defer close(acknowledged)
			for i := round * 1000; going.Err() == nil; i++ {
				if st.PutAll(going, []store.Entry{version(t, i)}, nil) != nil {
					return
				}
				acknowledged <- i
			}
		}()
		kill := time.After(time.Duration(20+random.IntN(120)) * time.Millisecond)
		last, killed := -1, false
		for !killed {
			select {
			case i, ok := <-acknowledged:
				if !ok {
					t.Fatal("putting ended before the server was killed")
				}
				last = i
				sent = append(sent, version(t, i))
			case <-kill:
				s.Kill()
				killed = true
			}
		}
		for i := range acknowledged {
			last = i
			sent = append(sent, version(t, i))
		}
		stop()
		if err := s.Run(); err != nil {
			t.Fatal(err)
		}
		again := open(t, config)
		wantCurrent(t, again, sent)
		putAll(t, again, version(t, last+1)) // what was not acknowledged is sent again
		sent = append(sent, version(t, last+1))
		must(t, again.Close())
	}
	final := open(t, config)
	wantExactly(t, final, sent)
}

// version is an article, every third a new version of one before.
func version(t *testing.T, i int) store.Entry {
	url := fmt.Sprintf("https://a.example/%d", i)
	if i%3 == 2 {
		url = fmt.Sprintf("https://a.example/%d", i-2)
	}
	return embedded(entry(t, url, fmt.Sprintf("Report w%dx.", i), "The harbour is full."), dim, uint64(i))
}

// latest is the last version of each article that was sent.
func latest(sent []store.Entry) map[news.ArticleID]store.Entry {
	out := map[news.ArticleID]store.Entry{}
	for _, e := range sent {
		out[e.Article.ID()] = e
	}
	return out
}

func wantCurrent(t *testing.T, s *store.Store, sent []store.Entry) {
	t.Helper()
	all := latest(sent)
	checked := 0
	for id, e := range all {
		a, err := s.Article(t.Context(), id)
		if err != nil {
			t.Errorf("Article(%s), which was acknowledged = %v", id, err)
			continue
		}
		if a.Hash() != e.Article.Hash() {
			continue // the version that was being put when the server died
		}
		if checked++; checked <= 20 {
			wantWhole(t, s, e)
		}
	}
	if checked < len(all)-1 {
		t.Errorf("%d of %d articles are what was acknowledged last, want all but one", checked, len(all))
	}
}

func wantExactly(t *testing.T, s *store.Store, sent []store.Entry) {
	t.Helper()
	all := latest(sent)
	held, err := s.Holdings(t.Context())
	if err != nil || held.Articles != len(all) {
		t.Errorf("Holdings = %+v, %v, want %d articles", held, err, len(all))
	}
	for _, e := range all {
		wantWhole(t, s, e)
	}
	wantVectors(t, s, 2*len(all))
	t.Logf("%d articles, %d puts acknowledged", len(all), len(sent))
}
