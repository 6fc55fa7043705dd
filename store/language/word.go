package language

import (
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
)

// Word is a word of a text in the forms in which it is compared.
type Word struct {
	Surface string // without case, accents and apostrophes
	Stem    string // the surface without its ending
	Other   string // the stem by the other of two languages, where the word may be of both and they differ; mostly ""
}

// Stems are the stem and, if there is one, the other.
func (w Word) Stems() []string {
	if w.Other == "" {
		return []string{w.Stem}
	}
	return []string{w.Stem, w.Other}
}

// MaxWord is the length, in bytes, to which a word is cut: nothing longer is a
// word, and an index must not hold it.
const MaxWord = 64

// Words gives the words of text in order, without those that every English
// text is full of.
func Words(text string) []Word {
	around := guess(text)
	out := make([]Word, 0, len(text)/8)
	scan(text, func(written string) {
		if w := around.read(written); w.Surface != "" {
			out = append(out, w)
		}
	})
	return out
}

// Stems gives the stems of the words of text in order, both where a word has
// two.
func Stems(text string) []string {
	words := Words(text)
	out := make([]string, 0, len(words))
	for _, w := range words {
		out = append(out, w.Stem)
		if w.Other != "" {
			out = append(out, w.Other)
		}
	}
	return out
}

// stems takes the ending off a folded word; words of other scripts than Latin
// and Cyrillic stay whole.
func stems(surface string, in tongue) (stem, other string) {
	first, _ := utf8.DecodeRuneInString(surface)
	switch {
	case unicode.Is(unicode.Latin, first):
		return snowball(surface, english.Stem), ""
	case !unicode.Is(unicode.Cyrillic, first) || in == inForeign:
		return surface, ""
	case in == inUkrainian:
		return stemUkrainian(surface), ""
	case in == inRussian:
		return snowball(surface, russian.Stem), ""
	}
	stem, other = snowball(surface, russian.Stem), stemUkrainian(surface)
	if stem == other {
		other = ""
	}
	return stem, other
}

func snowball(surface string, by func(*snowballstem.Env) bool) string {
	env := snowballstem.NewEnv(surface)
	by(env)
	if stem := env.Current(); stem != "" {
		return stem
	}
	return surface
}
