package main

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"whosaid/bot/demo"
	"whosaid/retrieval"
	"whosaid/retrieval/embed"
	"whosaid/retrieval/embed/api"
	"whosaid/retrieval/embed/cache"
	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// embedder makes what passages are found by, and turns questions into vectors that
// are compared with it. ID and Dim tell its vectors from those of any other.
type embedder interface {
	ID() string
	Dim() int
	Question(ctx context.Context, text string) ([]float32, error)
	Articles(ctx context.Context, articles []embed.Article) ([][]news.Embedding, error)
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// builtIn is the model in the binary, which looks first for what it embedded
// before.
type builtIn struct {
	*embed.Embedder
	model *encoder.Encoder
}

// openBuiltIn opens the model in the binary. What it embeds is kept in the
// user's cache folder, if there is one; the demonstration corpus ships embedded.
func (a *app) openBuiltIn(ctx context.Context) (builtIn, error) {
	model, err := encoder.Open()
	if err != nil {
		return builtIn{}, err
	}
	shipped, err := cache.ReadPack(demo.Embeddings())
	if err != nil {
		return builtIn{}, fmt.Errorf("open the demonstration's embeddings: %w", err)
	}
	return builtIn{embed.New(model, a.cacheFolder(ctx), shipped), model}, nil
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

// finding makes a finder over store that compares by the built-in model, and has
// it read the best candidates if it can.
func (b builtIn) finding(store retrieval.Store) *retrieval.Finder {
	finder := retrieval.NewFinder(store, time.Now).WithEncoder(b.model)
	if b.model.Reads() {
		finder.WithReader(b.model)
	}
	return finder
}

// asker embeds questions for a search among what by embedded; nil: the finder's
// own model does.
func (a *app) asker(by embedder) retrieval.Asker {
	if a.openAI.model == "" {
		return nil
	}
	return by
}

// passageEmbedder embeds passages for the search as OPENAI_EMBEDDING_MODEL says,
// whose server is asked once whether it is there, or else by the built-in model.
func (a *app) passageEmbedder(ctx context.Context) (embedder, error) {
	model, err := encoder.Open()
	if err != nil {
		return nil, err
	}
	built := embed.New(model, nil)
	if a.openAI.model == "" {
		return built, nil
	}
	asked, err := api.New(api.Config{BaseURL: a.openAI.address, Key: a.openAI.key, Model: a.openAI.model})
	if err != nil {
		return nil, usageError{fmt.Errorf("OPENAI_EMBEDDING_MODEL: %w", err)}
	}
	if err := asked.Probe(ctx); err != nil {
		return nil, fmt.Errorf("ask OPENAI_EMBEDDING_MODEL %q: %w", a.openAI.model, err)
	}
	return embed.NewSearched(asked, built), nil
}

// cut is an article with the passages that are to be embedded.
type cut struct {
	article  *news.Article
	passages []news.Passage
}

// embedAll makes the embeddings of articles' passages; that this fails is errEmbed.
func embedAll(ctx context.Context, by embedder, cuts []cut) ([]map[news.PassageID]news.Embedding, error) {
	articles := make([]embed.Article, len(cuts))
	for i, c := range cuts {
		articles[i] = embed.ArticleOf(c.article, c.passages)
	}
	made, err := by.Articles(ctx, articles)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errEmbed, err)
	}
	out := make([]map[news.PassageID]news.Embedding, len(cuts))
	for i, c := range cuts {
		out[i] = make(map[news.PassageID]news.Embedding, len(c.passages))
		for k, p := range c.passages {
			out[i][p.ID] = made[i][k]
		}
	}
	return out, nil
}
