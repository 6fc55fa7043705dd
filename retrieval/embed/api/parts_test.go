package api

import (
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestBatches(t *testing.T) {
	tests := []struct {
		texts       []string
		count, most int
		want        [][]string
	}{
		{nil, 2, 5, nil},
		{[]string{"a", "b", "c"}, 2, 5, [][]string{{"a", "b"}, {"c"}}},
		{[]string{"aaa", "bb", "c"}, 9, 5, [][]string{{"aaa", "bb"}, {"c"}}},
		{[]string{"ééé", "éé", "é"}, 9, 5, [][]string{{"ééé", "éé"}, {"é"}}},
		{[]string{"a", "far too long", "b"}, 9, 5, [][]string{{"a"}, {"far too long"}, {"b"}}},
		{[]string{"far too long"}, 9, 5, [][]string{{"far too long"}}},
	}
	for _, test := range tests {
		var got [][]string
		for batch := range batches(test.texts, test.count, test.most) {
			got = append(got, batch)
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("batches(%q, %d, %d) = %q, want %q", test.texts, test.count, test.most, got, test.want)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2025, 5, 13, 12, 0, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"":                              0,
		"5":                             5 * time.Second,
		" 0.25 ":                        250 * time.Millisecond,
		"-3":                            0,
		"NaN":                           0,
		"Inf":                           mostAsked,
		"99999999999999999999":          mostAsked,
		"soon":                          0,
		"Tue, 13 May 2025 12:00:09 GMT": 9 * time.Second,
		"Tue, 13 May 2025 11:00:00 GMT": 0,
		"Tue, 13 May 2225 12:00:00 GMT": mostAsked,
	} {
		if got := retryAfter(header, now); got != want {
			t.Errorf("retryAfter(%q) = %v, want %v", header, got, want)
		}
	}
}

func TestDelayIsBounded(t *testing.T) {
	for _, try := range []int{1, 5, 6, 64, 1 << 30} {
		for range 100 {
			if got := delay(try, 0); got < firstWait/2 || got > longestWait {
				t.Fatalf("delay(%d) = %v, want %v to %v", try, got, firstWait/2, longestWait)
			}
		}
	}
}

func TestMemoryForgetsTheLeastUsed(t *testing.T) {
	one, two, three := Key{1}, Key{2}, Key{3}
	vector := []float32{1, 2}
	m := NewMemory(2 * (4*len(vector) + entryOverhead))
	m.Save(one, vector)
	m.Save(two, vector)
	m.Save(two, vector)
	vector[0] = 9
	if got, ok := m.Load(one); !ok || got[0] != 1 {
		t.Errorf("Load(one) = %v, %v, want what was saved", got, ok)
	}
	m.Save(three, vector)
	for key, want := range map[Key]bool{one: true, two: false, three: true} {
		if _, ok := m.Load(key); ok != want {
			t.Errorf("Load(%d) = %v, want %v", key[0], ok, want)
		}
	}
	m.Save(Key{4}, make([]float32, 1<<20))
	if m.recent.Len() != 2 || len(m.entries) != 2 || m.used > m.most {
		t.Errorf("after a vector that is too large, the cache holds %d entries of %d bytes, want 2 of at most %d", m.recent.Len(), m.used, m.most)
	}
}

// FuzzReply holds that whatever a server sends, Embed returns an error or
// vectors of length 1, and shows no key.
func FuzzReply(f *testing.F) {
	for _, body := range []string{oneVector, `{"data":[{"embedding":"AACAPwAAgD8="}]}`, `{"error":{"message":"sk-quite-secret"}}`,
		`{"error":"x"}`, `{"detail":[{"msg":"x"}]}`, `<html>`, `{"data":[{"index":-1}]}`, `[`, ""} {
		f.Add(200, body, "1")
		f.Add(404, body, "")
	}
	f.Fuzz(func(t *testing.T, status int, body, header string) {
		server := transport(func(*http.Request) (*http.Response, error) {
			return answer(status, body, "Retry-After", header), nil
		})
		e, err := New(Config{Model: "m", Key: "sk-quite-secret", Transport: server, Tries: 1})
		if err != nil {
			t.Fatal(err)
		}
		vectors, err := e.Embed(t.Context(), []string{"one"})
		if err != nil {
			if strings.Contains(err.Error(), "sk-quite-secret") {
				t.Errorf("Embed = %v, which shows the key", err)
			}
			return
		}
		if len(vectors) != 1 || len(vectors[0]) != e.Dim() || length(vectors[0]) < 0.999 || length(vectors[0]) > 1.001 {
			t.Errorf("Embed = %v with Dim %d, want one vector of length 1", vectors, e.Dim())
		}
	})
}

// FuzzRetryAfter holds that no header makes a wait negative or endless.
func FuzzRetryAfter(f *testing.F) {
	for _, header := range []string{"", "1", "1e300", "-1", "Tue, 13 May 2025 12:00:09 GMT", "NaN"} {
		f.Add(header)
	}
	f.Fuzz(func(t *testing.T, header string) {
		if got := retryAfter(header, time.Unix(0, 0)); got < 0 || got > mostAsked {
			t.Errorf("retryAfter(%q) = %v, want 0 to %v", header, got, mostAsked)
		}
	})
}
