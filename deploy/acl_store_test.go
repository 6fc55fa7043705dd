package deploy

import (
	"errors"
	"fmt"
	"testing"

	"whosaid/store"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

// served is a Redis with users.acl and the address of it for each user.
func served(t *testing.T) func(user string) store.URL {
	t.Helper()
	port := freePort(t)
	withUsers(t, []string{"reader", "writer", "bot"}, "--port", port)
	return func(user string) store.URL {
		return store.URL(fmt.Sprintf("redis://%s:%s@127.0.0.1:%s", user, password, port))
	}
}

func openStore(t *testing.T, config store.Config) *store.Store {
	t.Helper()
	config.Embedder, config.Dim = "echo@1", storetest.Dim
	s, err := store.Open(t.Context(), config)
	if err != nil {
		t.Fatalf("Open(%v) = %v", config.URL, err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// TestWriterHasTheRightsItNeeds holds that the store passes its whole suite as
// the writer.
func TestWriterHasTheRightsItNeeds(t *testing.T) {
	address, stores := served(t)("writer"), 0
	open := func(t *testing.T) *store.Store {
		stores++
		return openStore(t, store.Config{URL: address, Namespace: fmt.Sprintf("ws1:eval-%d", stores)})
	}
	storetest.Run(t, func(t *testing.T) storetest.Store { return open(t) })
	storetest.RunVectors(t, func(t *testing.T) storetest.VectorStore { return open(t) })
}

// TestReadersHaveTheRightsTheyNeed holds that reader and bot open, search and
// read what the writer stored, and can neither change nor remove it.
func TestReadersHaveTheRightsTheyNeed(t *testing.T) {
	address := served(t)
	const text = "The harbour of Ostrand was closed."
	article, err := news.NewArticle(news.Meta{URL: "https://ostrand.example/1"}, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	span := news.Span{End: len(text)}
	passage := news.Passage{ID: "0001", Article: article.ID(), Version: article.Hash(), Span: span, Sentences: []news.Sentence{{Span: span}}}
	vector := make([]float32, storetest.Dim)
	vector[0] = 1
	writer := openStore(t, store.Config{URL: address("writer")})
	if err := writer.Put(t.Context(), article, []news.Passage{passage}); err != nil {
		t.Fatal(err)
	}
	if err := writer.PutVectors(t.Context(), article.ID(), store.Vectors{passage.ID: {Whole: vector}}); err != nil {
		t.Fatal(err)
	}
	if err := writer.Use(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, user := range []string{"reader", "bot"} {
		t.Run(user, func(t *testing.T) {
			s := openStore(t, store.Config{URL: address(user)})
			if hits, err := s.Search(t.Context(), "harbour", news.Filter{}, 5); err != nil || len(hits) != 1 {
				t.Errorf("Search = %d hits, %v, want 1", len(hits), err)
			}
			if hits, err := s.Nearest(t.Context(), vector, news.Filter{}, 5); err != nil || len(hits) != 1 {
				t.Errorf("Nearest = %d hits, %v, want 1", len(hits), err)
			}
			if got, err := s.Article(t.Context(), article.ID()); err != nil || got.Text() != text {
				t.Errorf("Article = %v, %v, want what was stored", got, err)
			}
			if _, err := s.Generations(t.Context()); err != nil {
				t.Errorf("Generations = %v", err)
			}
			for act, do := range map[string]func() error{
				"Put":    func() error { return s.Put(t.Context(), article, []news.Passage{passage}) },
				"Remove": func() error { return s.Remove(t.Context(), article.ID()) },
				"Use":    func() error { return s.Use(t.Context()) },
				"PutVectors": func() error {
					return s.PutVectors(t.Context(), article.ID(), store.Vectors{passage.ID: {Whole: vector}})
				},
			} {
				if err := do(); !errors.Is(err, store.ErrForbidden) {
					t.Errorf("%s = %v, want %v", act, err, store.ErrForbidden)
				}
			}
		})
	}
}

// TestTheBotKeepsItsJournal holds that the bot may do all that its journal does.
func TestTheBotKeepsItsJournal(t *testing.T) {
	journal := openStore(t, store.Config{URL: served(t)("bot")}).Journal("one")
	ctx := t.Context()
	_, joined := journal.Join(ctx)
	_, kept := journal.Keep(ctx, []news.Letter{{ID: 1, Lane: "a", Body: []byte("{}")}, {ID: 2, Lane: "a", Body: []byte("{}")}})
	l, claimed, err := journal.Claim(ctx)
	if err := errors.Join(joined, kept, err); err != nil || !claimed {
		t.Fatalf("join, keep and claim: %v, %v", claimed, err)
	}
	noted := journal.Note(ctx, l, "s", "o")
	_, dropped := journal.Drop(ctx, "a")
	left := journal.Leave(ctx, l)
	waiting, counted := journal.Waiting(ctx)
	if err := errors.Join(noted, dropped, left, counted, journal.Quit(ctx)); err != nil || waiting != 0 {
		t.Errorf("note, drop, leave, count and quit: %d wait, %v", waiting, err)
	}
}

// TestBotHasTheRightsItNeeds holds that the bot's desk passes its whole suite as
// the bot.
func TestBotHasTheRightsItNeeds(t *testing.T) {
	storetest.RunDesk(t, func(t *testing.T) storetest.Desk {
		return openStore(t, store.Config{URL: served(t)("bot")}).Desk()
	})
}
