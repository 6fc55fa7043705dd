package prompts

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"whosaid/prompts/vouch"
	"whosaid/store/news"
)

// wanted is the language in which q is answered: as the asker set it, or as the
// question reads, or English.
func wanted(q news.Question) string {
	if q.Language != "" {
		return q.Language
	}
	if code := vouch.Language(q.Text); code != "" {
		return code
	}
	return "en"
}

// languageName is the English name of a language, for prompts.
func languageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return "English"
	}
	return display.English.Languages().Name(tag)
}
