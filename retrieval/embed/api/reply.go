package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/sashabaranov/go-openai"
)

// reply is what was heard of the server in one call: the client decodes it, and
// what the client cannot decode is looked at again.
type reply struct {
	most int64 // bytes it may have
	body []byte
}

type replyKey struct{}

// replyOf is the reply that a request's context carries.
func replyOf(ctx context.Context) *reply {
	heard, ok := ctx.Value(replyKey{}).(*reply)
	if !ok {
		return &reply{most: 1 << 20}
	}
	return heard
}

// ask sends one batch and returns a vector for each of its texts, in order, each
// of length 1.
func (e *Embedder) ask(ctx context.Context, batch []string) ([][]float32, error) {
	heard := &reply{most: e.longestReply(len(batch))}
	response, err := e.client.CreateEmbeddings(context.WithValue(ctx, replyKey{}, heard), openai.EmbeddingRequest{
		Input:          batch,
		Model:          openai.EmbeddingModel(e.model),
		EncodingFormat: openai.EmbeddingEncodingFormatBase64,
		Dimensions:     e.asked,
	})
	if numbersInstead(err) {
		// Base64 is a quarter as long, but some servers send numbers all the same.
		response = openai.EmbeddingResponse{}
		err = json.Unmarshal(heard.body, &response)
	}
	if err != nil {
		return nil, e.explain(ctx, err, heard)
	}
	vectors, err := inOrder(response.Data, len(batch))
	if err != nil {
		return nil, err
	}
	for i, vector := range vectors {
		if err := normalize(vector); err != nil {
			return nil, fmt.Errorf("%w: vector %d of %d %w", ErrReply, i, len(vectors), err)
		}
	}
	for _, vector := range vectors {
		if err := e.settle(len(vector)); err != nil {
			return nil, err
		}
	}
	return vectors, nil
}

// numbersInstead reports whether the client stumbled over the kind of a field in
// a reply that is not itself an error.
func numbersInstead(err error) bool {
	if _, refused := errors.AsType[*openai.RequestError](err); refused {
		return false
	}
	_, other := errors.AsType[*json.UnmarshalTypeError](err)
	return other
}

// longestReply is room for so many vectors as decimal numbers, of 24 characters
// each, and for what is around them.
func (e *Embedder) longestReply(vectors int) int64 {
	numbers := e.Dim()
	if numbers == 0 {
		numbers = 8192
	}
	return 64<<10 + int64(vectors)*int64(numbers)*24
}

// inOrder puts vectors where their indexes say. Each index from 0 must be there
// once: a server may send them in any order, but none may be missing.
func inOrder(data []openai.Embedding, want int) ([][]float32, error) {
	if len(data) != want {
		return nil, fmt.Errorf("%w: %d vectors for %d texts", ErrReply, len(data), want)
	}
	vectors := make([][]float32, want)
	for _, one := range data {
		if one.Index < 0 || one.Index >= want || vectors[one.Index] != nil {
			return nil, fmt.Errorf("%w: its vectors have no index from 0 to %d each", ErrReply, want-1)
		}
		if len(one.Embedding) == 0 || len(one.Embedding) > mostNumbers {
			return nil, fmt.Errorf("%w: a vector of %d numbers", ErrReply, len(one.Embedding))
		}
		vectors[one.Index] = one.Embedding
	}
	return vectors, nil
}

var (
	errNotFinite = errors.New("holds what is no finite number")
	errNoLength  = errors.New("is zero: it points nowhere")
)

// normalize divides vector by its Euclidean length, in place.
func normalize(vector []float32) error {
	var sum float64
	for _, x := range vector {
		sum += float64(x) * float64(x)
	}
	if math.IsNaN(sum) || math.IsInf(sum, 0) {
		return errNotFinite
	}
	if sum == 0 {
		return errNoLength
	}
	length := math.Sqrt(sum)
	for i, x := range vector {
		vector[i] = float32(float64(x) / length)
	}
	return nil
}
