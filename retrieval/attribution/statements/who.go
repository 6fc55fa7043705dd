package statements

import (
	"slices"
	"strings"

	"whosaid/store/language"
	"whosaid/store/news"
)

// clauseOf is the "who" that a source is or that begins the clause which it ends:
// "who", or "heads the ward" of "Lund, who heads the ward, said".
func (a article) clauseOf(s statement) news.Span {
	words := a.within(s.source)
	if len(words) == 0 {
		return news.Span{}
	}
	if !slices.ContainsFunc(words, func(w language.Token) bool { return !a.speech.Who.Has(w.Word) }) {
		return s.source
	}
	if words[0].Upper || s.cue.Start < s.source.End || !strings.Contains(a.between(s.source, s.cue), ",") {
		return news.Span{}
	}
	before := a.within(news.Span{Start: max(0, s.source.Start-2*farthestName), End: s.source.Start})
	for i := len(before) - 1; i >= 0; i-- {
		who := spanOf(before[i])
		if strings.ContainsAny(a.between(who, s.source), partsClauses) {
			break
		}
		if i > 0 && a.speech.In.Has(before[i-1].Word) {
			who.Start = before[i-1].Start // "of which"
		}
		if a.speech.Who.Has(before[i].Word) && strings.HasSuffix(strings.TrimRight(a.text[:who.Start], " \u00a0"), ",") {
			return who
		}
	}
	return news.Span{}
}

// antecedent is whom "who" or "which" means: the name before it, or else all of the
// description: "a nurse on ward five, who".
func (a article) antecedent(who news.Span) news.Span {
	end := len(strings.TrimRight(a.text[:who.Start], ", \u00a0"))
	all := news.Span{Start: end, End: end}
	for at := end; ; {
		names := a.people(news.Span{Start: max(0, at-farthestName), End: at})
		if last := len(names) - 1; last >= 0 && names[last].End == at && !a.placed(names[last]) {
			return names[last].Span
		}
		words := a.phraseBefore(news.Span{Start: at, End: at})
		if len(words) == 0 || words[len(words)-1].End != at {
			return all
		}
		all.Start = words[0].Start
		in := a.within(news.Span{Start: max(0, all.Start-12), End: all.Start})
		for len(in) > 0 && a.speech.Same.Has(in[len(in)-1].Word) {
			in = in[:len(in)-1] // "on the ward"
		}
		if len(in) == 0 || !a.speech.In.Has(in[len(in)-1].Word) {
			return all
		}
		at = len(strings.TrimRight(a.text[:in[len(in)-1].Start], " \u00a0"))
	}
}
