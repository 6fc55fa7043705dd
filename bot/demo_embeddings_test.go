package main

import (
	"os"
	"path/filepath"
	"testing"

	"whosaid/bot/demo"
	"whosaid/retrieval"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/embed"
	"whosaid/retrieval/embed/cache"
)

// TestDemoEmbeddings holds that the embeddings that ship are those of the
// demonstration corpus; with -update it makes their file anew.
func TestDemoEmbeddings(t *testing.T) {
	model, err := embed.Open()
	if err != nil {
		t.Fatal(err)
	}
	texts := demoTexts(t)
	vectors, err := model.Embed(t.Context(), texts)
	if err != nil {
		t.Fatal(err)
	}
	file := demo.Embeddings()
	if *update {
		keys := make([]cache.Key, len(texts))
		for i, text := range texts {
			keys[i] = cache.KeyOf(model.ID(), text)
		}
		file = cache.WritePack(model.Dim(), keys, vectors)
		if err := os.WriteFile(filepath.Join("demo", "embeddings.bin"), file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shipped, err := cache.ReadPack(file)
	if err != nil {
		t.Fatalf("%v; make the file anew: go test -run TestDemoEmbeddings ./bot -update", err)
	}
	if shipped.Len() != len(texts) {
		t.Errorf("%d embeddings ship, want %d; make the file anew: go test -run TestDemoEmbeddings ./bot -update", shipped.Len(), len(texts))
	}
	for i, text := range texts {
		got, _ := shipped.Load(cache.KeyOf(model.ID(), text))
		if cosine := dot(got, vectors[i]); cosine < .99999 {
			t.Errorf("the embedding that ships of %q has a cosine of %v with its own; make the file anew: go test -run TestDemoEmbeddings ./bot -update", text, cosine)
		}
	}
}

func dot(a, b []float32) (sum float64) {
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

// demoTexts are the distinct passages and sentences of the demonstration corpus.
func demoTexts(t *testing.T) []string {
	t.Helper()
	read, err := corpus.ReadFS(t.Context(), demo.FS(), corpus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	seen := map[string]bool{}
	add := func(text string) {
		if !seen[text] {
			seen[text] = true
			texts = append(texts, text)
		}
	}
	for _, reading := range read.Readings {
		for _, p := range retrieval.Passages(reading.Article) {
			add(p.Of(reading.Article.Text()))
			for _, s := range p.Sentences {
				add(s.Of(reading.Article.Text()))
			}
		}
	}
	return texts
}
