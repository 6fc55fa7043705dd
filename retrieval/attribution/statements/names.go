package statements

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/language"
	"whosaid/store/news"
)

// named is a person's name where it stands.
type named struct {
	news.Span
	parts []string // folded
}

func (n named) last() string { return n.parts[len(n.parts)-1] }

// people are the names of persons in a span: runs of two or more capitalised
// words outside of quotation marks, of which the last two, with a father's name
// three, are the person's; and single ones.
func (a article) people(s news.Span) []named {
	var out []named
	var run []language.Token
	flush := func() {
		if n, ok := a.personOf(run); ok {
			out = append(out, n)
		}
		run = nil
	}
	for _, w := range a.within(s) {
		_, quoted := a.quotation(w.Start)
		if enclosing, ok := a.quotation(s.Start); ok && enclosing.End >= s.End && enclosing.Start <= s.Start {
			quoted = false // all of it is said
		}
		if len(run) > 0 && particles[w.Word] && a.follows(run, w) {
			run = append(run, w)
			continue
		}
		if quoted && a.nicknames(run, w) {
			continue
		}
		if !w.Upper || w.Caps || quoted || a.speech.Calendar.Has(w.Word) && !a.follows(run, w) {
			flush()
			continue
		}
		if len(run) > 0 && !a.follows(run, w) {
			flush()
		}
		run = append(run, w)
	}
	flush()
	return out
}

// particles stand within a person's name, mostly without capitals.
var particles = map[string]bool{"de": true, "la": true, "von": true, "van": true, "der": true, "den": true, "bin": true, "ibn": true, "al": true, "el": true, "da": true, "di": true, "du": true, "ter": true, "ad": true, "ar": true, "as": true, "ash": true, "at": true, "az": true, "ud": true, "аль": true, "эль": true, "ель": true, "фон": true, "ван": true, "де": true, "бен": true, "ибн": true}

// placed reports whether a preposition stands right before a name, as before a
// place's.
func (a article) placed(n named) bool {
	before := a.within(news.Span{Start: max(0, n.Start-20), End: n.Start})
	i := len(before) - 1
	if a.plain() && i > 0 && a.speech.Same.Has(before[i].Word) {
		i-- // "of the Long Bridge"
	}
	return i >= 0 && a.speech.In.Has(before[i].Word) && !strings.ContainsAny(a.text[before[i].End:n.Start], partsClauses)
}

// nicknames reports whether a word stands in quotation marks right behind a run of
// capitals: Per “Shorty” Lunde.
func (a article) nicknames(run []language.Token, w language.Token) bool {
	q, ok := a.quotation(w.Start)
	if !ok || !a.plain() || len(run) == 0 || q.Len() > longestName {
		return false
	}
	last := run[len(run)-1]
	return last.End < q.Start && onlySpace(a.text[last.End:q.Start])
}

// follows reports whether a word goes on with a run of capitals: after a space, a
// hyphen, or the stop of an initial.
func (a article) follows(run []language.Token, w language.Token) bool {
	if len(run) == 0 || run[len(run)-1].End > w.Start {
		return false // parts of one tag stand at one place
	}
	last := run[len(run)-1]
	gap := a.text[last.End:w.Start]
	if q, ok := a.quotation(last.End + 1); ok && a.nicknames(run, language.Token{Start: q.Start + 1}) && q.End < w.Start {
		gap = a.text[q.End:w.Start]
	}
	initial := utf8.RuneCountInString(last.Word) == 1
	return gap == "-" && !initial || strings.TrimLeftFunc(gap, unicode.IsSpace) == "" && !strings.Contains(gap, "\n") || initial && strings.TrimSpace(gap) == "."
}

