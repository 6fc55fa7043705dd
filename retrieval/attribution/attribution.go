package attribution

import (
	"context"
	"strings"

	"whosaid/retrieval/attribution/statements"
	"whosaid/retrieval/encoder"
	"whosaid/retrieval/sentence"
	"whosaid/store/language"
	"whosaid/store/news"
)

// Analyse finds who says what in a text, in whatever language it is: the encoder's
// tagger finds sources, cues and contents, which statements resolves. The
// attributions come in the order in which they begin. All their spans are byte
// offsets into text, between characters, ascending, and merged where they touch.
// Without a tagger nothing is found, and no label tells of a speaker.
func Analyse(text string) []news.Attribution {
	text = unwrapped(text)
	runs, err := tagged(context.Background(), text)
	if err != nil {
		return []news.Attribution{}
	}
	return statements.Resolve(text, runs, language.Of(text))
}

// unwrapped is a text with a space for each line break within a paragraph, so that
// every place in it stays where it is.
func unwrapped(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	out := []byte(text)
	for _, p := range sentence.Paragraphs(text) {
		for i := p.Start; i < p.End; i++ {
			if out[i] == '\n' || out[i] == '\r' {
				out[i] = ' '
			}
		}
	}
	return string(out)
}

// canRead reports whether it can be told who speaks in a language: its words of
// speech are known, and there is a tagger.
func canRead(code language.Code) bool {
	if code == "" {
		return false
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
