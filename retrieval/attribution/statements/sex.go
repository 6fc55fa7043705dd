package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// sexOf guesses by the endings of a name in the first case; where verbs tell no
// sex, by the name, by a title before it and by descriptions.
func (a article) sexOf(f *figure) gender {
	for _, form := range f.forms {
		words := a.within(form.Span)
		if a.plain() {
			words = slices.Concat(a.titleBefore(form.Span), words[:min(1, len(words)-1)])
			if sex := a.titled(words); sex != anyGender {
				return sex
			}
			continue
		}
		if !form.plain || len(words) < 2 {
			continue
		}
		first := words[0].Word
		if a.speech.Women.Has(first) && !a.speech.Men.Has(first) {
			return female
		}
		return male
	}
	if !a.plain() {
		return anyGender
	}
	for _, role := range f.roles {
		if sex := a.titled(a.within(role)); sex != anyGender {
			return sex
		}
	}
	return anyGender
}

// titleBefore is the word right before a name: "Mrs".
func (a article) titleBefore(n news.Span) []language.Token {
	before := a.within(news.Span{Start: max(0, n.Start-16), End: n.Start})
	if len(before) == 0 || strings.ContainsAny(strings.TrimPrefix(a.text[before[len(before)-1].End:n.Start], "."), partsClauses) {
		return nil
	}
	return before[len(before)-1:]
}

// titled is the sex that the first of words tells that tells any.
func (a article) titled(words []language.Token) gender {
	for _, w := range words {
		switch {
		case a.speech.Men.Has(w.Word):
			return male
		case a.speech.Women.Has(w.Word):
			return female
		}
	}
	return anyGender
}
