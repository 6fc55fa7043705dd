// Package embed makes the embeddings by which passages are found and their
// sentences compared: with the built-in encoder, or, for the search, through a
// server. What was made once is kept, by what it was made of.
package embed

import (
	"context"
	"fmt"

	"whosaid/retrieval/embed/cache"
	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// Encoder is what an Embedder asks of the built-in encoder.
type Encoder interface {
	// ID changes whenever the same text would get another vector.
	ID() string
	Dimensions() int
	Question(ctx context.Context, text string) ([]float32, error)
	Passages(ctx context.Context, passages []encoder.Passage) ([]encoder.Vectors, error)
	// Turn waits for the caller's turn among those for whom somebody waits.
	Turn(ctx context.Context) (inTurn context.Context, release func(), err error)
}

// Article is the passages of an article, with its headline. Their embeddings are
// kept together.
type Article []encoder.Passage

// ArticleOf is an article as it is embedded: its passages, sentence by sentence.
func ArticleOf(a *news.Article, passages []news.Passage) Article {
	out := make(Article, len(passages))
	for i, p := range passages {
		out[i].Headline = a.Title
		for _, s := range p.Sentences {
			out[i].Sentences = append(out[i].Sentences, s.Of(a.Text()))
		}
	}
	return out
}

// Source has some of what was made before, by key.
type Source interface {
	Load(cache.Key) ([]byte, bool)
}

// Embedder embeds with the built-in encoder. It is safe for concurrent use.
type Embedder struct {
	encoder Encoder
	sources []Source
	folder  *cache.Folder // nil: nothing is kept
}

// New returns an Embedder that takes what was made before from sources and from
// folder, which may be nil, and keeps in folder what it has to make.
func New(by Encoder, folder *cache.Folder, sources ...Source) *Embedder {
	return &Embedder{by, sources, folder}
}

// ID names what made an embedding, for a store's keys: those of different IDs
// cannot be compared.
func (e *Embedder) ID() string { return e.encoder.ID() }

// Dim returns how many numbers the vector of a passage has.
func (e *Embedder) Dim() int { return e.encoder.Dimensions() }

// Question returns the vector of a question.
func (e *Embedder) Question(ctx context.Context, text string) ([]float32, error) {
	return e.encoder.Question(ctx, text)
}

// Embed returns a vector of length 1 for each text, in order, as of a passage of
// that sentence alone: for comparing texts with each other. It is for people who
// wait, so that it takes its turn at the encoder, unless all was made before.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	articles := make([]Article, len(texts))
	for i := range texts {
		articles[i] = Article{{Sentences: texts[i : i+1]}}
	}
	made, missing := e.loadAll(articles)
	if len(missing.keys) > 0 {
		within, release, err := e.encoder.Turn(ctx)
		if err != nil {
			return nil, err
		}
		defer release()
		if err := e.makeAll(within, articles, missing, made); err != nil {
			return nil, err
		}
	}
	out := make([][]float32, len(texts))
	for i, of := range made {
		out[i] = of[0].Vector()
	}
	return out, nil
}

// together is how many passages are encoded before they are kept: so many that
// all cores have work to the end, and no more than may be lost when the work is
// cut off.
const together = 64

// Articles returns the embeddings of each article's passages, in order: the
// vectors of sentences, whose mean is the passage's. What is made before ctx ends
// stays kept.
func (e *Embedder) Articles(ctx context.Context, articles []Article) ([][]news.Embedding, error) {
	out, missing := e.loadAll(articles)
	if err := e.makeAll(ctx, articles, missing, out); err != nil {
		return nil, err
	}
	return out, nil
}

// lacking is what was not made before: the keys, each once, with the places that
// their articles have.
type lacking struct {
	keys   []cache.Key
	places map[cache.Key][]int
}

// loadAll gives what was made before of each article.
func (e *Embedder) loadAll(articles []Article) (out [][]news.Embedding, missing lacking) {
	out, missing.places = make([][]news.Embedding, len(articles)), map[cache.Key][]int{}
	for i, a := range articles {
		if len(a) == 0 {
			continue
		}
		key := a.key(e.ID())
		if out[i] = e.load(key, a); out[i] != nil {
			continue
		}
		if missing.places[key] == nil {
			missing.keys = append(missing.keys, key)
		}
		missing.places[key] = append(missing.places[key], i)
	}
	return out, missing
}

// makeAll makes what is missing, some articles at a time, and keeps it.
func (e *Embedder) makeAll(ctx context.Context, articles []Article, missing lacking, out [][]news.Embedding) error {
	for keys := missing.keys; len(keys) > 0; {
		var some []Article
		for passages := 0; len(some) < len(keys) && passages < together; {
			next := articles[missing.places[keys[len(some)]][0]]
			some = append(some, next)
			passages += len(next)
		}
		made, err := e.make(ctx, some)
		if err != nil {
			return err
		}
		for k, of := range made {
			e.keep(keys[k], of)
			for _, i := range missing.places[keys[k]] {
				out[i] = of
			}
		}
		keys = keys[len(some):]
	}
	return nil
}

// make encodes articles together.
func (e *Embedder) make(ctx context.Context, articles []Article) ([][]news.Embedding, error) {
	var passages []encoder.Passage
	for _, a := range articles {
		passages = append(passages, a...)
	}
	made, err := e.encoder.Passages(ctx, passages)
	if err != nil {
		return nil, err
	}
	if len(made) != len(passages) {
		return nil, fmt.Errorf("encode %d passages: got the vectors of %d", len(passages), len(made))
	}
	out := make([][]news.Embedding, len(articles))
	for i, a := range articles {
		out[i] = make([]news.Embedding, len(a))
		for k := range a {
			out[i][k] = embedding(made[k])
		}
		made = made[len(a):]
	}
	return out, nil
}

// embedding is what is kept of vectors. The passage's own is the mean of its
// sentences', so that it is kept only where there are none.
func embedding(v encoder.Vectors) news.Embedding {
	if len(v.Sentences) == 0 {
		return news.Embedding{Whole: v.Whole}
	}
	out := news.Embedding{Sentences: make([][]int8, len(v.Sentences))}
	for i, s := range v.Sentences {
		out.Sentences[i] = news.Quantise(s)
	}
	return out
}
