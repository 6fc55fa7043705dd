package claims

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/language"
	"whosaid/store/news"
)

// inWords is what a quote does to a claim whose very words are a clause of it: says
// the same; or otherwise, where the clause has another number or another day, or where
// somebody denies it. It is Other where they are none, and where a word around them
// may turn the sense.
func inWords(claim string, c news.Citation) Relation {
	text := c.Text()
	folded, wanted := news.Fold(text), news.Fold(claim)
	for first := 0; first+wanted.Len() <= folded.Len(); first++ {
		last := first + wanted.Len() - 1
		alike, differs := wordForWord(folded, wanted, first)
		if !alike || !opensClause(text, folded, first) || !endsClause(text[folded.Span(last).End:]) {
			continue
		}
		denied := c.Mode == news.Denies
		around := turning(folded, first, last)
		switch {
		case around[language.Negation], around[language.Hedge], around[language.Deny] && !denied, denied && differs:
			continue
		case denied || differs:
			return Contradicts
		}
		return Same
	}
	return Other
}

// wordForWord reports whether the words of a text from the one numbered first on are
// those wanted, but for numbers and words of the calendar, and whether one of these
// differs.
func wordForWord(folded, wanted news.Folded, first int) (alike, differs bool) {
	for i := range wanted.Len() {
		is, want := folded.Word(first+i), wanted.Word(i)
		value, number := news.WordValue(is)
		other, both := news.WordValue(want)
		switch {
		case is == want || number && both && value == other:
		case number && both, language.Is(is, language.Day) && language.Is(want, language.Day):
			differs = true
		default:
			return false, false
		}
	}
	return wanted.Len() > 0, differs
}

// opensClause reports whether a clause begins at a word: at the text's beginning,
// behind a mark, or behind a word that tells of speech, but for words that assert
// nothing in between.
func opensClause(text string, folded news.Folded, word int) bool {
	for ; word > 0; word-- {
		before := folded.Word(word - 1)
		between := text[folded.Span(word-1).End:folded.Span(word).Start]
		if strings.ContainsFunc(between, unicode.IsPunct) && strings.ContainsFunc(between, unicode.IsSpace) || language.Is(before, language.Speech, language.Deny) {
			return true
		}
		if !language.Is(before, language.Link) {
			return false
		}
	}
	return true
}

// endsClause reports whether a clause ends before rest: with the text or at a mark,
// but not as a question. A hyphen goes on with the word.
func endsClause(rest string) bool {
	rest = strings.TrimLeft(rest, "”“»’›\"")
	next, _ := utf8.DecodeRuneInString(rest)
	behind := strings.TrimSpace(rest)
	dash, _ := utf8.DecodeRuneInString(behind)
	return behind == "" || strings.ContainsRune(".,;:!…", next) || unicode.IsSpace(next) && unicode.Is(unicode.Pd, dash)
}

// turning are the kinds of words outside of some that turn the sense of what is said.
func turning(folded news.Folded, first, last int) map[language.Kind]bool {
	found := map[language.Kind]bool{}
	for i := range folded.Len() {
		for _, kind := range []language.Kind{language.Negation, language.Hedge, language.Deny} {
			if (i < first || i > last) && language.Is(folded.Word(i), kind) {
				found[kind] = true
			}
		}
	}
	return found
}
