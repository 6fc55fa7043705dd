package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"whosaid/bot/demo"
	"whosaid/retrieval/embed"
	"whosaid/retrieval/encoder"
	"whosaid/store/storetest"
)

// encoding is the built-in embedder, which keeps nothing.
func encoding(t testing.TB) *embed.Embedder {
	t.Helper()
	model, err := encoder.Open()
	if err != nil {
		t.Fatal(err)
	}
	return embed.New(model, nil)
}

// wordServer plays an OpenAI-compatible server: a text's vector counts its
// words by their hashes, so that texts which share words are alike.
func wordServer(t *testing.T, asked *atomic.Int64) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var request struct{ Input []string }
		if r.Header.Get("Authorization") != "Bearer hidden-key" || json.NewDecoder(r.Body).Decode(&request) != nil {
			http.Error(w, `{"error":{"message":"no"}}`, http.StatusUnauthorized)
			return
		}
		asked.Add(int64(len(request.Input)))
		var data []string
		for i, text := range request.Input {
			numbers, _ := json.Marshal(countWords(text))
			data = append(data, fmt.Sprintf(`{"object":"embedding","index":%d,"embedding":%s}`, i, numbers))
		}
		fmt.Fprintf(w, `{"object":"list","model":"words","data":[%s]}`, strings.Join(data, ","))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func countWords(text string) []float32 {
	counts := make([]float32, 64)
	counts[0] = 0.1
	for _, word := range strings.Fields(strings.ToLower(text)) {
		h := fnv.New32a()
		h.Write([]byte(word))
		counts[h.Sum32()%64]++
	}
	return counts
}

func TestAServerEmbedsPassages(t *testing.T) {
	var asked atomic.Int64
	redis := "REDIS_URL=" + storetest.Redis(t)
	env := []string{
		redis, "OPENAI_BASE_URL=" + wordServer(t, &asked),
		"OPENAI_API_KEY=hidden-key", "OPENAI_EMBEDDING_MODEL=words",
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, demo.FS()); err != nil {
		t.Fatal(err)
	}
	if run := call(t, "", []string{redis}, "ingest", folder); run.status != done || !strings.HasPrefix(run.out, "new: 13 ") {
		t.Fatalf("ingest by the built-in embedder: status %d, %q, %q", run.status, run.out, run.errors)
	}
	if run := call(t, "", env, "ingest", folder); run.status != done || !strings.Contains(run.out, "unchanged: 13 ") {
		t.Fatalf("ingest by the server: status %d, %q, %q", run.status, run.out, run.errors)
	}
	before := asked.Load()
	if before < 13 {
		t.Errorf("the server embedded %d texts, want every passage of 13 articles", before)
	}
	run := call(t, "", env, "ask", "--json", readmeQuestion)
	if run.status != done || len(decode(t, run.out).Quotes) == 0 || asked.Load() == before {
		t.Errorf("ask: status %d, %s, %q, want quotes, and the question embedded", run.status, run.out, run.errors)
	}
	built := encoding(t).ID() + ":384"
	old := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(built) + ` .*passages *$`)
	if run := call(t, "", env, "generations"); !old.MatchString(run.out) || !strings.Contains(run.out, "api:words:64+"+encoding(t).ID()+":64 ") || !strings.Contains(run.out, "questions are answered by these") {
		t.Errorf("generations = %q, %q, want the built-in one beside the server's, which answers", run.out, run.errors)
	}
	if run := call(t, "", env, "generations", "--remove", built); run.status != done || old.MatchString(run.out) {
		t.Errorf("generations --remove: status %d, %q, %q, want only the server's left", run.status, run.out, run.errors)
	}
	wrong := append(env[:2:2], "OPENAI_API_KEY=wrong-key", env[3])
	if run := call(t, "", wrong, "ask", readmeQuestion); run.status != failed || strings.Contains(run.errors, "wrong-key") || !strings.Contains(run.errors, "OPENAI_EMBEDDING_MODEL") {
		t.Errorf("ask with a wrong key: status %d, %q, want one line that names the variable, not the key", run.status, run.errors)
	}
}
