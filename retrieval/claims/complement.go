package claims

import (
	"strings"

	"whosaid/retrieval/terms"
)

// complements are the content words behind each preposition of a sentence that
// says where, whence or when.
func complements(text string, words []terms.Term) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	behind := ""
	for i, w := range words {
		if i > 0 && strings.ContainsAny(text[words[i-1].End:w.Start], ",;:.") {
			behind = ""
		}
		switch {
		case placing[w.Word]:
			behind = w.Word
		case w.Stop && w.Word != "the" && w.Word != "a" && w.Word != "an":
			behind = ""
		case behind != "" && !w.Stop:
			if out[behind] == nil {
				out[behind] = map[string]bool{}
			}
			out[behind][w.Stem] = true
		}
	}
	return out
}

var placing = set("from in on at by to near into")

// otherComplement reports whether two sentences tell the same but for where,
// whence or when: "launched from the sea", "launched from the mountains".
func (s statement) otherComplement(other statement) bool {
	here, there := complements(s.text, s.words), complements(other.text, other.words)
	for preposition, one := range here {
		if two := there[preposition]; apart(one, two) && alike(without(s.stems, one), without(other.stems, two)) >= nearlyAll &&
			min(len(s.stems)-len(one), len(other.stems)-len(two)) >= leastDeed {
			return true
		}
	}
	return false
}

func without(stems, left map[string]bool) map[string]bool {
	out := map[string]bool{}
	for stem := range stems {
		if !left[stem] {
			out[stem] = true
		}
	}
	return out
}
