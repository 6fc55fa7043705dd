package vouch

import (
	"slices"
	"strings"
	"unicode"

	"whosaid/store/language"
	"whosaid/store/news"
)

// leastLinks is the share of words that link, in running text of a language.
const leastLinks = 0.2

// Language is the ISO 639-1 code of a text, of the languages that translations
// can be checked in; "" for any other, and when it cannot be told.
func Language(text string) string {
	words := fold(text)
	best, most := "", leastLinks*float64(len(words))
	for _, code := range language.Codes() {
		hits := 0.0
		for _, w := range words {
			if language.In(code, w.text, language.Link, language.Speech, language.Negation) {
				hits++
			}
		}
		if hits += letters(code, text); hits > 0 && hits >= most {
			best, most = code, hits
		}
	}
	return best
}

// letters counts the letters of text that neighbouring languages do not have.
func letters(code, text string) float64 {
	own := map[string]string{"uk": "іїєґ", "ru": "ыэёъ"}[code]
	count := 0.0
	for _, r := range text {
		if strings.ContainsRune(own, unicode.ToLower(r)) {
			count++
		}
	}
	return count
}

// LanguageOf is the ISO 639-1 code of an article: as recorded, or else as its
// beginning reads; "" when it cannot be told.
func LanguageOf(a *news.Article) string {
	if a.Language != "" {
		return a.Language
	}
	return Language(strings.ToValidUTF8(a.Text()[:min(len(a.Text()), sampled)], ""))
}

// sampled is how much of an article tells its language, in bytes.
const sampled = 600

// Knows reports whether translations into the language, and from it, can be checked.
func Knows(code string) bool {
	return slices.Contains(language.Codes(), code)
}

// Within lists the words of text that assert something and stand in none of
// sources.
func Within(text string, sources ...string) []string {
	known := fold(strings.Join(sources, "\n"))
	var out []string
	for _, w := range fold(text) {
		if w.asserts() && find(known, w, 0) < 0 {
			out = append(out, w.text)
		}
	}
	return out
}
