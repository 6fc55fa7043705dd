package retrieval

import "testing"

// Of a pasted post the words that a sentence shares tell more than of a question.
func TestWordsCountMoreInALongText(t *testing.T) {
	s := stories(t).story(0)
	for _, test := range []struct {
		words int
		first string
	}{{3, "means"}, {fewWords, "means"}, {4 * fewWords, "shares"}} {
		means, shares := &candidate{story: s, sentence: .40, words: .10}, &candidate{story: s, place: 1, sentence: .36, words: .15}
		in := &inquiry{query: query{text: "What was the bridge to the town?"}, weighed: test.words, candidates: []*candidate{shares, means}}
		in.fuse()
		if got := map[*candidate]string{means: "means", shares: "shares"}[in.candidates[0]]; got != test.first {
			t.Errorf("of %d words the candidate that %s more is first (%.2f, %.2f), want the one that %s more", test.words, got, means.fused, shares.fused, test.first)
		}
	}
}
