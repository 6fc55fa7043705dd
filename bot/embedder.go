package main

import (
	"context"
	"fmt"

	"whosaid/retrieval/embed"
	"whosaid/retrieval/embed/api"
)

// embedder turns passages and questions into vectors that Redis keeps and
// compares. ID and Dim tell its vectors from those of any other.
type embedder interface {
	ID() string
	Dim() int
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// passageEmbedder is the embedder that OPENAI_EMBEDDING_MODEL names, asked once
// whether it is there, or else the built-in one.
func (a *app) passageEmbedder(ctx context.Context) (embedder, error) {
	if a.openAI.model == "" {
		built, err := embed.Open()
		if err != nil {
			return nil, fmt.Errorf("open the built-in embedder: %w", err)
		}
		return built, nil
	}
	asked, err := api.New(api.Config{BaseURL: a.openAI.address, Key: a.openAI.key, Model: a.openAI.model})
	if err != nil {
		return nil, usageError{fmt.Errorf("OPENAI_EMBEDDING_MODEL: %w", err)}
	}
	if err := asked.Probe(ctx); err != nil {
		return nil, fmt.Errorf("ask OPENAI_EMBEDDING_MODEL %q: %w", a.openAI.model, err)
	}
	return asked, nil
}
