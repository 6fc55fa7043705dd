package answer

import (
	"context"
	"errors"

	"whosaid/store/news"
)

// ErrNoTranslator is the error of asking for a translation where no model is
// there to make one.
var ErrNoTranslator = errors.New("no model is configured, so nothing is translated")

// translator lets a model translate quotes.
type translator interface {
	// Translate gives the quotes in the language, in their order: "" for one that
	// is in it already, or whose translation could not be vouched for.
	Translate(ctx context.Context, quotes []news.Citation, language string) ([]string, error)
}

// WithTranslator lets quotes be translated, and gives the Answerer back.
func (a *Answerer) WithTranslator(t translator) *Answerer {
	a.translator = t
	return a
}

// Translates reports whether there is a model that translates.
func (a *Answerer) Translates() bool { return a.translator != nil }

// Translate gives the answer with translations beside its quotes, which stay as
// they are. Where the model fails, the answer says so and has none.
func (a *Answerer) Translate(ctx context.Context, to news.Answer, language string) (news.Answer, error) {
	if a.translator == nil {
		return to, ErrNoTranslator
	}
	for _, quotes := range []*[]news.Citation{&to.Quotes, &to.Nearest} {
		if len(*quotes) == 0 {
			continue
		}
		texts, err := a.translator.Translate(ctx, *quotes, language)
		if err != nil {
			d := draft{Answer: to}
			d.note("not translated, as " + reason(ctx, "translate", err))
			return d.Answer, nil
		}
		*quotes = translated(*quotes, texts, language)
	}
	return to, nil
}

func translated(quotes []news.Citation, texts []string, language string) []news.Citation {
	out := make([]news.Citation, len(quotes))
	for i, c := range quotes {
		if texts[i] != "" {
			c.Translation = &news.Translation{Language: language, Text: texts[i]}
		}
		out[i] = c
	}
	return out
}
