package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/api"
	"whosaid/bot/service"
	"whosaid/retrieval/check"
	"whosaid/store/memory"
	"whosaid/store/news"
)

// BenchmarkCheckOverHTTP sets POST /v1/check of the demonstration's sentences beside a bare
// handler that reads the same request and writes as many bytes, over keep-alive
// connections on this machine. Its clients take their part of the cores.
//
//	go test -run '^$' -bench CheckOverHTTP -benchtime 3s ./bot
func BenchmarkCheckOverHTTP(b *testing.B) {
	before := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	defer slog.SetDefault(before)
	kept, err := (&app{err: io.Discard}).inFolder(b.Context(), "", nil)
	if err != nil {
		b.Fatal(err)
	}
	defer kept.Close()
	entries, err := entriesOf(b.Context(), kept)
	if err != nil {
		b.Fatal(err)
	}
	verbatim, _ := checkTexts(entries)
	door := benchedDoor(b, kept)
	reply := firstReply(b, door, verbatim[0])
	bare := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(reply)
	})
	for _, side := range []struct {
		name    string
		handler http.Handler
	}{{"bare", bare}, {"check", door}} {
		b.Run(side.name, func(b *testing.B) {
			benchHandler(b, side.handler, func(address string) *http.Request {
				return keyedRequest(address+"/v1/check", "text", verbatim[rand.IntN(len(verbatim))])
			})
		})
	}
}

// BenchmarkAskOverHTTP sets POST /v1/ask of one question beside the reader that answers
// it, as many at once as the door lets work: what the door adds to the reader.
//
//	go test -run '^$' -bench AskOverHTTP -benchtime 3s ./bot
func BenchmarkAskOverHTTP(b *testing.B) {
	before := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler))
	defer slog.SetDefault(before)
	services, closer, err := (&app{err: io.Discard}).services(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	defer closer.Close()
	asked := news.Question{Text: injuredQuestion}
	b.Run("reader", func(b *testing.B) {
		b.RunParallel(func(p *testing.PB) {
			for p.Next() {
				if _, err := services.Ask(b.Context(), asked); err != nil {
					b.Error(err)
					return
				}
			}
		})
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "answers/s")
	})
	door := doorOver(b, services)
	b.Run("ask", func(b *testing.B) {
		benchHandler(b, door, func(address string) *http.Request { return keyedRequest(address+"/v1/ask", "question", asked.Text) })
	})
}

// entriesOf are all articles of a store.
func entriesOf(ctx context.Context, kept *memory.Store) ([]memory.Entry, error) {
	articles, err := kept.Articles(ctx)
	if err != nil {
		return nil, err
	}
	entries := make([]memory.Entry, len(articles))
	for i, article := range articles {
		entries[i].Article = article
		if entries[i].Passages, err = kept.Passages(ctx, article.ID()); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// benchedDoor is the door over a store, for one key without a limit.
func benchedDoor(b *testing.B, kept *memory.Store) http.Handler {
	b.Helper()
	desk := memory.NewDesk(time.Now)
	moderation := answer.Moderate(desk, kept, kept)
	services := servicesOver(kept, desk, moderation)
	services.Checks, services.Keep = answer.Checked(check.New(kept), moderation), time.Hour
	return doorOver(b, services)
}

// doorOver is the door over services, for one key without a limit.
func doorOver(b *testing.B, services *service.Services) http.Handler {
	b.Helper()
	keys, err := api.ParseKeys(apiKey)
	if err != nil {
		b.Fatal(err)
	}
	return api.New(api.Config{Services: services, Keys: keys, Rate: 1e9, AtOnce: 2, Within: time.Minute, Now: time.Now})
}

func keyedRequest(address, field, text string) *http.Request {
	body, _ := json.Marshal(map[string]string{field: text}) // a string always can be
	r, _ := http.NewRequest(http.MethodPost, address, bytes.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+apiKey)
	r.Header.Set("Content-Type", "application/json")
	return r
}

func firstReply(b *testing.B, handler http.Handler, text string) []byte {
	b.Helper()
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, keyedRequest("http://x/v1/check", "text", text))
	if recorder.Code != http.StatusOK {
		b.Fatalf("POST /v1/check = %d %s", recorder.Code, recorder.Body)
	}
	return recorder.Body.Bytes()
}

func benchHandler(b *testing.B, handler http.Handler, request func(address string) *http.Request) {
	server := httptest.NewServer(handler)
	defer server.Close()
	b.ResetTimer()
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			response, err := server.Client().Do(request(server.URL))
			if err != nil {
				b.Error(err)
				return
			}
			_, _ = io.Copy(io.Discard, response.Body)
			_ = response.Body.Close()
			if response.StatusCode != http.StatusOK {
				b.Errorf("status %d", response.StatusCode)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}
