package embed

import (
	"context"
	"fmt"
	"strings"

	"whosaid/store/news"
)

// Server embeds texts for the search; see package api.
type Server interface {
	ID() string
	Dim() int
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// Searched embeds for the search through a server, and sentences with the
// built-in encoder.
type Searched struct {
	server    Server
	sentences *Embedder
}

// NewSearched returns a Searched.
func NewSearched(server Server, sentences *Embedder) *Searched { return &Searched{server, sentences} }

// ID names both models: what either makes is of no use without the other.
func (s *Searched) ID() string { return s.server.ID() + "+" + s.sentences.ID() }

// Dim returns how many numbers the vector of a passage has.
func (s *Searched) Dim() int { return s.server.Dim() }

// Question returns the vector of a question, by the server.
func (s *Searched) Question(ctx context.Context, text string) ([]float32, error) {
	made, err := s.server.Embed(ctx, []string{text})
	if err != nil {
		return nil, err
	}
	return made[0], nil
}

// Embed returns a vector for each text, in order, by the server.
func (s *Searched) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	return s.server.Embed(ctx, texts)
}

// Articles returns the embeddings of each article's passages, in order.
func (s *Searched) Articles(ctx context.Context, articles []Article) ([][]news.Embedding, error) {
	var texts []string
	for _, a := range articles {
		for _, p := range a {
			texts = append(texts, strings.Join(p.Sentences, " "))
		}
	}
	type reply struct {
		vectors [][]float32
		err     error
	}
	asked := make(chan reply, 1)
	within, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		vectors, err := s.server.Embed(within, texts)
		asked <- reply{vectors, err}
	}()
	out, err := s.sentences.Articles(ctx, articles)
	if err != nil {
		return nil, err
	}
	got := <-asked
	if got.err == nil && len(got.vectors) != len(texts) {
		got.err = fmt.Errorf("embed %d texts: got %d vectors", len(texts), len(got.vectors))
	}
	if got.err != nil {
		return nil, got.err
	}
	for _, of := range out {
		for k := range of {
			of[k].Whole, got.vectors = got.vectors[0], got.vectors[1:]
		}
	}
	return out, nil
}
