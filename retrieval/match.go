package retrieval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/retrieval/names"
	"whosaid/retrieval/question"
	"whosaid/retrieval/terms"
)

// How much a word of a text counts for a word of the question.
const (
	sameWord    = 1.0
	sameAcronym = 0.95
	likeWord    = 0.9  // another spelling of a name, another form of a word
	kinWord     = 0.85 // means nearly the same
)

// matcher knows, for each word of a question, which stems of the texts under
// examination count for it.
type matcher struct {
	accepts []map[string]float64 // by the question's word: stem → how much it counts
	acronym []string             // by the question's word: initials to look for, or ""
	others  [][][]terms.Term     // by the question's word: other names of the body that it belongs to
	shorts  []map[string]bool    // by the question's word: stems of initials of the name that it belongs to
}

// newMatcher prepares for words, those of named being names, and the
// vocabulary of the texts.
func newMatcher(words []terms.Term, named []question.Name, vocabulary map[string]bool) *matcher {
	m := &matcher{}
	for _, w := range words {
		accepts := map[string]float64{w.Stem: sameWord}
		for _, kin := range terms.Kin(w.Stem) {
			accepts[kin] = kinWord
		}
		for stem := range vocabulary {
			if _, known := accepts[stem]; !known && alike(w, stem, vocabulary[w.Stem]) {
				accepts[stem] = likeWord
			}
		}
		acronym := ""
		if n := utf8.RuneCountInString(w.Word); w.Caps && n >= 2 && n <= longestAcronym {
			acronym = w.Word
		}
		m.accepts = append(m.accepts, accepts)
		m.acronym = append(m.acronym, acronym)
		m.shorts = append(m.shorts, shortFor(w, named))
		m.others = append(m.others, otherNames(w, named))
	}
	return m
}

// otherNames are the stems of other names of the body that w is part of the name of.
func otherNames(w terms.Term, all []question.Name) [][]terms.Term {
	var out [][]terms.Term
	for _, name := range all {
		if !slices.ContainsFunc(name, func(part terms.Term) bool { return part.Span == w.Span }) {
			continue
		}
		for _, alias := range names.Aliases(joined(name)) {
			out = append(out, terms.All(alias))
		}
	}
	return out
}

func joined(name question.Name) string {
	var b strings.Builder
	for _, part := range name {
		b.WriteString(part.Word + " ")
	}
	return strings.TrimSpace(b.String())
}

// shortFor are the initials of the names of several words that w belongs to.
func shortFor(w terms.Term, all []question.Name) map[string]bool {
	out := map[string]bool{}
	for _, name := range all {
		var b strings.Builder
		member := false
		for _, part := range name {
			r, _ := utf8.DecodeRuneInString(part.Word)
			b.WriteRune(r)
			member = member || part.Span == w.Span
		}
		if member && len(name) > 1 {
			out[b.String()] = true
		}
	}
	return out
}

// count is how much text speaks of the i-th word: 0 to 1.
func (m *matcher) count(i int, text bag) float64 {
	best := 0.0
	accepts := m.accepts[i]
	if len(accepts) < len(text.stems) {
		for stem, value := range accepts {
			if value > best && text.stems[stem] {
				best = value
			}
		}
	} else {
		for stem := range text.stems {
			best = max(best, accepts[stem])
		}
	}
	if best >= sameAcronym {
		return best
	}
	if m.acronym[i] != "" && text.initials[m.acronym[i]] {
		return sameAcronym
	}
	for short := range m.shorts[i] {
		if text.stems[short] {
			return sameAcronym
		}
	}
	for _, other := range m.others[i] {
		if text.hasAll(other) {
			return sameAcronym
		}
	}
	return best
}

func (b bag) hasAll(words []terms.Term) bool {
	return !slices.ContainsFunc(words, func(w terms.Term) bool { return !b.stems[w.Stem] })
}

// Shortest words and prefixes that may be forms of one another.
const (
	shortestLike   = 5
	shortestPrefix = 5
	shortestStub   = 4 // of a name that is given in full elsewhere: "Citi", "Citigroup"
)

// alike reports whether stem is another form of w that the stemmer misses
// ("Kyrgyzstan", "Kyrgyz"), or, for a name or a word that no text has, another
// spelling.
func alike(w terms.Term, stem string, known bool) bool {
	if w.Number || len(stem) < shortestLike || len(w.Stem) < shortestStub {
		return false
	}
	short, long := w.Stem, stem
	if len(short) > len(long) {
		short, long = long, short
	}
	if w.Upper {
		if ending, ok := strings.CutPrefix(long, short); ok && len(short) >= shortestPrefix && ofPlaces[ending] {
			return true
		}
	} else if oneRoot(short, long) || strings.HasPrefix(long, short) && len(short) >= shortestPrefix && len(long)-len(short) <= 4 {
		return true
	}
	if w.Stem[0] != stem[0] {
		return false
	}
	if w.Upper && max(len(w.Stem)-len(stem), len(stem)-len(w.Stem)) <= 2 && names.Alike(w.Stem, stem) {
		return true
	}
	if known {
		return false
	}
	if w.Upper && strings.HasPrefix(stem, w.Stem) {
		return true
	}
	return terms.CloseSpelling(w.Stem, stem)
}

// ofPlaces are the endings by which the name of a place becomes that of its
// people, or the other way round.
var ofPlaces = map[string]bool{
	"n": true, "an": true, "ian": true, "i": true, "s": true, "es": true, "ese": true, "ish": true, "ic": true,
	"stan": true, "istan": true, "er": true, "ite": true, "ean": true,
}

// oneRoot reports whether two words differ only in their last letters
// ("tighter", "tighten"): at least five sixths of the longer are alike.
func oneRoot(short, long string) bool {
	common := 0
	for common < len(short) && short[common] == long[common] {
		common++
	}
	return common >= shortestPrefix && 6*common >= 5*len(long)
}
