package attribution

import (
	"context"
	"fmt"
	"strings"

	"whosaid/retrieval/attribution/statements"
	"whosaid/retrieval/encoder"
	"whosaid/retrieval/sentence"
	"whosaid/store/language"
	"whosaid/store/news"
)

// Input is a text with how it is read: under its headline, the sentences of each
// passage together. Nothing is found in what no passage holds.
type Input struct {
	Text, Headline string
	Passages       [][]news.Span // ascending
}

// Plain is a text by itself: its first line, if there are more, is the headline, and
// all its sentences are read.
func Plain(text string) Input {
	all := func(news.Span) bool { return true }
	return Input{text, headline(text), sentence.Together(text, sentence.Split(text), all)}
}

// Analyse finds who says what in a text by itself.
func Analyse(text string) []news.Attribution {
	found, err := Of(context.Background(), []Input{Plain(text)})
	if err != nil {
		return []news.Attribution{}
	}
	return found[0]
}

// Of finds who says what in texts, in whatever language they are: the encoder's
// tagger finds sources, cues and contents, which statements resolves. It reads
// together what it has not read before. The attributions of a text come in the order
// in which they begin. All their spans are byte offsets into the text, between
// characters, ascending, and merged where they touch. Without a tagger nothing is
// found, and no label tells of a speaker. The error is ctx's.
func Of(ctx context.Context, texts []Input) ([][]news.Attribution, error) {
	runs, err := tagged(ctx, texts)
	if ended := ctx.Err(); ended != nil {
		return nil, fmt.Errorf("find who says what: %w", ended)
	}
	out := make([][]news.Attribution, len(texts))
	for i, in := range texts {
		out[i] = []news.Attribution{}
		if err == nil {
			text := unwrapped(in.Text)
			out[i] = statements.Resolve(text, runs[i], language.Of(text))
		}
	}
	return out, nil
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
