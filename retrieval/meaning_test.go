package retrieval

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"whosaid/store/news"
)

// embedFunc is an Embedder of one function.
type embedFunc func(ctx context.Context, texts []string) ([][]float32, error)

func (f embedFunc) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	return f(ctx, texts)
}

// sinkVectors puts every text that speaks of water in one direction, and all
// others in another.
func sinkVectors(_ context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = []float32{1, 0}
		if strings.Contains(text, "ferry") || strings.Contains(text, "vessel") {
			out[i] = []float32{0, 1}
		}
	}
	return out, nil
}

func TestMeaningBringsOtherWords(t *testing.T) {
	f := NewFinder(stories(t), testNow).WithMeaning(embedFunc(sinkVectors))
	found, err := f.Find(t.Context(), news.Question{Text: "Which vessel replaces the bridge?"})
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Citations) == 0 || !strings.HasPrefix(found.Citations[0].Text(), "A ferry will cross") {
		t.Errorf("Find quotes %q, want the ferry first", texts(found.Citations))
	}
}

func TestASentenceIsEmbeddedOnce(t *testing.T) {
	var embedded atomic.Int64
	counting := embedFunc(func(ctx context.Context, texts []string) ([][]float32, error) {
		embedded.Add(int64(len(texts)))
		return sinkVectors(ctx, texts)
	})
	f := NewFinder(stories(t), testNow).WithMeaning(counting)
	for range 3 {
		if _, err := f.Find(t.Context(), news.Question{Text: "What happened to the bridge?"}); err != nil {
			t.Fatal(err)
		}
	}
	sentences := 0
	for _, a := range stories(t).articles {
		sentences += len(Sentences(a))
	}
	if got := int(embedded.Load()); got > sentences+1 {
		t.Errorf("embedded %d texts for three times one question over %d sentences, want each once", got, sentences)
	}
}

func TestWordsDecideWhereMeaningFails(t *testing.T) {
	for _, test := range []struct {
		name     string
		embedder embedFunc
		fallback string
	}{
		{"an error", func(context.Context, []string) ([][]float32, error) { return nil, errors.New("no weights") }, "the embedder failed"},
		{"too slow", func(ctx context.Context, _ []string) ([][]float32, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}, "comparing by meaning took longer than 3s"},
	} {
		synctest.Test(t, func(t *testing.T) {
			f := NewFinder(stories(t), testNow).WithMeaning(test.embedder)
			found, err := f.Find(t.Context(), news.Question{Text: "How much will the repairs cost?"})
			if err != nil || len(found.Citations) != 1 || found.Fallback != test.fallback {
				t.Errorf("%s: Find = %q, fallback %q, %v, want one quote, fallback %q", test.name, texts(found.Citations), found.Fallback, err, test.fallback)
			}
		})
	}
}

func TestTheEndOfTheContextIsAnError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	slow := embedFunc(func(ctx context.Context, _ []string) ([][]float32, error) {
		cancel()
		<-ctx.Done()
		return nil, ctx.Err()
	})
	_, err := NewFinder(stories(t), testNow).WithMeaning(slow).Find(ctx, news.Question{Text: "What happened to the bridge?"})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Find after cancel = %v, want %v", err, context.Canceled)
	}
}

func TestMemoBeginsAnewWhenFull(t *testing.T) {
	m := &memo{vectors: map[string][]float32{}}
	for i := range mostVectors + 1 {
		m.vectors[strings.Repeat("x", i%50)+time.Duration(i).String()] = []float32{1}
	}
	out, err := m.embed(t.Context(), embedFunc(sinkVectors), []string{"a ferry", "a ferry"})
	if err != nil || len(out) != 2 || out[0][1] != 1 || len(m.vectors) != 1 {
		t.Errorf("embed into a full memo = %v, %v with %d kept, want two vectors and one kept", out, err, len(m.vectors))
	}
}
