package statements

import (
	"slices"
	"strings"
	"unicode/utf8"

	"whosaid/store/language"
	"whosaid/store/news"
)

// isTold reports whether a clause about somebody follows a name: ", who …".
func (a article) isTold(n news.Span) bool {
	after := a.within(news.Span{Start: n.End, End: min(len(a.text), n.End+40)})
	return len(after) > 0 && a.speech.Who.Has(after[0].Word) && strings.HasPrefix(a.text[n.End:], ", ")
}

// roleAfter is what stands between commas behind a name, if it is a role.
func (a article) roleAfter(n news.Span) news.Span {
	rest := a.text[n.End:]
	if !strings.HasPrefix(rest, ", ") {
		return news.Span{}
	}
	end := strings.IndexAny(rest[2:], ",.;:\n")
	if end < 0 {
		return news.Span{}
	}
	role := news.Span{Start: n.End + 2, End: n.End + 2 + end}
	words := a.within(role)
	if len(words) > 6 || !has(words[:min(len(words), 2)], a.speech.Holders) || has(words, a.speech.Who) {
		return news.Span{}
	}
	return role
}

// roleBefore is the role in small letters right before a name, from the word that
// tells who speaks for a body.
func (a article) roleBefore(n news.Span) news.Span {
	before := a.phraseBefore(n)
	at := slices.IndexFunc(before, func(w language.Token) bool { return a.holds(w) })
	if at < 0 {
		return news.Span{}
	}
	if a.plain() {
		if !a.holds(before[len(before)-1]) {
			return news.Span{}
		}
		at = max(0, len(before)-3) // "chief surgeon", "district police commander"
	}
	return a.trimmed(news.Span{Start: before[at].Start, End: n.Start}, ",")
}

// roleBeforeComma is the role before a name that stands between commas: "the warden,
// Henk Vossel, said".
func (a article) roleBeforeComma(n news.Span) news.Span {
	if !strings.HasSuffix(a.text[:n.Start], ", ") || n.End < len(a.text) && !strings.ContainsAny(a.text[n.End:n.End+1], ",.;:)\n") {
		return news.Span{}
	}
	comma := n.Start - len(", ")
	return a.roleBefore(news.Span{Start: comma, End: comma})
}

// phraseBefore is the words right before a name that may describe whose it is:
// with nothing but spaces and names in marks between, and no verb.
func (a article) phraseBefore(n news.Span) []language.Token {
	const most = 6
	before := a.within(news.Span{Start: max(0, n.Start-200), End: n.Start})
	from := len(before)
	next := n.Start
	for from > 0 && len(before)-from < most {
		w := before[from-1]
		gap := a.between(spanOf(w), news.Span{Start: next, End: next})
		verb := a.speech.MaleVerb.Has(w.Word) || a.speech.WomanVerb.Has(w.Word) || a.speech.ManyVerb.Has(w.Word)
		if !onlySpace(gap) && gap != "-" && (gap != "" || w.End != n.Start) && !closesName(gap) && gap != "'s " && gap != "’s " || verb && !a.holds(w) || a.speech.Links.Has(w.Word) || a.speech.Who.Has(w.Word) || a.plain() && a.opensRole(w) {
			break
		}
		next = w.Start
		from--
	}
	for from < len(before) && (a.speech.In.Has(before[from].Word) || a.speech.Same.Has(before[from].Word)) {
		from++
	}
	return before[from:]
}

// opensRole reports whether a role begins behind a word, where no form tells: an
// article, a preposition, a word of speech, a day.
func (a article) opensRole(w language.Token) bool {
	return a.speech.Same.Has(w.Word) || a.speech.In.Has(w.Word) || a.speech.Calendar.Has(w.Word) || a.pronoun(w.Word) || language.Is(w.Word, language.Link, language.Speech)
}

func onlySpace(gap string) bool { return gap == " " || gap == "\u00a0" }

// closesName reports whether a gap is that behind or before a name in marks.
func closesName(gap string) bool {
	return utf8.RuneCountInString(gap) == 2 && hasSuffix(gap, "» ", " «", "” ", " “", "\" ", " \"")
}
