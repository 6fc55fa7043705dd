package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// titledBodies adds those whose names are capitalised words with a common noun for a
// body among them: "Ministry of Health", "Long Sound Town Council".
func (a article) titledBodies(c cast) cast {
	var run []language.Token
	flush := func() {
		for len(run) > 0 && (!run[len(run)-1].Upper || a.speech.Same.Has(run[len(run)-1].Word)) {
			run = run[:len(run)-1]
		}
		if len(run) > 1 && slices.ContainsFunc(run, func(w language.Token) bool { return w.Upper && a.speech.Bodies.Has(w.Word) }) && !slices.ContainsFunc(run, a.holds) && !overlapsAny(spanOf(run[0]), a.headlines) {
			name := news.Span{Start: run[0].Start, End: run[len(run)-1].End}
			f := c.body(a, name)
			if f == nil {
				f = &figure{body: true, spoken: -1, forms: []form{{Span: name, parts: 2}}}
				f.learn(a, name)
				c = append(c, f)
			}
			f.see(name.Start)
		}
		run = nil
	}
	for _, w := range a.tokens {
		if !a.plain() {
			break
		}
		apart := len(run) > 0 && (run[len(run)-1].End > w.Start || !onlySpace(a.text[run[len(run)-1].End:w.Start]))
		joins := len(run) > 0 && (a.speech.In.Has(w.Word) || a.speech.Same.Has(w.Word))
		if apart || !w.Upper && !joins {
			flush()
		}
		if w.Upper && (len(run) > 0 || !a.speech.Same.Has(w.Word) && !a.speech.In.Has(w.Word)) || joins && !apart {
			run = append(run, w)
		}
	}
	flush()
	return c
}

// calledBody reports whether the words beside a name tell that it is a body's: "the
// ferry company Long Sound", "Long Sound, a ferry company".
func (a article) calledBody(n news.Span) bool {
	if before := a.phraseBefore(n); len(before) > 0 && a.speech.Bodies.Has(before[len(before)-1].Word) {
		return true
	}
	end := strings.IndexAny(a.text[n.End:], ",.;:\n")
	if end != 0 || !strings.HasPrefix(a.text[n.End:], ", ") {
		return false
	}
	rest := news.Span{Start: n.End + 2, End: n.End + 2}
	if end = strings.IndexAny(a.text[rest.Start:], ",.;:\n"); end > 0 {
		rest.End += end
	}
	words := a.within(rest)
	return len(words) > 1 && len(words) < 8 && a.speech.Same.Has(words[0].Word) && a.isBody(words[1:])
}

// bodies adds those that are named in quotation marks behind a common noun.
func (a article) bodies(c cast) cast {
	for _, q := range a.quotes {
		if len(a.within(q.Span)) > 4 {
			continue
		}
		before := a.within(news.Span{Start: max(0, q.Start-60), End: q.Start})
		if len(before) == 0 || !onlySpace(a.text[before[len(before)-1].End:q.Start]) || !a.speech.Bodies.Has(before[len(before)-1].Word) {
			continue
		}
		inner := a.trimmed(q.Span, "«»“”„\"‘’'")
		if inner.Empty() {
			continue
		}
		f := c.body(a, inner)
		if f == nil {
			f = &figure{body: true, spoken: -1}
			c = append(c, f)
		}
		f.forms = append(f.forms, form{Span: inner, parts: 2})
		f.see(inner.Start)
		f.words = append(f.words, before[len(before)-1].Word)
	}
	return c
}

// body is the body of a name.
func (c cast) body(a article, name news.Span) *figure {
	words := a.within(name)
	for _, f := range c {
		if !f.body || len(words) == 0 {
			continue
		}
		own := a.within(f.forms[0].Span)
		if len(own) == len(words) && !slices.ContainsFunc(words, func(w language.Token) bool {
			return !slices.ContainsFunc(own, func(o language.Token) bool { return a.alike(o.Word, w.Word) })
		}) {
			return f
		}
	}
	return nil
}
