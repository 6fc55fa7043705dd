// Package terms reads text as search terms: words with their stems, which of
// them carry content, which look like names, and which mean nearly the same.
package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"

	"whosaid/store/news"
)

// Term is one word of a text.
type Term struct {
	news.Span        // where the word stands, in bytes
	Word      string // lower case, without a possessive ending
	Stem      string // by the Snowball English stemmer; numbers keep their digits
	Stop      bool   // carries no content ("the", "did", "it")
	Upper     bool   // begins with a capital letter
	Caps      bool   // two or more letters, all capitals
	Number    bool   // begins with a digit
	Starts    bool   // nothing but marks stands before it in its sentence
}

// All are the words of text in order. A hyphen parts two words; an apostrophe
// and the points of an abbreviation ("U.S.") do not.
func All(text string) []Term {
	var out []Term
	starts := true
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !wordRune(r) {
			starts = starts || strings.ContainsRune(".!?…\n:“\"", r)
			at += size
			continue
		}
		end := wordEnd(text, at)
		term := read(text[at:end])
		term.Span, term.Starts = news.Span{Start: at, End: end}, starts
		out = append(out, term)
		starts, at = false, end
	}
	return out
}

// Content are the terms that carry content.
func Content(all []Term) []Term {
	var out []Term
	for _, t := range all {
		if !t.Stop {
			out = append(out, t)
		}
	}
	return out
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd is the offset after the word that begins at start.
func wordEnd(text string, start int) int {
	at, last := start, rune(0)
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !wordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[at+size:])
			if !joins(last, r, next, text[start:at]) {
				break
			}
		}
		last = r
		at += size
	}
	return at
}

// joins reports whether mark belongs to the word before it.
func joins(before, mark, after rune, word string) bool {
	switch mark {
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after) || initials(word) && unicode.IsUpper(after)
	case ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// initials reports whether word is a single capital letter, or a row of them
// with points between, as in "U.S".
func initials(word string) bool {
	letters := 0
	for i, r := range word {
		switch {
		case unicode.IsUpper(r) && (i == 0 || word[i-1] == '.'):
			letters++
		case r != '.':
			return false
		}
	}
	return letters > 0
}

func read(raw string) Term {
	first, _ := utf8.DecodeRuneInString(raw)
	t := Term{Upper: unicode.IsUpper(first), Number: unicode.IsDigit(first)}
	word := raw
	if strings.Contains(word, ".") && initials(word) {
		word = strings.ReplaceAll(word, ".", "")
	}
	word = withoutPossessive(word)
	t.Caps = utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word) && word != strings.ToLower(word)
	t.Word = strings.ToLower(strings.ReplaceAll(word, "’", "'"))
	if t.Number {
		t.Word = strings.ReplaceAll(t.Word, ",", "")
	}
	t.Stop = stopWords()[t.Word] && !(t.Caps && len(t.Word) > 1 && t.Word != "i")
	t.Stem = stem(t)
	return t
}

func withoutPossessive(word string) string {
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && cut != "" {
			return cut
		}
	}
	return word
}

// stem is the Snowball stem of the word. "US" in capitals is the country, not
// the pronoun.
func stem(t Term) string {
	if t.Number {
		return t.Word
	}
	if t.Caps && t.Word == "us" {
		return "usa"
	}
	return Stem(withoutAccents(t.Word))
}

// withoutAccents leaves out the marks over letters: "josé" is found by "jose".
func withoutAccents(word string) string {
	for _, r := range word {
		if r >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(word))
		}
	}
	return word
}

// Stem is the Snowball English stem of a lower-case word.
func Stem(word string) string {
	if base, ok := irregular()[word]; ok {
		word = base
	}
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}
