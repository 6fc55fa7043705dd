package main

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"

	"whosaid/bot/demo"
	"whosaid/retrieval"
	"whosaid/retrieval/embed"
	"whosaid/retrieval/embed/api"
	"whosaid/retrieval/embed/cache"
	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// embedder turns passages and questions into vectors that are kept and compared.
// ID and Dim tell its vectors from those of any other.
type embedder interface {
	ID() string
	Dim() int
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// builtIn is the model in the binary, which looks first for what it embedded
// before.
type builtIn struct{ embedder }

// Question gives a question its vector.
func (b builtIn) Question(ctx context.Context, text string) ([]float32, error) {
	made, err := b.Embed(ctx, []string{text})
	if err != nil {
		return nil, err
	}
	return made[0], nil
}

// Passages gives sentences their vectors.
func (b builtIn) Passages(ctx context.Context, passages []encoder.Passage) ([]encoder.Vectors, error) {
	out := make([]encoder.Vectors, len(passages))
	var texts []string
	for _, p := range passages {
		texts = append(texts, p.Sentences...)
	}
	made, err := b.Embed(ctx, texts)
	if err != nil {
		return nil, err
	}
	for i, p := range passages {
		out[i].Sentences, made = made[:len(p.Sentences)], made[len(p.Sentences):]
	}
	return out, nil
}

// asking embeds questions as an embedder does any text.
type asking struct{ embedder }

// Question gives a question its vector.
func (a asking) Question(ctx context.Context, text string) ([]float32, error) {
	return builtIn(a).Question(ctx, text)
}

// openBuiltIn opens the model in the binary. What it embeds is kept in the
// user's cache folder, if there is one; the demonstration corpus ships embedded.
func (a *app) openBuiltIn(ctx context.Context) (builtIn, error) {
	model, err := embed.Open()
	if err != nil {
		return builtIn{}, fmt.Errorf("open the built-in embedder: %w", err)
	}
	shipped, err := cache.ReadPack(demo.Embeddings())
	if err != nil {
		return builtIn{}, fmt.Errorf("open the demonstration's embeddings: %w", err)
	}
	return builtIn{cache.New(model, a.cacheFolder(ctx), shipped)}, nil
}

// cacheFolder is where embeddings are kept; nil where they are not. A folder
// that cannot be made costs time and no answer.
func (a *app) cacheFolder(ctx context.Context) *cache.Folder {
	if a.cache == "" {
		return nil
	}
	folder, err := cache.OpenFolder(filepath.Join(a.cache, "embeddings"), cache.Most)
	if err != nil {
		slog.WarnContext(ctx, "embeddings are not kept", "err", err)
		return nil
	}
	return folder
}

// weighing makes finder weigh what it finds by the built-in model.
func (b builtIn) weighing(finder *retrieval.Finder) *retrieval.Finder {
	return finder.WithEncoder(b)
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

// vectorsOf embeds the passages of a text.
func vectorsOf(ctx context.Context, by embedder, text string, passages []news.Passage) (map[news.PassageID][]float32, error) {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Of(text)
	}
	made, err := embedAll(ctx, by, texts)
	if err != nil {
		return nil, err
	}
	vectors := map[news.PassageID][]float32{}
	for i, p := range passages {
		vectors[p.ID] = made[i]
	}
	return vectors, nil
}

// embedAll embeds texts; that this fails is errEmbed.
func embedAll(ctx context.Context, by embedder, texts []string) ([][]float32, error) {
	made, err := by.Embed(ctx, texts)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errEmbed, err)
	}
	return made, nil
}
