package attribution

import (
	"slices"

	"whosaid/retrieval/attribution/quotemarks"
	"whosaid/store/language"
	"whosaid/store/news"
)

// analysis is the reading of one text.
type analysis struct {
	text   string
	quotes []quotemarks.Quotation
	units  []unit
	lines  []line
	traits []traits
	people *register
	found  []statement
	taken  []bool          // by quotation: part of some content
	things map[string]bool // runs of capitals that name no person
}

// statement is one attribution in terms of units.
type statement struct {
	line    int
	source  phrase   // empty when implied
	shared  bool     // the source stands at another cue, not at this one
	speaks  phrase   // the part of the source that names who speaks; all of it when empty
	cue     phrase   // empty when implied
	content []phrase // not empty
	certain bool     // its pattern is so plain that no model is asked
	plain   bool     // its cue is surely one, whatever belongs to it
	manner  manner
	via     []string
	who     *entity
	speaker news.Speaker // its basis is "" for the outlet's own voice
}

// Analyse finds who says what in a text. Sentences are its sentences in
// ascending order, as byte spans; they need not cover it. The attributions come
// in the order in which they begin. All their spans are byte offsets into text,
// between characters, ascending, and merged where they touch. Time and memory
// are linear in the length of the text.
func Analyse(text string, sentences []news.Span) []news.Attribution {
	if code := language.Of(text); code != language.English {
		return tagged(text, code)
	}
	a := readText(text, sentences)
	a.readByRules()
	a.settle(a.choose())
	found := make([]news.Attribution, 0, len(a.found))
	for _, s := range a.found {
		found = append(found, a.attribution(s))
	}
	slices.SortStableFunc(found, func(x, y news.Attribution) int { return begin(x) - begin(y) })
	return found
}

func readText(text string, sentences []news.Span) *analysis {
	quotes := quotemarks.Pair(text)
	a := &analysis{text: text, quotes: quotes, units: readUnits(text, quotes)}
	a.lines = cutLines(text, a.units, sentences)
	a.findThings()
	a.forget()
	return a
}

// forget goes back to before any statement was read.
func (a *analysis) forget() {
	a.people, a.taken, a.found = newRegister(), make([]bool, len(a.quotes)), nil
}

func (a *analysis) readByRules() {
	for i := range a.lines {
		a.readLine(i)
	}
	a.adoptBareQuotes()
}

func begin(x news.Attribution) int {
	first := x.Content[0].Start
	for _, part := range [][]news.Span{x.Source, x.Cue} {
		if len(part) > 0 {
			first = min(first, part[0].Start)
		}
	}
	return first
}

// readLine reads one line: who is named in it, then what is said in it.
func (a *analysis) readLine(n int) {
	a.people.line = n
	a.noteNames(a.lines[n])
	first := len(a.found)
	for i := a.lines[n].from; i < a.lines[n].to; i++ {
		if s, ok := a.statementAt(n, i, first); ok {
			a.keep(s)
			if s.cue.from <= i {
				i = max(i, s.cue.to-1)
			}
		}
	}
	a.chain(first)
}

// statementAt tries every pattern that unit i can be the cue of.
func (a *analysis) statementAt(n, i, first int) (statement, bool) {
	l := a.lines[n]
	if a.units[i].tag == quoted {
		return statement{}, false
	}
	for _, pattern := range []func(int, line, int, int) (statement, bool){a.reporting, a.according, a.inView, a.nominal, a.transcript} {
		if s, ok := pattern(n, l, i, first); ok && len(s.content) > 0 {
			s.line = n
			return s, true
		}
	}
	return statement{}, false
}

// keep settles who speaks, through whom, and takes the quotations.
func (a *analysis) keep(s statement) {
	a.people.nested = a.isNested(s)
	a.settleSpeaker(&s)
	a.people.nested = false
	for _, p := range s.content {
		for i := p.from; i < p.to; i++ {
			if a.units[i].tag == quoted {
				a.taken[a.units[i].quote] = true
			}
		}
	}
	a.found = append(a.found, s)
}

// isNested reports whether a statement stands within what the one before it says.
func (a *analysis) isNested(s statement) bool {
	if len(a.found) == 0 || s.cue.empty() {
		return false
	}
	last := a.found[len(a.found)-1]
	return last.line == s.line && a.inContent(last, s.cue.from)
}

func (a *analysis) settleSpeaker(s *statement) {
	if s.speaker.Basis != "" || s.who != nil {
		return
	}
	source := s.source
	if !s.speaks.empty() {
		source = s.speaks
	}
	if !source.empty() && (a.units[source.from].tag == relative || a.units[source.from].tag == that) {
		source = a.antecedent(a.lines[s.line], source.from)
	}
	if s.source.empty() {
		if a.leavesUnnamed(*s) {
			s.speaker = news.Speaker{Basis: news.Unnamed}
		}
		return
	}
	s.who, s.speaker = a.speaker(source)
}

// attribution puts a statement in bytes.
func (a *analysis) attribution(s statement) news.Attribution {
	out := news.Attribution{Source: a.spans(s.source), Cue: a.spans(s.cue), Content: a.spans(s.content...)}
	out.Said = news.Said{Mode: news.Own}
	if s.speaker.Basis != "" {
		speaker := s.speaker
		out.Said = news.Said{Speaker: &speaker, Mode: a.mode(s), Via: s.via}
	}
	return out
}

// spans are the bytes of phrases, ascending, with those merged that touch.
func (a *analysis) spans(phrases ...phrase) []news.Span {
	found := []news.Span{}
	for _, p := range phrases {
		if !p.empty() {
			found = append(found, news.Span{Start: a.units[p.from].Start, End: a.units[p.to-1].End})
		}
	}
	slices.SortFunc(found, func(x, y news.Span) int { return x.Start - y.Start })
	merged := found[:0]
	for _, s := range found {
		if last := len(merged) - 1; last >= 0 && s.Start <= merged[last].End {
			merged[last].End = max(merged[last].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
