package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// identify tells of each statement who speaks; nil where it is the outlet itself.
// The text is gone through once: whom a pronoun means hangs on who spoke before.
func identify(a article, all []statement) []*news.Speaker {
	c := introduce(a, all)
	out := make([]*news.Speaker, len(all))
	var last *figure
	for i, s := range all {
		out[i], last = a.speaker(&c, s, last)
	}
	return out
}

// speaker tells who says a statement, and who of the cast that is.
func (a article) speaker(c *cast, s statement, last *figure) (*news.Speaker, *figure) {
	at := s.begin()
	words := a.within(s.source)
	if len(words) == 0 {
		words = a.pronouns(a.within(s.cue))
	}
	if before := a.within(news.Span{Start: max(0, s.cue.Start-4), End: s.cue.Start}); len(words) == 0 && len(before) > 0 && a.speech.We.Has(before[len(before)-1].Word) {
		return nil, last
	}
	if len(words) == 0 {
		return a.implied(*c, s, last)
	}
	if a.ourselves(words) {
		return nil, last
	}
	if !slices.ContainsFunc(words, func(w language.Token) bool { return !a.speech.Who.Has(w.Word) }) {
		if s.source = a.antecedent(s.source); s.source.Empty() {
			return &news.Speaker{Basis: news.Unnamed}, nil
		}
	}
	if sex, isBody, ok := a.pronounOf(words); ok {
		if f := a.meant(*c, at, sex, isBody); f != nil {
			f.spoken = at
			return f.speaker(a, news.Coreferenced), f
		}
		return &news.Speaker{Basis: news.Unnamed}, nil
	}
	if n, ok := a.whoOf(*c, s.source); ok {
		var f *figure
		*c, f = c.meet(a, n, !s.cue.Empty() && !a.relayed(s.cue))
		basis := news.Explicit
		if len(n.parts) < min(len(f.parts), 2) {
			basis = news.Coreferenced
		}
		f.describe(a, a.roleIn(s.source, n))
		f.spoken, f.noticed = at, at
		return f.speaker(a, basis), f
	}
	return a.byRole(c, s, at)
}

// antecedent is the full name that stands right before "who" or "which".
func (a article) antecedent(who news.Span) news.Span {
	before := news.Span{Start: max(0, who.Start-farthestName), End: who.Start}
	names := a.people(before)
	if len(names) == 0 {
		return news.Span{}
	}
	n := names[len(names)-1]
	if len(n.parts) < 2 || strings.Trim(a.between(n.Span, who), ", ") != "" {
		return news.Span{}
	}
	return n.Span
}

// speaker is a figure as a label names it.
func (f *figure) speaker(a article, basis news.Basis) *news.Speaker {
	if len(f.parts) == 0 && !f.body {
		basis = news.ByRole
	}
	return &news.Speaker{Name: f.name(a.text), Role: f.role(a.text), Basis: basis}
}

// implied is who speaks where no source stands: who spoke last, if the cue's form
// fits one person, or an unnamed source.
func (a article) implied(c cast, s statement, last *figure) (*news.Speaker, *figure) {
	words := a.within(s.cue)
	sex := a.manner(words)
	goesOn := len(words) == 0 && last != nil && s.begin()-last.spoken < nearBy
	if sex == anyGender && !goesOn || has(words, a.speech.Passive) || has(words, a.speech.ManyVerb) || a.relayed(s.cue) {
		return &news.Speaker{Basis: news.Unnamed}, last
	}
	f := last
	if f == nil || !f.fits(sex, f.body) {
		f = c.spoke(s.begin(), sex, false)
	}
	if f == nil || s.begin()-f.spoken > nearBy {
		return &news.Speaker{Basis: news.Unnamed}, last
	}
	f.spoken = s.begin()
	return f.speaker(a, news.Coreferenced), f
}

// nearBy is how far away somebody may have spoken who goes on without being
// named again, in bytes.
const nearBy = 1200
