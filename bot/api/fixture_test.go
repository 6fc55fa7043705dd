package api

import (
	"crypto/ed25519"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/demo"
	"whosaid/bot/service"
	"whosaid/retrieval"
	"whosaid/retrieval/attribution"
	"whosaid/retrieval/check"
	"whosaid/retrieval/claims"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/embed"
	"whosaid/retrieval/embed/cache"
	"whosaid/retrieval/encoder"
	"whosaid/store/memory"
	"whosaid/store/news"
)

const (
	goodKey  = "a-key-that-is-known-here"
	otherKey = "another-key-that-is-known"
	pastKey  = "a-key-of-last-week"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// today is when requests come in tests.
var today = time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)

// world is the door over the demonstration corpus.
type world struct {
	store *memory.Store
	desk  *memory.Desk
	*service.Services
	config Config
	ticks  int // how often the time was asked for
}

// tick is the time: no two things happen at once.
func (w *world) tick() time.Time {
	w.ticks++
	return today.Add(time.Duration(w.ticks) * time.Millisecond)
}

func newWorld(t testing.TB) *world {
	t.Helper()
	read, err := corpus.ReadFS(t.Context(), demo.FS(), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := &world{desk: memory.NewDesk(func() time.Time { return today })}
	if w.store, err = memory.New(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.store.Close() }) // it ends with the test
	var entries []memory.Entry
	for _, r := range read.Readings {
		entries = append(entries, memory.Entry{Article: r.Article, Passages: retrieval.Passages(r.Article)})
	}
	if err := w.store.PutAll(t.Context(), entries, nil); err != nil {
		t.Fatal(err)
	}
	finder := retrieval.NewFinder(w.store, func() time.Time { return today })
	model, err := encoder.Open()
	if err != nil {
		t.Fatal(err)
	}
	embedAll(t, w.store, model, entries)
	finder = finder.WithEncoder(model).WithNeighbours(w.store, nil)
	moderation := answer.Moderate(w.desk, w.store, w.store)
	w.Services = &service.Services{
		Answers:    answer.New(finder, claims.NewGrouper(), w.store).WithModeration(moderation),
		Checks:     answer.Checked(check.New(w.store), moderation),
		Library:    w.store,
		Moderation: moderation,
		Readable:   check.Readable,
		Passages:   retrieval.Passages,
		Attribute:  attribution.Analyse,
		Help:       "Ask who said what.",
		History:    w.desk,
		Ledger:     w.desk,
		Key:        ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)),
		Program:    "test",
		Keep:       time.Hour,
		Now:        w.tick,
	}
	keys, err := ParseKeys(goodKey + ", " + pastKey + "@2031-04-30," + otherKey + "@2031-05-03")
	if err != nil {
		t.Fatal(err)
	}
	w.config = Config{Services: w.Services, Keys: keys, Salt: []byte("salt"), Rate: 1e6, AtOnce: 2, Within: time.Minute, Now: func() time.Time { return today }}
	return w
}

// embedAll gives the passages the embeddings that ship with the demonstration.
func embedAll(t testing.TB, store *memory.Store, model *encoder.Encoder, entries []memory.Entry) {
	t.Helper()
	shipped, err := cache.ReadPack(demo.Embeddings())
	if err != nil {
		t.Fatal(err)
	}
	by := embed.New(model, nil, shipped)
	store.WithVectors(by.Dim())
	for _, e := range entries {
		made, err := by.Articles(t.Context(), []embed.Article{embed.ArticleOf(e.Article, e.Passages)})
		if err != nil {
			t.Fatal(err)
		}
		vectors := map[news.PassageID]news.Embedding{}
		for i, p := range e.Passages {
			vectors[p.ID] = made[0][i]
		}
		if err := store.PutVectors(t.Context(), e.Article.ID(), vectors); err != nil {
			t.Fatal(err)
		}
	}
}

// article is the first stored one that has the words.
func (w *world) article(t testing.TB, words string) *news.Article {
	t.Helper()
	all, err := w.store.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if strings.Contains(a.Text(), words) {
			return a
		}
	}
	t.Fatalf("no article says %q", words)
	return nil
}

// call is one request, and what it is to say.
type call struct {
	method, path, body string
	header             map[string]string // besides the good key and JSON; "" takes one away
}

func (c call) request() *http.Request {
	r := httptest.NewRequest(c.method, c.path, strings.NewReader(c.body))
	r.Header.Set("Authorization", "Bearer "+goodKey)
	if c.method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	for name, value := range c.header {
		r.Header.Set(name, value)
		if value == "" {
			r.Header.Del(name)
		}
	}
	return r
}

// did is what came of a request.
type did struct {
	status int
	header http.Header
	body   string
}

func (w *world) do(t testing.TB, c call) did {
	t.Helper()
	return serve(New(w.config), c.request())
}

func serve(h http.Handler, r *http.Request) did {
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, r)
	body, _ := io.ReadAll(recorder.Result().Body) // it is in memory
	return did{recorder.Code, recorder.Header(), string(body)}
}

func (d did) decode(t testing.TB, out any) {
	t.Helper()
	if err := json.Unmarshal([]byte(d.body), out); err != nil {
		t.Fatalf("%q is not the JSON that is wanted: %v", d.body, err)
	}
}

func post(path string, body any) call {
	encoded, _ := json.Marshal(body) // maps of strings always can be
	return call{method: http.MethodPost, path: path, body: string(encoded)}
}
