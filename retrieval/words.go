package retrieval

import (
	"context"
	"fmt"
	"math"
	"slices"

	"whosaid/store/language"
)

// How much a word counts for a sentence that stands beside it: the sentence is
// read with its headline and the one before.
const (
	inHeadline = 0.5
	inBefore   = 0.5
)

// The parameters of BM25 (Robertson and Zaragoza, The Probabilistic Relevance
// Framework, 2009) and the length of a common sentence, in words of content.
const (
	saturation   = 1.2
	lengthShare  = 0.4
	commonLength = 14
)

// weighWords tells of each candidate how much of what the question's words could
// weigh it has.
func (f *Finder) weighWords(ctx context.Context, in *inquiry) error {
	words, err := f.weights(ctx, in)
	if err != nil {
		return err
	}
	in.weighed, in.forms = len(words), !language.Stemmed(in.text)
	reach := 0.0
	for _, w := range words {
		reach += w.weight
	}
	holds := (*candidate).holds
	if in.forms {
		holds = (*candidate).holdsForm
	}
	for _, c := range in.candidates {
		sum := 0.0
		for _, w := range words {
			best := 0.0
			for _, stem := range w.Stems() {
				best = max(best, holds(c, stem))
			}
			sum += w.weight * best
		}
		if reach > 0 {
			c.words = min(sum/reach, 1)
		}
	}
	return nil
}

// holds is the saturated count of a stem in the sentence and what it is read
// with: 1 for a word that stands once in a sentence of common length.
func (c *candidate) holds(stem string) float64 {
	itself := c.story.bag(c.place)
	count := float64(itself.count(stem)) + inHeadline*float64(min(c.story.title.count(stem), 1))
	if c.place > 0 {
		count += inBefore * float64(min(c.story.bag(c.place-1).count(stem), 1))
	}
	return itself.saturated(count)
}

// saturated is BM25's value of a count in a text like this one.
func (b *bag) saturated(count float64) float64 {
	if count == 0 {
		return 0
	}
	long := 1 - lengthShare + lengthShare*float64(b.words)/commonLength
	return count * (saturation + 1) / (count + saturation*long)
}

// holdsForm is holds where nobody takes the endings off words: a word that does not
// stand in the sentence counts as far as one that does is like it.
func (c *candidate) holdsForm(stem string) float64 {
	if value := c.holds(stem); value > 0 {
		return value
	}
	itself := c.story.bag(c.place)
	best := 0.0
	for _, other := range itself.stems {
		best = max(best, formAlike(stem, other))
	}
	return itself.saturated(best)
}

// How many letters forms of one word share at least, and Dice's coefficient of what
// they share from which on they are alike at all.
const (
	leastShared = 4
	leastAlike  = 0.35
)

// formAlike is how likely two words are forms of one, from 0 to 1: by the beginning
// that they share, or where one ends as the other does, as parts of compounds do.
func formAlike(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	shorter, longer := min(len(x), len(y)), max(len(x), len(y))
	begins := 0
	for begins < shorter && x[begins] == y[begins] {
		begins++
	}
	ends := 0
	for ends < shorter && x[len(x)-1-ends] == y[len(y)-1-ends] {
		ends++
	}
	shared := begins
	if ends == shorter {
		shared = ends
	}
	if shared < leastShared {
		return 0
	}
	dice := 2 * float64(shared) / float64(shorter+longer)
	return max(dice-leastAlike, 0) / (1 - leastAlike)
}

// weighed is a word with how much it tells: its inverse document frequency.
type weighed struct {
	language.Word
	weight float64
}

// weights are the distinct words of the question, without its bounds.
func (f *Finder) weights(ctx context.Context, in *inquiry) ([]weighed, error) {
	text := in.text
	if topic := in.reading.Topic; len(topic) > 0 {
		text = ""
		for _, w := range topic {
			text += w.Of(in.text) + " "
		}
	}
	var out []weighed
	var asked []string
	for _, w := range language.Words(text) {
		if !slices.Contains(asked, w.Surface) {
			out, asked = append(out, weighed{Word: w}), append(asked, w.Surface)
		}
	}
	counts, all, err := f.store.Rarity(ctx, asked)
	if err != nil {
		return nil, fmt.Errorf("count words: %w", err)
	}
	for i, n := range counts {
		out[i].weight = math.Log1p((float64(max(all-n, 0)) + 0.5) / (float64(n) + 0.5))
	}
	return out, nil
}
