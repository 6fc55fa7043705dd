// Package cache keeps embeddings by what they are of, so that a text that was
// embedded once is not embedded again: in a folder of the user's, and in files
// that ship with the program.
package cache

import (
	"context"
	"crypto/sha256"
	"fmt"
)

// Key stands for a text and the model that embeds it: a SHA-256.
type Key [sha256.Size]byte

// KeyOf is the key of a text for the embedder with that ID.
func KeyOf(embedder, text string) Key {
	return sha256.Sum256([]byte(embedder + "\x00" + text))
}

// Embedder computes embeddings; its ID changes whenever the same text would get
// another vector.
type Embedder interface {
	ID() string
	Dim() int
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// Source has some vectors.
type Source interface {
	Load(Key) ([]float32, bool)
}

// Cached is an Embedder that looks for vectors before it makes them.
type Cached struct {
	Embedder
	sources []Source
	folder  *Folder // nil: nothing is kept
}

// New returns an embedder that takes vectors from sources and from folder, which
// may be nil, and keeps in folder what it has to make.
func New(by Embedder, folder *Folder, sources ...Source) *Cached {
	return &Cached{by, sources, folder}
}

// atOnce is how many texts are embedded before their vectors are kept: what is
// lost when the work is cut off.
const atOnce = 64

// Embed returns a vector for each text, in order. What is made before ctx ends
// stays kept.
func (c *Cached) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	missing := map[string][]int{}
	var order []string
	for i, text := range texts {
		if out[i] = c.load(text); out[i] == nil {
			if missing[text] == nil {
				order = append(order, text)
			}
			missing[text] = append(missing[text], i)
		}
	}
	for len(order) > 0 {
		some := order[:min(len(order), atOnce)]
		made, err := c.make(ctx, some)
		if err != nil {
			return nil, err
		}
		for k, text := range some {
			for _, i := range missing[text] {
				out[i] = made[k]
			}
		}
		order = order[len(some):]
	}
	return out, nil
}

func (c *Cached) make(ctx context.Context, texts []string) ([][]float32, error) {
	made, err := c.Embedder.Embed(ctx, texts)
	if err != nil {
		return nil, err
	}
	if len(made) != len(texts) {
		return nil, fmt.Errorf("embed %d texts: got %d vectors", len(texts), len(made))
	}
	if c.folder != nil {
		for i, text := range texts {
			c.folder.Save(KeyOf(c.ID(), text), made[i])
		}
	}
	return made, nil
}

// load is the vector that is kept of text; nil when there is none of the right
// length.
func (c *Cached) load(text string) []float32 {
	key := KeyOf(c.ID(), text)
	for _, source := range c.sources {
		if v, ok := source.Load(key); ok && len(v) == c.Dim() {
			return v
		}
	}
	if c.folder != nil {
		if v, ok := c.folder.Load(key); ok && len(v) == c.Dim() {
			return v
		}
	}
	return nil
}
