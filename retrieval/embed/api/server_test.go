package api

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
)

// asking is a request as the server reads it.
type asking struct {
	Input      []string `json:"input"`
	Model      string   `json:"model"`
	Format     string   `json:"encoding_format"`
	Dimensions int      `json:"dimensions"`
}

// player plays a server that speaks OpenAI's protocol; fault, when it takes a
// request, answers in its place. Requests are counted from 1.
type player struct {
	dim   int
	fault func(n int, w http.ResponseWriter, ask asking) bool

	mu       sync.Mutex
	heard    []asking
	headers  []http.Header
	underWay atomic.Int32
	most     atomic.Int32
}

func (p *player) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.most.Store(max(p.most.Load(), p.underWay.Add(1)))
	defer p.underWay.Add(-1)
	var ask asking
	body, err := io.ReadAll(r.Body)
	if err != nil || json.Unmarshal(body, &ask) != nil || r.Method != http.MethodPost || r.URL.Path != "/v1/embeddings" {
		http.Error(w, "wrong request", http.StatusTeapot)
		return
	}
	p.mu.Lock()
	p.heard, p.headers = append(p.heard, ask), append(p.headers, r.Header)
	n := len(p.heard)
	p.mu.Unlock()
	if p.fault != nil && p.fault(n, w, ask) {
		return
	}
	writeVectors(w, p.vectors(ask), ask.Format == "base64")
}

func (p *player) requests() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.heard)
}

// vectors are the right answer, in order.
func (p *player) vectors(ask asking) []item {
	dim := p.dim
	if ask.Dimensions > 0 {
		dim = ask.Dimensions
	}
	var items []item
	for i, text := range ask.Input {
		items = append(items, item{Index: i, vector: meaning(text, dim)})
	}
	return items
}

// meaning is a vector that depends on the text, of another length than 1.
func meaning(text string, dim int) []float32 {
	sum := fnv.New32a()
	_, _ = io.WriteString(sum, text)
	vector := make([]float32, dim)
	for i := range vector {
		vector[i] = 0.5 + float32((sum.Sum32()>>(i%24))&0xff)
	}
	return vector
}

type item struct {
	Object    string `json:"object"`
	Index     int    `json:"index"`
	Embedding any    `json:"embedding"`
	vector    []float32
}

func writeVectors(w http.ResponseWriter, items []item, base bool) {
	for i, it := range items {
		items[i].Object, items[i].Embedding = "embedding", it.vector
		if base {
			var raw bytes.Buffer
			_ = binary.Write(&raw, binary.LittleEndian, it.vector)
			items[i].Embedding = base64.StdEncoding.EncodeToString(raw.Bytes())
		}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"object": "list", "data": items, "model": "m"})
}

// start serves p and returns an embedder that asks it, with quick waits: what
// the waits are is tested where time is made of paper.
func start(t *testing.T, p *player, change func(*Config)) *Embedder {
	t.Helper()
	server := httptest.NewServer(p)
	t.Cleanup(server.Close)
	config := Config{BaseURL: server.URL + "/v1", Key: "sk-quite-secret", Model: "some/model", Tries: 1}
	if change != nil {
		change(&config)
	}
	e, err := New(config)
	if err != nil {
		t.Fatalf("New(%v) = %v", config, err)
	}
	return e
}

// length is a vector's Euclidean length.
func length(vector []float32) float64 {
	var sum float64
	for _, x := range vector {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}

// same reports whether got is meaning(text) at length 1.
func same(got []float32, text string) bool {
	want := meaning(text, len(got))
	scale := length(want)
	for i := range got {
		if math.Abs(float64(got[i])-float64(want[i])/scale) > 1e-6 {
			return false
		}
	}
	return math.Abs(length(got)-1) < 1e-6
}
