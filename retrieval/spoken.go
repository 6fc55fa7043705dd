package retrieval

import (
	"slices"

	"whosaid/retrieval/names"
	"whosaid/store/language"
)

// A question that names nobody and nothing but a speaker ("What did Runa Tveit
// say?") is answered by the labels: whatever is hers answers, and only that.

// heed puts what the speaker said first, where the question asks for no more.
func (in *inquiry) heed() {
	matter := in.reading.Matter()
	if !in.reading.Spoken || len(matter) == 0 {
		return
	}
	for _, c := range in.candidates {
		if c.line().Speaker == nil {
			continue
		}
		name := language.Words(c.line().Speaker.Name + " " + c.line().Speaker.Role)
		c.asked = !slices.ContainsFunc(matter, func(w string) bool { return !among(w, name) })
		in.bySpeaker = in.bySpeaker || c.asked
	}
	slices.SortStableFunc(in.candidates, askedFirst)
}

func askedFirst(a, b *candidate) int {
	switch {
	case a.asked == b.asked:
		return 0
	case a.asked:
		return -1
	}
	return 1
}

// among reports whether a word stands among others, in any script.
func among(word string, others []language.Word) bool {
	stems := language.Stems(word)
	return slices.ContainsFunc(others, func(other language.Word) bool {
		return slices.ContainsFunc(other.Stems(), func(stem string) bool {
			return slices.ContainsFunc(stems, func(s string) bool { return s == stem || len(s) > 3 && names.Alike(s, stem) })
		})
	})
}
