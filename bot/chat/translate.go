package chat

import (
	"context"
	"log/slog"

	"whosaid/store/news"
)

// pressTranslate puts translations below the quotes of a page.
func (v *visit) pressTranslate(ctx context.Context, p press, view view) (toast string, err error) {
	pages := view.pages()
	i, ok := p.number(len(pages))
	if !ok || v.Translator == nil {
		return v.t.Button.Old, nil
	}
	v.typing(ctx)
	if !v.translate(ctx, view, view.foreign(pages[i])) {
		return v.t.Button.Untranslated, nil
	}
	return "", v.turnTo(ctx, view, i)
}

// translate translates some quotes, and reports whether it did so with any.
func (v *visit) translate(ctx context.Context, view view, which []int) bool {
	var asked news.Answer
	for _, i := range which {
		asked.Quotes = append(asked.Quotes, view.quotes[i])
	}
	if len(which) == 0 {
		return false
	}
	got, err := v.Translator.Translate(ctx, asked, v.t.Code)
	if err != nil || len(got.Quotes) != len(which) {
		slog.WarnContext(ctx, "not translated", "update", v.update, "err", err)
		return false
	}
	done := false
	for n, i := range which {
		if t := got.Quotes[n].Translation; t != nil {
			view.quotes[i].Translation, view.shown.Quotes[i].Translation = t, t
			done = true
		}
	}
	return done
}
