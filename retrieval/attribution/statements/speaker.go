package statements

import (
	"whosaid/store/news"
)

// chooser tells whom of the cast a source means, or nil for nobody of them.
type chooser func(a article, c cast, q asked) *figure

// identify tells of each statement who speaks; nil where it is the outlet itself.
// The text is gone through once: whom a pronoun means hangs on who spoke before.
func identify(a article, all []statement, choose chooser) []*news.Speaker {
	c := introduce(a, all)
	out := make([]*news.Speaker, len(all))
	var last *figure
	for i, s := range all {
		out[i], last = a.speaker(&c, s, last, choose)
	}
	return out
}

// speaker tells who says a statement, and who of the cast that is.
func (a article) speaker(c *cast, s statement, last *figure, choose chooser) (*news.Speaker, *figure) {
	words := a.within(s.source)
	if len(words) == 0 {
		words = a.pronouns(a.within(s.cue))
	}
	if before := a.within(news.Span{Start: max(0, s.cue.Start-4), End: s.cue.Start}); len(words) == 0 && len(before) > 0 && a.speech.We.Has(before[len(before)-1].Word) {
		return nil, last
	}
	if len(words) > 0 && a.ourselves(words) {
		return nil, last
	}
	if who := a.clauseOf(s); !who.Empty() {
		if s.source = a.antecedent(who); s.source.Empty() {
			return &news.Speaker{Basis: news.Unnamed}, nil
		}
		words = a.within(s.source)
	}
	q := a.asks(s, words, last)
	if n, ok := a.whoOf(*c, s.source); ok && len(q.words) > 0 {
		return a.byName(c, s, n)
	}
	if f := c.body(a, q.whole); f != nil {
		return f.speaks(a, q, news.Explicit)
	}
	if f := choose(a, *c, q); f != nil {
		if q.kind == personsNoun || q.kind == bodysNoun {
			f.learn(a, q.whole)
		}
		return f.speaks(a, q, news.Coreferenced)
	}
	if len(q.words) == 0 {
		return &news.Speaker{Basis: news.Unnamed}, last
	}
	f := a.described(q)
	*c = append(*c, f)
	return f.speaks(a, q, news.Explicit)
}

// byName is a speaker whom the source names.
func (a article) byName(c *cast, s statement, n named) (*news.Speaker, *figure) {
	var f *figure
	*c, f = c.meet(a, n, !s.cue.Empty() && !a.relayed(s.cue))
	basis := news.Explicit
	if len(n.parts) < min(len(f.parts), 2) {
		basis = news.Coreferenced
	}
	f.describe(a, a.roleIn(s.source, n))
	f.spoken = s.begin()
	f.see(n.Start)
	return f.speaker(a, basis), f
}

// speaks notes that somebody speaks, and in what sex.
func (f *figure) speaks(a article, q asked, basis news.Basis) (*news.Speaker, *figure) {
	if f.sex == anyGender && (q.sex == male || q.sex == female) {
		f.sex = q.sex
	}
	f.spoken = q.at
	if !q.whole.Empty() {
		f.see(q.whole.Start)
	}
	return f.speaker(a, basis), f
}

// speaker is a figure as a label names it.
func (f *figure) speaker(a article, basis news.Basis) *news.Speaker {
	if len(f.parts) == 0 && !f.body {
		basis = news.ByRole
	}
	return &news.Speaker{Name: f.name(a.text), Role: f.role(a.text), Basis: basis}
}