// personOf is the name at the end of a run of capitals.
func (a article) personOf(run []language.Token) (named, bool) {
	for len(run) > 0 && particles[run[len(run)-1].Word] && !run[len(run)-1].Upper {
		run = run[:len(run)-1]
	}
	for len(run) > 0 && (a.speech.Same.Has(run[0].Word) || a.speech.In.Has(run[0].Word) || a.pronoun(run[0].Word)) {
		run = run[1:]
	}
	for len(run) > 1 && a.holds(run[0]) {
		run = run[1:]
	}
	for len(run) > 1 && a.plain() && (language.Is(run[0].Word, language.Link, language.Turn, language.Hedge, language.All) || a.starter(run[0]) || a.small[run[0].Word] && a.opensSentence(spanOf(run[0]))) {
		run = run[1:] // "Later Brook said"
	}
	for i := len(run) - 2; i > 0 && a.plain(); i-- {
		if a.holds(run[i]) || a.speech.Same.Has(run[i].Word) {
			run = run[i+1:] // titles are capitalised
			break
		}
	}
	called := run // by a first name, so that the last word is a surname
	if last := len(run) - 1; last > 0 && a.plain() && a.titled(run[last-1:last]) != anyGender && !a.holds(run[last-1]) && !a.namesBehind(run[last]) {
		called = run[:last]
	}
	if len(run) == 0 || slices.ContainsFunc(called, func(w language.Token) bool { return a.speech.Bodies.Has(w.Word) || a.holds(w) }) {
		return named{}, false
	}
	keep := 2
	if len(run) >= 3 && a.speech.Fathers.Has(run[len(run)-2].Word) || len(run) >= 3 && utf8.RuneCountInString(run[len(run)-2].Word) == 1 {
		keep = 3
	}
	for i := len(run) - 1; i > 0 && i > len(run)-4; i-- {
		if a.between(spanOf(run[i-1]), spanOf(run[i])) == "-" && len(run)-i >= keep-1 {
			keep++ // a name of two parts
		}
	}
	from := max(0, len(run)-keep)
	for from > 0 && particles[run[from].Word] {
		from--
	}
	run = run[from:]
	n := named{Span: news.Span{Start: run[0].Start, End: run[len(run)-1].End}}
	for i, w := range run {
		if i+1 == len(run) || len(n.parts) > 0 || !particles[w.Word] {
			n.parts = append(n.parts, w.Word) // "De la Torre" is a surname
		}
	}
	return n, true
}

// starter reports whether a word has its capital because a sentence begins with it.
func (a article) starter(w language.Token) bool {
	return language.Boundaries().Starters[a.text[w.Start:w.End]] && a.opensSentence(spanOf(w))
}

// namesBehind reports whether a name stands between commas behind a word: "the Data
// Commissioner, Ada Brook, said".
func (a article) namesBehind(w language.Token) bool {
	if !strings.HasPrefix(a.text[w.End:], ", ") {
		return false
	}
	words := a.within(news.Span{Start: w.End, End: min(len(a.text), w.End+farthestName)})
	return len(words) > 1 && words[0].Upper && words[1].Upper && a.follows(words[:1], words[1])
}

func spanOf(w language.Token) news.Span { return news.Span{Start: w.Start, End: w.End} }

func (a article) pronoun(word string) bool {
	s := a.speech
	return s.He.Has(word) || s.She.Has(word) || s.It.Has(word) || s.They.Has(word) || s.We.Has(word) || s.Nobody.Has(word) || s.Who.Has(word)
}

// same reports whether two names can be one person's, whatever their case: the
// surnames are alike, and so are the first names where both have one.
func (a article) same(x, y []string) bool {
	if !a.alike(x[len(x)-1], y[len(y)-1]) {
		return false
	}
	if len(x) == 1 || len(y) == 1 {
		return true
	}
	first, second := x[0], y[0]
	if utf8.RuneCountInString(first) == 1 || utf8.RuneCountInString(second) == 1 {
		p, _ := utf8.DecodeRuneInString(first)
		q, _ := utf8.DecodeRuneInString(second)
		return p == q
	}
	return a.alike(first, second)
}

// alike reports whether two words can be cases of one: what they do not share
// is an ending in both, and no more than the last letters.
func (a article) alike(x, y string) bool {
	p, q := []rune(x), []rune(y)
	shared := 0
	for shared < min(len(p), len(q)) && p[shared] == q[shared] {
		shared++
	}
	ending := func(word []rune) bool { return len(word) == 0 || a.speech.Endings.Has(string(word)) }
	return x == y || shared >= max(2, min(len(p), len(q))-2) && ending(p[shared:]) && ending(q[shared:])
}
