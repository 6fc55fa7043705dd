package language

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// boundaryWords are the words of a language by which a full stop is judged, between
// spaces; abbreviations without their last stop.
type boundaryWords struct {
	Never    string `yaml:"never"`    // end no sentence
	Maybe    string `yaml:"maybe"`    // end one now and then
	Numbers  string `yaml:"numbers"`  // are abbreviations only before a number
	Units    string `yaml:"units"`    // end one only behind a number, else stand before a name
	Clock    string `yaml:"clock"`    // are abbreviations only before one of the days, or a time zone
	Days     string `yaml:"days"`     // as they are written
	Starters string `yaml:"starters"` // have a capital at the start of a sentence and hardly elsewhere
	Speaking string `yaml:"speaking"` // the verbs behind a quotation
	Behind   string `yaml:"behind"`   // go on after such a verb that has no object
}

// WordSet is words by how they are written: one with a capital is meant only with one,
// one without may have one.
type WordSet map[string]bool

// Has reports whether the set has a word, which may be written in capitals: "MR".
func (s WordSet) Has(word string) bool {
	lower := strings.ToLower(word)
	_, first := utf8.DecodeRuneInString(word)
	_, rest := utf8.DecodeRuneInString(lower)
	return s[lower] || s[word[:first]+lower[rest:]]
}

func setOf(texts ...string) WordSet {
	out := WordSet{}
	for _, text := range texts {
		for word := range strings.FieldsSeq(text) {
			out[word] = true
		}
	}
	return out
}

// BoundarySets are the words by which a full stop is judged.
type BoundarySets struct {
	Never, Maybe, Numbers, Units, Clock, Days, Starters, Speaking, Behind WordSet
}

// Boundaries are the words of all languages together: abbreviations of one are hardly
// words of another, and a text may hold several.
var Boundaries = sync.OnceValue(func() *BoundarySets {
	of := func(pick func(boundaryWords) string) WordSet {
		var texts []string
		for _, code := range Known {
			texts = append(texts, pick(wordsOf()[code].Boundaries))
		}
		return setOf(texts...)
	}
	return &BoundarySets{
		Never:    of(func(w boundaryWords) string { return w.Never }),
		Maybe:    of(func(w boundaryWords) string { return w.Maybe }),
		Numbers:  of(func(w boundaryWords) string { return w.Numbers }),
		Units:    of(func(w boundaryWords) string { return w.Units }),
		Clock:    of(func(w boundaryWords) string { return w.Clock }),
		Days:     of(func(w boundaryWords) string { return w.Days }),
		Starters: of(func(w boundaryWords) string { return w.Starters }),
		Speaking: of(func(w boundaryWords) string { return w.Speaking }),
		Behind:   of(func(w boundaryWords) string { return w.Behind }),
	}
})
