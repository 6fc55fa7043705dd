package prompts

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// languageName is the English name of a language, for prompts.
func languageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return "English"
	}
	return display.English.Languages().Name(tag)
}
