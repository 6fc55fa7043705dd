package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/terms"
	"whosaid/store/language"
	"whosaid/store/news"
)

// token is a word of a change: folded, as written, and as its neighbours are.
type token struct {
	word, surface string
	nearDay       bool // a word of the calendar stands beside it
	alone         bool // it begins a sentence, or nothing is known of what stands before it
	negates       bool
}

// change is a hunk with its words.
type change struct{ gone, came []token }

// changes are the hunks of a laying with their words.
func (l *laying) changes(w *wording) []change {
	s := l.source
	stored := view{s.folded, s.text}
	checked := view{w.in(s.folded.style).folded, w.text}
	var out []change
	for _, h := range l.hunks() {
		out = append(out, change{stored.tokens(h.stored), checked.tokens(h.checked)})
	}
	return out
}

// view is a text with its words.
type view struct {
	folded row
	text   string
}

func (v view) tokens(words stretch) []token {
	var out []token
	for i := words.from; i < words.to; i++ {
		out = append(out, token{v.folded.Word(i), v.folded.Span(i).Of(v.text), v.nearDay(i), v.begins(i), v.folded.negates(i)})
	}
	return out
}

// nearDay reports whether a word of the calendar stands within two words of the i-th.
func (v view) nearDay(i int) bool {
	for k := max(0, i-2); k < min(v.folded.Len(), i+3); k++ {
		if k != i && calendared(v.folded.Word(k)) && (v.folded.Word(k) != "may" || v.capital(k)) {
			return true
		}
	}
	return false
}

// calendared reports whether a word is of the calendar, in any form that it has.
func calendared(word string) bool {
	return days[word] || foreign(word) && language.Is(language.Fold(word), language.Day)
}

func (v view) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(v.text[v.folded.Span(i).Start:])
	return unicode.IsUpper(r)
}

// begins reports whether the i-th word stands first, or behind a mark that ends a sentence.
func (v view) begins(i int) bool {
	if i == 0 {
		return true
	}
	gap := v.text[v.folded.Span(i-1).End:v.folded.Span(i).Start]
	return strings.ContainsAny(gap, ".!?:\n“\"«„…")
}

// kinds tells what kinds of change turn the sense, in the order in which flags
// are declared.
func kinds(changes []change) []news.Flag {
	var out []news.Flag
	for _, test := range []struct {
		flag  news.Flag
		found func(change) bool
	}{
		{news.NumberFlag, ofNumber}, {news.NegationFlag, ofNegation}, {news.NameFlag, ofName}, {news.DateFlag, ofDate},
		{news.ModalityFlag, ofModality}, {news.ComparisonFlag, ofComparison}, {news.LookalikeFlag, ofLookalike},
	} {
		if slices.ContainsFunc(changes, test.found) {
			out = append(out, test.flag)
		}
	}
	return out
}

func ofNumber(c change) bool { return c.differs(token.number) }

func ofDate(c change) bool { return c.differs(token.date) }

func ofModality(c change) bool {
	return c.differs(func(t token) bool { return modals[t.word] && !(t.word == "may" && t.named()) })
}

func ofComparison(c change) bool { return c.differs(func(t token) bool { return comparisons[t.word] }) }

func ofName(c change) bool { return c.differs(token.named) }

// ofNegation reports whether a change makes a negation of a statement, or the
// other way round: by a word, or by the beginning of one ("unlikely").
func ofNegation(c change) bool {
	turns := func(t token) bool { return t.negates }
	if count(c.gone, turns) != count(c.came, turns) {
		return true
	}
	return slices.ContainsFunc(c.gone, func(g token) bool {
		return slices.ContainsFunc(c.came, func(t token) bool { return opposite(g.word, t.word) || opposite(t.word, g.word) })
	})
}

func ofLookalike(c change) bool {
	return slices.ContainsFunc(c.came, func(t token) bool {
		return slices.ContainsFunc(c.gone, func(g token) bool { return looksLike(g.surface, t.surface) })
	})
}

// differs reports whether the words of a kind are not the same on both sides.
func (c change) differs(kind func(token) bool) bool {
	only := func(tokens []token) []string {
		var out []string
		for _, t := range tokens {
			if kind(t) {
				out = append(out, t.word)
			}
		}
		slices.Sort(out)
		return out
	}
	return !slices.Equal(only(c.gone), only(c.came))
}

func count(tokens []token, kind func(token) bool) int {
	n := 0
	for _, t := range tokens {
		if kind(t) {
			n++
		}
	}
	return n
}

func (t token) number() bool {
	return numerals[t.word] || strings.ContainsFunc(t.word, unicode.IsNumber) || strings.ContainsFunc(t.word, measures)
}

// measures reports whether a character is the sign of a unit, of a currency, or of
// how exact a figure is.
func measures(r rune) bool {
	return unicode.Is(unicode.Sc, r) || strings.ContainsRune("%°±≈~<>≤≥+"+unitMarks, r)
}

// date reports whether the word is of the calendar, a year, or a number beside
// a word of the calendar.
func (t token) date() bool {
	if t.word == "may" || t.word == "march" || t.word == "sun" || t.word == "mars" {
		return t.capital() && !t.alone || t.nearDay
	}
	return calendared(t.word) || year(t.word) || t.nearDay && strings.ContainsFunc(t.word, unicode.IsDigit)
}

func year(word string) bool {
	return len(word) == 4 && (word[:2] == "19" || word[:2] == "20") && strings.Trim(word, "0123456789") == ""
}

// named reports whether the word looks like part of a name.
func (t token) named() bool {
	if !t.capital() || calendared(t.word) || numerals[t.word] || strings.ContainsFunc(t.word, unicode.IsDigit) {
		return false
	}
	return !(t.word == "i" || t.alone && terms.Everyday(t.word) || !t.alone && terms.Stop(t.word) && len(t.word) < 3)
}

func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.surface)
	return unicode.IsUpper(r)
}

// opposite reports whether long is short behind a beginning that negates it.
func opposite(short, long string) bool {
	for _, beginning := range []string{"un", "in", "im", "ir", "il", "dis", "non", "mis", "de"} {
		if rest, ok := strings.CutPrefix(long, beginning); ok && rest == short {
			return true
		}
	}
	return false
}
