// Package judge tells whether an answer is right: which of its quotes hold what
// people listed as answers to a question, and how many do over a whole set. It
// judges as the reference scorer does, in every odd case, so that figures of
// the two can be laid side by side.
package judge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Bounds of what holds an answer.
const (
	mostAround = 250 // characters more than the answer: a quote that holds everything answers nothing
	leastPart  = .5  // of the answer's characters, for a quote that is a part of it
	leastWords = .8  // of the shorter one's words that both have, in order
	fewWords   = 4   // too few to compare by words
)

// Holds reports whether a quote holds an answer: one contains the other, or
// they share four fifths of the shorter one's words in order.
func Holds(quote, answer string) bool {
	q, a := squash(quote), squash(answer)
	lengthQ, lengthA := utf8.RuneCountInString(q), utf8.RuneCountInString(a)
	if lengthQ > lengthA+mostAround {
		return false
	}
	if strings.Contains(q, a) || strings.Contains(a, q) && float64(lengthQ) > leastPart*float64(lengthA) {
		return true
	}
	wordsQ, wordsA := strings.FieldsFunc(q, isSpace), strings.FieldsFunc(a, isSpace)
	shorter := min(len(wordsQ), len(wordsA))
	return float64(inOrder(wordsQ, wordsA)) >= leastWords*float64(shorter) && shorter >= fewWords
}

// shapes are marks that have one meaning and several looks.
var shapes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "«", `"`, "»", `"`, "„", `"`, "—", "-", "–", "-")

// squash folds what does not tell two wordings apart.
func squash(text string) string {
	text = shapes.Replace(norm.NFKC.String(text))
	var out strings.Builder
	gap := false
	for _, r := range text {
		if !isSpace(r) {
			out.WriteRune(r)
		} else if !gap {
			out.WriteByte(' ')
		}
		gap = isSpace(r)
	}
	return lower(strings.Trim(out.String(), ` "'.`))
}

// isSpace is white space as the reference scorer has it: Unicode's, and the
// four separators of ASCII.
func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

// lower is the lower case in full: of one letter it may make two, and a sigma
// that ends a word is another one. A Caser keeps state, so each call has its own.
func lower(text string) string { return cases.Lower(language.Und).String(text) }

// SamePerson reports whether two names may be of one person: they end in the
// same word, or one has all words of the other.
func SamePerson(got, want string) bool {
	g, w := nameWords(got), nameWords(want)
	if len(g) == 0 || len(w) == 0 {
		return false
	}
	return g[len(g)-1] == w[len(w)-1] || within(w, g) || within(g, w)
}

// nameWords are the words of a name without accents and articles.
func nameWords(name string) []string {
	name = lower(strings.Map(func(r rune) rune {
		if norm.NFD.PropertiesString(string(r)).CCC() != 0 {
			return -1
		}
		return r
	}, norm.NFD.String(name)))
	var words []string
	for _, word := range strings.FieldsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	}) {
		switch word {
		case "the", "a", "an", "of":
		default:
			words = append(words, word)
		}
	}
	return words
}

// within reports whether all has every one of words.
func within(words, all []string) bool {
	has := map[string]bool{}
	for _, word := range all {
		has[word] = true
	}
	for _, word := range words {
		if !has[word] {
			return false
		}
	}
	return true
}
