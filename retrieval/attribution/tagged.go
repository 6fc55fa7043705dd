package attribution

import (
	"context"
	"strings"

	"whosaid/retrieval/attribution/statements"
	"whosaid/retrieval/encoder"
	"whosaid/store/language"
	"whosaid/store/news"
)

// tagged finds who says what by the encoder's tagger. Without one nothing is
// found, and no label tells of a speaker.
func tagged(text string, code language.Code) []news.Attribution {
	e, err := encoder.Open()
	if err != nil || !e.Tags() {
		return []news.Attribution{}
	}
	runs, err := e.Tag(context.Background(), headline(text), text)
	if err != nil {
		return []news.Attribution{}
	}
	return statements.Resolve(text, runs, code)
}

// canRead reports whether it can be told who speaks in a language: its words of
// speech are known, and there is a tagger unless it is English.
func canRead(code language.Code) bool {
	if code == language.English || code == "" {
		return code != ""
	}
	e, err := encoder.Open()
	return err == nil && e.Tags()
}

// headline is the first line of a text that has more than one.
func headline(text string) string {
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimSpace(rest) == "" {
		return ""
	}
	return first
}
