package statements

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/attribution/quotemarks"
	"whosaid/store/language"
	"whosaid/store/news"
)

// article is a text with what was read in it; nothing changes it.
type article struct {
	text      string
	tokens    []language.Token
	quotes    []quotemarks.Quotation
	speech    *language.SpeechWords
	starts    []start         // of sentences
	headlines []news.Span     // lines whose capitals tell no names
	proper    map[string]bool // words with a capital where no sentence asks for one, and nowhere without
	small     map[string]bool // words that stand somewhere without a capital
}

// clitics are written behind the apostrophe of a name or a pronoun in English, and
// are no part of it.
var clitics = map[string]bool{"s": true, "re": true, "ve": true, "ll": true, "d": true, "m": true}

func read(text string, code language.Code) article {
	tokens := language.Tokens(text)
	for i, w := range tokens {
		if at := strings.LastIndexAny(text[w.Start:w.End], "'’"); at > 0 && clitics[strings.TrimLeft(text[w.Start+at:w.End], "'’")] {
			tokens[i].End = w.Start + at
		}
	}
	tie(text, tokens)
	starts := sentences(text, tokens)
	headlines := capitals(text, tokens, starts)
	proper, small := cases(tokens, starts, headlines)
	return article{text, tokens, quotemarks.Pair(text), language.SpeechOf(code), starts, headlines, proper, small}
}

// tie makes capitals of particles that a hyphen or an apostrophe ties to a name:
// "al-Noor", "d'Arcy".
func tie(text string, tokens []language.Token) {
	for i, w := range tokens {
		written := text[w.Start:w.End]
		if mark := strings.IndexAny(written, "'’"); mark > 0 && mark <= longestParticle {
			name, _ := utf8.DecodeRuneInString(strings.TrimLeft(written[mark:], "'’"))
			tokens[i].Upper = w.Upper || unicode.IsUpper(name)
		}
		if i+1 < len(tokens) && particles[w.Word] && tokens[i+1].Upper && tokens[i+1].Start == w.End+1 && text[w.End] == '-' {
			tokens[i].Upper = true
		}
	}
}

// longestParticle is how many bytes may stand before an apostrophe in a name.
const longestParticle = 4

// plain reports whether words have no forms that tell cases and sexes, so that
// where they stand counts for more.
func (a article) plain() bool { return a.speech.WomanVerb.Empty() }

// within are the words of a span.
func (a article) within(s news.Span) []language.Token {
	from := sort.Search(len(a.tokens), func(i int) bool { return a.tokens[i].Start >= s.Start })
	to := from + sort.Search(len(a.tokens)-from, func(i int) bool { return a.tokens[from+i].End > s.End })
	return a.tokens[from:to]
}

// quotation is the outermost quotation that a byte stands in.
func (a article) quotation(at int) (quotemarks.Quotation, bool) {
	i := sort.Search(len(a.quotes), func(i int) bool { return a.quotes[i].End > at })
	if i == len(a.quotes) || a.quotes[i].Start > at {
		return quotemarks.Quotation{}, false
	}
	return a.quotes[i], true
}

// between is the text from the end of the first to the start of the second.
func (a article) between(x, y news.Span) string {
	if x.Start > y.Start {
		x, y = y, x
	}
	if x.End >= y.Start {
		return ""
	}
	return a.text[x.End:y.Start]
}

// breaks reports whether a sentence ends in a stretch of text: behind a stop,
// before white space and what may begin another.
func breaks(stretch string) bool {
	ended := false
	for at, r := range stretch {
		switch {
		case strings.ContainsRune(".!?…", r):
			ended = true
		case ended && unicode.IsSpace(r):
			rest := strings.TrimLeftFunc(stretch[at:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("«“„\"(", r) })
			next, _ := utf8.DecodeRuneInString(rest)
			if rest == "" || unicode.IsUpper(next) || unicode.IsDigit(next) {
				return true
			}
			ended = false
		case !strings.ContainsRune("»”“\"’)", r):
			ended = false
		}
	}
	return false
}

// parted reports whether a sentence ends between two runs, the marks at the end
// of the first counted.
func (a article) parted(between news.Span) bool {
	last := strings.TrimRight(a.text[:between.Start], ".!?…»”“\"’)")
	next := strings.IndexFunc(a.text[between.End:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if next < 0 {
		return breaks(a.text[len(last):])
	}
	_, size := utf8.DecodeRuneInString(a.text[between.End+next:])
	return breaks(a.text[len(last) : between.End+next+size])
}

// trimmed takes white space off a span, and the marks at its edges that are
// none of cut.
func (a article) trimmed(s news.Span, cut string) news.Span {
	out := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(cut, r) }
	written := s.Of(a.text)
	end := s.Start + len(strings.TrimRightFunc(written, out))
	if end == s.Start {
		return news.Span{Start: s.Start, End: s.Start}
	}
	return news.Span{Start: s.End - len(strings.TrimLeftFunc(written, out)), End: end}
}

func overlapsAny(s news.Span, all []news.Span) bool {
	for _, other := range all {
		if s.Overlaps(other) {
			return true
		}
	}
	return false
}
