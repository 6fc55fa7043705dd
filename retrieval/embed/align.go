package embed

import (
	"context"
	"fmt"
	"math"
	"sync"
)

// Aligner tells how much of a question a text covers, token by token, where the
// vectors of both tell only whether they are about one matter. It keeps what it
// made of texts, and is safe for concurrent use.
type Aligner struct {
	embedder *Embedder
	mu       sync.Mutex
	kept     map[string]tokens
	size     int // bytes of all that is kept
}

// mostKept is how many bytes an Aligner keeps: some 3,000 sentences. Then it
// begins anew.
const mostKept = 32 << 20

// NewAligner returns an Aligner by the embedder's model.
func NewAligner(e *Embedder) *Aligner { return &Aligner{embedder: e} }

// Align returns for each text the mean, over the question's tokens, of the
// largest cosine with a token of the text: at most 1, and about 0 for a text that
// has nothing to do with the question. It is the recall of BERTScore (Zhang
// et al., 2020) and, but for the training, the score of ColBERT (Khattab and
// Zaharia, 2020).
func (a *Aligner) Align(ctx context.Context, question string, texts []string) ([]float64, error) {
	all, err := a.tokens(ctx, append([]string{question}, texts...))
	if err != nil {
		return nil, fmt.Errorf("align %d texts: %w", len(texts), err)
	}
	out := make([]float64, len(texts))
	for i := range texts {
		out[i] = all[0].coveredBy(all[i+1])
	}
	return out, nil
}

// tokens are what the model makes of each text.
func (a *Aligner) tokens(ctx context.Context, texts []string) ([]tokens, error) {
	out := make([]tokens, len(texts))
	var missing []string
	var at []int
	a.mu.Lock()
	for i, text := range texts {
		kept, ok := a.kept[text]
		if out[i] = kept; !ok {
			missing, at = append(missing, text), append(at, i)
		}
	}
	a.mu.Unlock()
	take := func(i int, states []float32) { out[at[i]] = a.embedder.quantise(states) }
	if err := a.embedder.share(ctx, missing, take); err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	for k, i := range at {
		a.keep(missing[k], out[i])
	}
	return out, nil
}

func (a *Aligner) keep(text string, made tokens) {
	if a.kept == nil || a.size > mostKept {
		a.kept, a.size = map[string]tokens{}, 0
	}
	if _, known := a.kept[text]; !known {
		a.kept[text] = made
		a.size += len(text) + len(made.numbers) + 4*len(made.scales)
	}
}

// tokens are the directions of a text's tokens, each as small whole numbers and
// the scale that gives it length 1.
type tokens struct {
	width   int
	numbers []int8
	scales  []float32 // by token
}

// marks are the tokens that the model puts around a text, one on either side.
const marks = 1

// quantise keeps the states of a text's own tokens.
func (e *Embedder) quantise(states []float32) tokens {
	width := e.model.width
	count := max(len(states)/width-2*marks, 0)
	out := tokens{width: width, numbers: make([]int8, count*width), scales: make([]float32, count)}
	for t := range count {
		state, numbers := states[(t+marks)*width:][:width], out.numbers[t*width:][:width]
		var most float32
		for _, x := range state {
			most = max(most, x, -x)
		}
		if most == 0 {
			continue
		}
		squares := 0.0
		for i, x := range state {
			numbers[i] = int8(math.RoundToEven(float64(x) / float64(most) * math.MaxInt8))
			squares += float64(numbers[i]) * float64(numbers[i])
		}
		out.scales[t] = float32(1 / math.Sqrt(squares))
	}
	return out
}

// coveredBy is the mean over q's tokens of the largest cosine with one of text's;
// 0 when either has none.
func (q tokens) coveredBy(text tokens) float64 {
	if len(q.scales) == 0 || len(text.scales) == 0 {
		return 0
	}
	sum := 0.0
	for i, scale := range q.scales {
		best := float32(math.Inf(-1))
		for k, other := range text.scales {
			product := dot8(q.numbers[i*q.width:][:q.width], text.numbers[k*q.width:][:q.width])
			best = max(best, float32(product)*scale*other)
		}
		sum += float64(best)
	}
	return sum / float64(len(q.scales))
}

func dot8(a, b []int8) int32 {
	b = b[:len(a)]
	var s0, s1 int32
	for i := 0; i+2 <= len(a); i += 2 {
		s0 += int32(a[i]) * int32(b[i])
		s1 += int32(a[i+1]) * int32(b[i+1])
	}
	return s0 + s1
}
