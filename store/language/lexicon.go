package language

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

// Kind is what a word does in a sentence, whatever the sentence is about.
type Kind string

const (
	Link     Kind = "link"     // asserts nothing
	Speech   Kind = "speech"   // says that somebody says something
	Deny     Kind = "deny"     // denies
	Negation Kind = "negation" // turns the statement round
	Hedge    Kind = "hedge"    // makes it less than a fact
	Turn     Kind = "turn"     // says that something is so no more, or again
	All      Kind = "all"      // says it of every one, or of none
	Over     Kind = "over"     // before a number: it may be higher
	Under    Kind = "under"    // before a number: it may be lower
	About    Kind = "about"    // before a number: it is near
	Day      Kind = "day"      // names a day, a month or a part of the day
	Number   Kind = "number"   // is a number that no digit writes

	opposed Kind = "opposed" // lines of words that exclude each other
	ended   Kind = "ended"   // lines of words for a state, and for its end
)

//go:embed words/*.txt
var wordFiles embed.FS

// lexicon is what is known of the words of one language: words, beginnings of
// words, and lists of two sides.
type lexicon struct {
	code         string
	whole, begun map[string]map[Kind]bool
	sides        map[Kind][]sides
}

// sides is a line of a list: words on the one side and on the other.
type sides struct{ one, other matcher }

// matcher knows words by their stems, or by their beginnings.
type matcher struct {
	stems      map[string]bool
	beginnings []string
}

func (m matcher) has(word string, stems []string) bool {
	return slices.ContainsFunc(stems, func(s string) bool { return m.stems[s] }) ||
		slices.ContainsFunc(m.beginnings, func(b string) bool { return strings.HasPrefix(word, b) })
}

// lexicons are of all languages that have a list, in the order of their codes.
var lexicons = sync.OnceValue(func() []lexicon {
	entries, err := wordFiles.ReadDir("words")
	if err != nil {
		panic(err) // an embedded folder is there
	}
	out := make([]lexicon, 0, len(entries))
	for _, entry := range entries {
		text, err := wordFiles.ReadFile("words/" + entry.Name())
		if err != nil {
			panic(err) // an embedded file is there
		}
		out = append(out, readLexicon(strings.TrimSuffix(entry.Name(), ".txt"), string(text)))
	}
	return out
})

// readLexicon reads lines of words under heads like "# hedge: what they do". A
// star stands for any ending; "one | other" is a line of two sides.
func readLexicon(code, text string) lexicon {
	l := lexicon{code, map[string]map[Kind]bool{}, map[string]map[Kind]bool{}, map[Kind][]sides{}}
	var head Kind
	for line := range strings.Lines(text) {
		if comment, ok := strings.CutPrefix(line, "#"); ok {
			name, _, _ := strings.Cut(comment, ":")
			head = Kind(strings.TrimSpace(name))
			continue
		}
		if one, other, ok := strings.Cut(line, "|"); ok {
			l.sides[head] = append(l.sides[head], sides{readMatcher(one), readMatcher(other)})
			continue
		}
		for _, w := range strings.Fields(line) {
			into := l.whole
			if stem, any := strings.CutSuffix(w, "*"); any {
				w, into = stem, l.begun
			}
			if into[w] == nil {
				into[w] = map[Kind]bool{}
			}
			into[w][head] = true
		}
	}
	return l
}

func readMatcher(list string) matcher {
	m := matcher{stems: map[string]bool{}}
	for _, w := range strings.Fields(list) {
		if beginning, any := strings.CutSuffix(w, "*"); any {
			m.beginnings = append(m.beginnings, beginning)
			continue
		}
		for _, stem := range stemsOf(w) {
			m.stems[stem] = true
		}
	}
	return m
}

// stemsOf are the stems of a folded word, or the word itself where it has none.
func stemsOf(word string) []string {
	if stems := Stems(word); len(stems) > 0 {
		return stems
	}
	return []string{word}
}

func (l lexicon) is(word string, k Kind) bool {
	if l.whole[word][k] || l.begun[word][k] {
		return true
	}
	for at := range word {
		if l.begun[word[:at]][k] {
			return true
		}
	}
	return false
}

// Codes are the languages that have lists of words.
func Codes() []string {
	var out []string
	for _, l := range lexicons() {
		out = append(out, l.code)
	}
	return out
}

// In reports whether the folded word is of one of the kinds in the language.
func In(code, word string, kinds ...Kind) bool {
	return slices.ContainsFunc(lexicons(), func(l lexicon) bool {
		return l.code == code && slices.ContainsFunc(kinds, func(k Kind) bool { return l.is(word, k) })
	})
}

// Is reports whether the folded word is of one of the kinds in any language.
func Is(word string, kinds ...Kind) bool {
	return slices.ContainsFunc(Codes(), func(code string) bool { return In(code, word, kinds...) })
}
