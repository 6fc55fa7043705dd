package sentencepiece

import (
	"math"
	"strings"
)

// slow cuts text as the reference does: by maps and substrings, without places.
type slow struct {
	ids     map[string]int32
	scores  []float32
	normal  normal
	unknown int32
	penalty float64
	longest int
}

func newSlow(v Vocabulary) *slow {
	s := &slow{ids: map[string]int32{}, scores: v.Scores, unknown: v.Unknown}
	least := float32(0)
	for id := range v.Scores {
		if piece := v.piece(id); piece != "" {
			s.ids[piece] = int32(id)
			s.longest = max(s.longest, len(piece))
		}
		least = min(least, v.Scores[id])
	}
	s.penalty = float64(least) - 10
	s.normal, _ = parseNormal(v.Normal)
	return s
}

func (s *slow) encode(text string) (ids []int32) {
	var normal strings.Builder
	for _, r := range text {
		if read, ok := s.normal[r]; ok {
			normal.WriteString(read)
		} else {
			normal.WriteRune(r)
		}
	}
	for word := range strings.SplitSeq(strings.ReplaceAll(normal.String(), "\u2581", " "), " ") {
		if word != "" {
			ids = append(ids, s.word("\u2581"+word)...)
		}
	}
	return ids
}

func (s *slow) word(word string) []int32 {
	best, ways := make([]float64, len(word)+1), make([][]int32, len(word)+1)
	for i := range best[1:] {
		best[i+1] = math.Inf(-1)
	}
	try := func(from, end int, id int32, score float64) {
		if best[from]+score > best[end] {
			best[end] = best[from] + score
			ways[end] = append(append([]int32(nil), ways[from]...), id)
		}
	}
	for from, r := range word {
		for end := from + 1; end <= min(len(word), from+s.longest); end++ {
			if id, ok := s.ids[word[from:end]]; ok {
				try(from, end, id, float64(s.scores[id]))
			}
		}
		try(from, from+len(string(r)), s.unknown, s.penalty)
	}
	return ways[len(word)]
}
