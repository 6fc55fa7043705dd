package retrieval

import "whosaid/retrieval/terms"

const (
	sameWording = 0.6  // share of three-word runs by which two sentences are one
	sameStory   = 0.25 // share of sentences in common by which two articles are one story
	runLength   = 3
)

// copyOf finds the chosen sentence of another article that e repeats in nearly
// the same words, and says why they are one; -1 when there is none.
func copyOf(e *evidence, chosen []*evidence) (index int, why string) {
	for i, c := range chosen {
		if c.story == e.story || resemblance(e.words, c.words) < sameWording {
			continue
		}
		if shared(e.story, c.story) >= sameStory {
			return i, "same wire story"
		}
		return i, "same wording"
	}
	return -1, ""
}

// resemblance is the share of three-word runs that two sentences have in
// common, of all that either has (Broder's resemblance, 1997). Sentences
// shorter than that are compared whole.
func resemblance(a, b []terms.Term) float64 {
	ra, rb := runs(a), runs(b)
	common := 0
	for run := range ra {
		if rb[run] {
			common++
		}
	}
	if all := len(ra) + len(rb) - common; all > 0 {
		return float64(common) / float64(all)
	}
	return 0
}

func runs(words []terms.Term) map[[runLength]string]bool {
	out := map[[runLength]string]bool{}
	for i := 0; i == 0 || i+runLength <= len(words); i++ {
		var run [runLength]string
		for k := range run {
			if i+k < len(words) {
				run[k] = words[i+k].Word
			}
		}
		out[run] = true
	}
	return out
}

// shared is the share of the shorter story's three-word runs that the other has.
func shared(a, b *story) float64 {
	ra, rb := a.runs(), b.runs()
	if len(ra) > len(rb) {
		ra, rb = rb, ra
	}
	common := 0
	for run := range ra {
		if rb[run] {
			common++
		}
	}
	return float64(common) / float64(max(len(ra), 1))
}

func (s *story) runs() map[[runLength]string]bool {
	var words []terms.Term
	for _, e := range s.sentences {
		words = append(words, e.words...)
	}
	return runs(words)
}
