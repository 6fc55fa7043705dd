package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"whosaid/bot/demo"
	"whosaid/retrieval"
	"whosaid/retrieval/attribution"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/embed"
	"whosaid/retrieval/embed/cache"
	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

const makeDemo = "make the file anew: go test -run TestDemoEmbeddings ./bot -update"

// TestDemoEmbeddings holds that the embeddings that ship are those of the
// demonstration corpus; with -update it makes their file anew.
func TestDemoEmbeddings(t *testing.T) {
	checkTagged(t)
	model, articles := encoding(t), demoArticles(t)
	made, err := model.Articles(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	file := demo.Embeddings()
	if *update {
		if file, err = model.Pack(articles, made); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("demo", "embeddings.bin"), file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shipped, err := cache.ReadPack(file)
	if err != nil {
		t.Fatalf("%v; %s", err, makeDemo)
	}
	if shipped.Len() != len(articles) {
		t.Errorf("%d articles and sentences ship, want %d; %s", shipped.Len(), len(articles), makeDemo)
	}
	got, err := embed.New(nothing{model}, nil, shipped).Articles(t.Context(), articles)
	if err != nil {
		t.Fatalf("%v; %s", err, makeDemo)
	}
	for i, a := range articles {
		for k, p := range a {
			if cosine := cosineOf(got[i][k], made[i][k]); cosine < .9999 {
				t.Errorf("the embedding that ships of %q has a cosine of %v with its own; %s", p.Sentences, cosine, makeDemo)
			}
		}
	}
}

// checkTagged holds that the tagged runs that ship are those of the demonstration's
// articles; with -update it makes their file anew.
func checkTagged(t *testing.T) {
	t.Helper()
	read, err := corpus.ReadFS(t.Context(), demo.FS(), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, reading := range read.Readings {
		texts = append(texts, reading.Article.Text())
	}
	made, err := attribution.Pack(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	shipped := demo.Tagged()
	if *update {
		shipped = made
		if err := os.WriteFile(filepath.Join("demo", "tagged.json"), made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var want, got map[string][]encoder.Tagged
	if err := errors.Join(json.Unmarshal(made, &want), json.Unmarshal(shipped, &got)); err != nil {
		t.Fatal(err)
	}
	for hash, runs := range want {
		same := 0
		for _, run := range runs {
			if slices.Contains(got[hash], run) {
				same++
			}
		}
		if same*100 < len(runs)*95 || len(got) != len(want) { // processors round differently
			t.Errorf("of the %d runs that the tagger finds in an article of the demonstration %d ship; %s", len(runs), same, makeDemo)
		}
	}
}

// nothing is an encoder that encodes nothing.
type nothing struct{ *embed.Embedder }

func (n nothing) Dimensions() int { return n.Dim() }
func (nothing) Turn(ctx context.Context) (context.Context, func(), error) {
	return ctx, func() {}, nil
}
func (nothing) Passages(_ context.Context, passages []encoder.Passage) ([]encoder.Vectors, error) {
	return nil, fmt.Errorf("no embedding ships of %q", passages[0].Sentences)
}

func cosineOf(a, b news.Embedding) float64 {
	x, y := a.Vector(), b.Vector()
	return dot(x, y) / math.Sqrt(dot(x, x)*dot(y, y))
}

func dot(a, b []float32) (sum float64) {
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

// demoArticles are the articles of the demonstration corpus, and each of their
// sentences by itself, as those that are compared with each other are embedded.
func demoArticles(t *testing.T) []embed.Article {
	t.Helper()
	read, err := corpus.ReadFS(t.Context(), demo.FS(), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []embed.Article
	seen := map[string]bool{}
	for _, reading := range read.Readings {
		article := embed.ArticleOf(reading.Article, retrieval.Passages(reading.Article))
		out = append(out, article)
		for _, p := range article {
			for _, s := range p.Sentences {
				if !seen[s] {
					seen[s] = true
					out = append(out, embed.Article{{Sentences: []string{s}}})
				}
			}
		}
	}
	return out
}
