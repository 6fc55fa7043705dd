package retrieval

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"whosaid/retrieval/terms"
)

// weights are how much each word of the question tells: the mean of the
// rarity of the word itself and that of the commonest word that counts for it.
func (f *Finder) weights(ctx context.Context, m *matcher, words []terms.Term) ([]float64, error) {
	var asked []string
	var owner []int
	for i, w := range words {
		asked, owner = append(asked, w.Word), append(owner, i)
		for _, stem := range slices.Sorted(maps.Keys(m.accepts[i])) {
			asked, owner = append(asked, stem), append(owner, i)
		}
	}
	counts, all, err := f.store.Rarity(ctx, asked)
	if err != nil {
		return nil, fmt.Errorf("count words: %w", err)
	}
	itself, commonest := make([]int, len(words)), make([]int, len(words))
	for k, n := range counts {
		i := owner[k]
		if asked[k] == words[i].Word {
			itself[i] = n
		}
		commonest[i] = max(commonest[i], n)
	}
	out := make([]float64, len(words))
	for i := range words {
		if itself[i] == 0 {
			itself[i] = commonest[i]
		}
		out[i] = (rarity(itself[i], all) + rarity(commonest[i], all)) / 2
	}
	return out, nil
}

// rarity is the inverse document frequency of BM25, ln(1 + (N - n + ½) / (n + ½))
// (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
func rarity(n, all int) float64 {
	return math.Log(1 + (float64(all-n)+0.5)/(float64(n)+0.5))
}
