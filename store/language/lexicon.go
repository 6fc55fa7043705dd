package language

import (
	"embed"
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

//go:embed en/senses.txt uk/senses.txt ru/senses.txt
var senseFiles embed.FS

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
		text, err := senseFiles.ReadFile(string(code) + "/senses.txt")
		if err != nil {
			panic(err) // an embedded file is there
		}
		out.read(string(code), string(text))
	}
	return out
})

// read reads lines of words under heads like "# hedge: what they do". A star stands
// for any ending; "one | other" is a line of two sides.
func (l *lists) read(code, text string) {
	lexicon := lexicon{code, map[string]mask{}, map[string]mask{}}
	var head Kind
	for number, line := range strings.Split(text, "\n") {
		if comment, ok := strings.CutPrefix(line, "#"); ok {
			name, _, _ := strings.Cut(comment, ":")
			head = Kind(strings.TrimSpace(name))
			continue
		}
		if one, other, ok := strings.Cut(line, "|"); ok {
			list := code + ":" + strconv.Itoa(number)
			l.sides.add(one, side{head, list, 0})
			l.sides.add(other, side{head, list, 1})
			continue
		}
		for _, w := range strings.Fields(line) {
			into := lexicon.whole
			if stem, any := strings.CutSuffix(w, "*"); any {
				w, into = stem, lexicon.begun
			}
			into[w] |= maskOf(head)
		}
	}
	l.lexicons = append(l.lexicons, lexicon)
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
