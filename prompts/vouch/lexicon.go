package vouch

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"

	"whosaid/store/news"
)

// kind is what a word does in a sentence, whatever the sentence is about.
type kind string

const (
	link     kind = "link"     // asserts nothing
	speech   kind = "speech"   // says that somebody says something
	deny     kind = "deny"     // denies
	negation kind = "negation" // turns the statement round
	hedge    kind = "hedge"    // makes it less than a fact
)

//go:embed words/*.txt
var files embed.FS

// language is what the checker knows of one language: words and beginnings of
// words, by kind.
type language struct {
	code         string
	whole, begun map[string]map[kind]bool
}

func (l language) is(word string, k kind) bool {
	if l.whole[word][k] {
		return true
	}
	for at := range word {
		if l.begun[word[:at]][k] {
			return true
		}
	}
	return l.begun[word][k]
}

// languages are all that the checker knows, in the order of their codes.
var languages = sync.OnceValue(func() []language {
	names, err := fs.Glob(files, "words/*.txt")
	if err != nil {
		panic(err) // the pattern is wrong, which no run can mend
	}
	out := make([]language, 0, len(names))
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic(err) // an embedded file is there
		}
		code := strings.TrimSuffix(strings.TrimPrefix(name, "words/"), ".txt")
		out = append(out, readLanguage(code, string(text)))
	}
	return out
})

// readLanguage reads lines of words under heads like "# hedge: what they do".
func readLanguage(code, text string) language {
	l := language{code, map[string]map[kind]bool{}, map[string]map[kind]bool{}}
	var head kind
	for line := range strings.Lines(text) {
		if comment, ok := strings.CutPrefix(line, "#"); ok {
			name, _, _ := strings.Cut(comment, ":")
			head = kind(strings.TrimSpace(name))
			continue
		}
		for _, w := range strings.Fields(line) {
			into := l.whole
			if stem, any := strings.CutSuffix(w, "*"); any {
				w, into = stem, l.begun
			}
			if into[w] == nil {
				into[w] = map[kind]bool{}
			}
			into[w][head] = true
		}
	}
	return l
}

// is reports whether the word is of that kind in any language.
func is(word string, k kind) bool {
	for _, l := range languages() {
		if l.is(word, k) {
			return true
		}
	}
	return false
}

// leastLinks is the share of words that link, in running text of a language.
const leastLinks = 0.2

// Language is the ISO 639-1 code of a text, of the languages that translations
// can be checked in; "" for any other, and when it cannot be told.
func Language(text string) string {
	words := fold(text)
	best, most := "", leastLinks*float64(len(words))
	for _, l := range languages() {
		hits := 0.0
		for _, w := range words {
			if l.is(w.text, link) || l.is(w.text, speech) || l.is(w.text, negation) {
				hits++
			}
		}
		if hits += letters(l.code, text); hits > 0 && hits >= most {
			best, most = l.code, hits
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
	return slices.ContainsFunc(languages(), func(l language) bool { return l.code == code })
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
