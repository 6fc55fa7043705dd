package language

import (
	"maps"
	"slices"
	"strconv"
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

// mask is a set of kinds.
type mask uint16

// bits are the kinds in the order of their bits.
var bits = []Kind{Link, Speech, Deny, Negation, Hedge, Turn, All, Over, Under, About, Day, Number}

func maskOf(kinds ...Kind) mask {
	var m mask
	for _, k := range kinds {
		if i := slices.Index(bits, k); i >= 0 {
			m |= 1 << i
		}
	}
	return m
}

// lexicon is what is known of the words of one language: the kinds of words and of
// beginnings of words.
type lexicon struct {
	code         string
	whole, begun map[string]mask
}

// lists are all that is known: the lexicons in the order of their codes, and the
// lists of words that stand against each other, of all languages.
type lists struct {
	lexicons []lexicon
	sides    sideIndex
}

var known = sync.OnceValue(func() lists {
	out := lists{sides: sideIndex{map[string][]side{}, map[string][]side{}}}
	for _, code := range slices.Sorted(slices.Values(Known)) {
		words := wordsOf()[code]
		senses := maps.Clone(words.Senses)
		senses[Deny] = words.Speech.Denies // who denies turns a sentence as a denial does
		out.lexicons = append(out.lexicons, newLexicon(string(code), senses))
		for kind, lines := range words.Sides {
			for number, line := range lines {
				one, other, _ := strings.Cut(line, "|")
				list := string(code) + ":" + strconv.Itoa(number)
				out.sides.add(one, side{kind, list, 0})
				out.sides.add(other, side{kind, list, 1})
			}
		}
	}
	return out
})

func newLexicon(code string, senses map[Kind]Class) lexicon {
	l := lexicon{code, map[string]mask{}, map[string]mask{}}
	for kind, class := range senses {
		for word := range class.words {
			l.whole[word] |= maskOf(kind)
		}
		for _, begin := range class.begins {
			l.begun[begin] |= maskOf(kind)
		}
	}
	return l
}

func (l lexicon) kinds(word string) mask {
	m := l.whole[word] | l.begun[word]
	for at := range word {
		m |= l.begun[word[:at]]
	}
	return m
}

// Codes are the languages that have lists of words.
func Codes() []string {
	var out []string
	for _, l := range known().lexicons {
		out = append(out, l.code)
	}
	return out
}

// In reports whether the folded word is of one of the kinds in the language.
func In(code, word string, kinds ...Kind) bool {
	wanted := maskOf(kinds...)
	return slices.ContainsFunc(known().lexicons, func(l lexicon) bool { return l.code == code && l.kinds(word)&wanted != 0 })
}

// Is reports whether the folded word is of one of the kinds in any language.
func Is(word string, kinds ...Kind) bool {
	wanted := maskOf(kinds...)
	return slices.ContainsFunc(known().lexicons, func(l lexicon) bool { return l.kinds(word)&wanted != 0 })
}
