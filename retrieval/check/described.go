package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/names"
	"whosaid/retrieval/terms"
	"whosaid/store/language"
	"whosaid/store/news"
)

// longestDescription is how many words describe a body or an office that is not
// named.
const longestDescription = 5

// described is the body or the office that a part of a frame describes in lower
// case, where it does so beside a colon, a dash or a verb of speech: "fire brigade:
// “…”", "«…», — сообщили в пожарной охране". What may be any body is none.
func described(part string, words []terms.Term, used []bool) name {
	if !tellsWho(part) && !strings.HasSuffix(plainPart(part), ":") {
		return nil
	}
	for i, w := range words {
		if used[i] || w.Upper && !w.Starts || !heads(w.Word) {
			continue
		}
		row := around(part, words, used, i)
		if len(row) <= longestDescription && slices.ContainsFunc(row, func(w terms.Term) bool { return !anyone(w.Word) }) {
			return row
		}
	}
	return nil
}

// around are the words of the description in which the i-th word stands.
func around(part string, words []terms.Term, used []bool, i int) name {
	from, to := i, i+1
	for from > 0 && !used[from-1] && describing(part, words, from-1) {
		from--
	}
	for to < len(words) && !used[to] && describing(part, words, to-1) && describes(words[to]) {
		to++
	}
	return slices.DeleteFunc(slices.Clone(words[from:to]), func(w terms.Term) bool { return w.Stop })
}

// told are the words of a part of a frame that tell something of who speaks.
func told(words []terms.Term, used []bool) name {
	var out name
	for i, w := range words {
		if !used[i] && !w.Stop && !telling(w) && !calendar[w.Word] {
			out = append(out, w)
		}
	}
	return out
}

// holds reports whether words tell of the office that who speaks holds: they have the
// noun that it is of, and no name that is neither in it nor the speaker's.
func (n name) holds(who news.Speaker) bool {
	role := terms.All(who.Role)
	if who.Basis == news.ByRole {
		role = terms.All(who.Name)
	}
	if head := headOf(role); head.Word == "" || !hasWord(n, head) {
		return false
	}
	all := append(role, terms.All(who.Name)...)
	return !slices.ContainsFunc(n, func(w terms.Term) bool { return w.Upper && !hasWord(all, w) })
}

// headOf is the noun that a description is of: in English the last before a
// preposition, else the first.
func headOf(words []terms.Term) (head terms.Term) {
	words = terms.Content(words[:max(0, slices.IndexFunc(append(words, terms.Term{Stop: true}), func(w terms.Term) bool { return w.Stop }))])
	for i, w := range words {
		switch {
		case foreign(w.Word) && heads(w.Word):
			return w
		case i == 0 || !foreign(w.Word):
			head = w
		}
	}
	return head
}

// describing reports whether the i-th word may be of one description with the next.
func describing(part string, words []terms.Term, i int) bool {
	return i+1 < len(words) && describes(words[i]) && strings.Trim(part[words[i].End:words[i+1].Start], " \u00a0-'’") == ""
}

// describes reports whether a word may be a part of a description.
func describes(w terms.Term) bool {
	if w.Word == "of" {
		return true
	}
	return !w.Stop && !w.Number && !telling(w) && !calendar[w.Word] && !speechHas(w.Word, func(s *language.SpeechWords) []language.Class {
		return []language.Class{s.In, s.Same, s.Some, s.Who, s.Nobody, s.He, s.She, s.They, s.We, s.Links, s.Relays}
	})
}

// heads reports whether a word is a common noun for a body, or for who speaks for one.
func heads(word string) bool {
	return speechHas(word, func(s *language.SpeechWords) []language.Class { return []language.Class{s.Bodies, s.Holders} })
}

// anyone reports whether a word describes nobody in particular.
func anyone(word string) bool {
	return anybody[word] || speechHas(word, func(s *language.SpeechWords) []language.Class { return []language.Class{s.Generic, s.Unnamed} })
}

// speechHas reports whether a word is of a class in a language of its script.
func speechHas(word string, classes func(*language.SpeechWords) []language.Class) bool {
	word = language.Fold(word)
	for _, code := range language.Known {
		if (code == language.English) == foreign(word) {
			continue
		}
		if slices.ContainsFunc(classes(language.SpeechOf(code)), func(c language.Class) bool { return c.Has(word) }) {
			return true
		}
	}
	return false
}

// foreign reports whether a word has letters other than Latin ones.
func foreign(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// matches reports whether a description may be of whom others call so: where both
// tell more than the noun that they are of, that must agree.
func (n name) matches(other []terms.Term) bool {
	more, its := qualifying(n), qualifying(other)
	if len(more) > 0 && len(its) > 0 {
		return slices.ContainsFunc(more, func(w terms.Term) bool { return hasWord(its, w) })
	}
	return slices.ContainsFunc(n, func(w terms.Term) bool { return hasWord(other, w) })
}

// qualifying are the words of a description that tell more than the noun that it is of.
func qualifying(words []terms.Term) []terms.Term {
	head := headOf(words)
	return slices.DeleteFunc(terms.Content(words), func(w terms.Term) bool { return w.Word == head.Word })
}

// hasWord is hasStem for words of any case and number, in any language.
func hasWord(words []terms.Term, w terms.Term) bool {
	return hasStem(words, w) || foreign(w.Word) && slices.ContainsFunc(words, func(o terms.Term) bool {
		return kin(language.Fold(o.Word), language.Fold(w.Word)) || names.Alike(o.Word, w.Word)
	})
}

// Of words that differ in their endings alone.
const (
	leastStem  = 3 // letters
	mostEnding = 3 // letters
)

// kin reports whether two words have a beginning in common that is longer than what
// is left of both.
func kin(a, b string) bool {
	x, y := []rune(a), []rune(b)
	common := 0
	for common < min(len(x), len(y)) && x[common] == y[common] {
		common++
	}
	return common >= leastStem && max(len(x), len(y))-common <= mostEnding
}

// dashed reports whether words stand behind a dash or a bracket, and what follows it.
func dashed(part string) (behind string, ok bool) {
	trimmed := plainPart(part)
	first, size := utf8.DecodeRuneInString(trimmed)
	return strings.TrimSpace(trimmed[size:]), unicode.Is(unicode.Pd, first) || first == '('
}
