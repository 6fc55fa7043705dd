package attribution

import (
	"slices"

	"whosaid/store/news"
)

// choose decides by the models which statements there are, and what belongs
// to each. The models see what the rules found; a source or a
// content that a model leaves open is theirs.
func (a *analysis) choose() []statement {
	a.readTraits()
	m, by := a.readMarks(), learned()
	cues := a.spot(m, by.cues)
	chosen := a.certain()
	n := 0
	for _, c := range runs(cues) {
		for a.lines[n].to <= c.from {
			n++
		}
		ruled := a.ruledAt(c, m)
		if ruled != nil && ruled.certain {
			continue
		}
		s := statement{line: n, cue: c}
		if !a.isCrowded(a.lines[n], cues) {
			s.source, s.content = a.extent(n, c, m, cues, by.spans)
		}
		if ruled != nil {
			a.inherit(&s, *ruled)
		}
		if len(s.content) > 0 {
			chosen = append(chosen, s)
		}
	}
	a.part(chosen)
	slices.SortStableFunc(chosen, func(x, y statement) int { return x.cue.from - y.cue.from })
	return chosen
}

// certain are the rules' statements that no model is asked about.
func (a *analysis) certain() []statement {
	var found []statement
	for _, s := range a.found {
		if s.certain {
			s.who, s.speaker, s.via = nil, news.Speaker{}, nil // they will be known anew
			found = append(found, s)
		}
	}
	return found
}

// part ends a content before the next cue of the same speaker in it: "said the
// ice was thin and added that …".
func (a *analysis) part(chosen []statement) {
	for i, s := range chosen {
		for _, next := range chosen[i+1 : min(len(chosen), i+4)] {
			if next.line != s.line || next.source != s.source || s.source.empty() {
				continue
			}
			for k, p := range s.content {
				if p.from < next.cue.from && next.cue.from < p.to && p.from >= s.cue.to {
					s.content[k].to = a.endBefore(p, next.cue.from)
				}
			}
		}
	}
}

// endBefore is where a clause ends that is followed by "and", at unit to.
func (a *analysis) endBefore(p phrase, to int) int {
	for to > p.from+1 && (a.units[to-1].tag == coordinate || a.units[to-1].tag == comma || a.units[to-1].tag == adverb || a.units[to-1].tag == auxiliary) {
		to--
	}
	return to
}

// isCrowded reports whether a line has more cues than any sentence can. The
// rules alone read it: to look around each cue would cost too much.
func (a *analysis) isCrowded(l line, cues []uint8) bool {
	count := 0
	for _, y := range cues[l.from:l.to] {
		if y == cueBegins {
			count++
		}
	}
	return count > 2+(l.to-l.from)/5
}

// ruledAt is the statement of the rules whose cue a cue overlaps.
func (a *analysis) ruledAt(c phrase, m marks) *statement {
	for i := c.from; i < c.to; i++ {
		if k := m.at[i]; k > 0 {
			return &a.found[k-1]
		}
	}
	return nil
}

// inherit takes over from the rules what the model leaves open, and what it
// does not tell: where a quotation goes on into other paragraphs.
func (a *analysis) inherit(s *statement, ruled statement) {
	if len(s.content) == 0 && s.cue == ruled.cue {
		s.source, s.content = ruled.source, ruled.content
	}
	if !a.canSpeak(s.source) {
		s.source = ruled.source
	}
	if src := ruled.source; src.from == s.source.from && src.to < s.source.to && !src.empty() && a.units[src.to].tag == preposition {
		s.speaks = src
	}
	if s.cue == ruled.cue && claimed[a.units[s.content[0].from].word] {
		s.content = ruled.content
	}
	if s.cue == ruled.cue && s.source.from == ruled.source.from && (overlaps(ruled.source, s.content) || overlaps(s.source, ruled.content)) {
		s.source, s.content = ruled.source, ruled.content
	}
	for i := ruled.cue.from; i < ruled.cue.to; i++ {
		if a.units[i].word == "quoted" {
			s.via = ruled.via
		}
	}
	if len(s.content) == 0 {
		return
	}
	first, last := s.content[0], s.content[len(s.content)-1]
	for k, p := range ruled.content {
		if p == last {
			s.content = append(s.content, a.elsewhere(ruled.content[k+1:], s.line)...)
		}
	}
	if k := slices.Index(ruled.content, first); k > 0 {
		s.content = append(a.elsewhere(ruled.content[:k], s.line), s.content...)
	}
}

// elsewhere are the pieces that lie outside of the paragraph of line n.
func (a *analysis) elsewhere(pieces []phrase, n int) []phrase {
	var found []phrase
	for _, p := range pieces {
		if a.lines[a.lineAt(p.from)].paragraph != a.lines[n].paragraph {
			found = append(found, p)
		}
	}
	return found
}

// lineAt is the line that unit i is in.
func (a *analysis) lineAt(i int) int {
	n, _ := slices.BinarySearchFunc(a.lines, i, func(l line, unit int) int { return l.to - unit - 1 })
	return n
}

// canSpeak reports whether a source names somebody or something, not a time.
func (a *analysis) canSpeak(p phrase) bool {
	for i := p.from; i < p.to; i++ {
		switch t := a.units[i].tag; {
		case t.nominal(), t == pronoun, t == possessive, t == relative, t == that, t == determiner, t == question:
			return !a.isTime(p)
		}
	}
	return false
}

func overlaps(p phrase, pieces []phrase) bool {
	return slices.ContainsFunc(pieces, func(q phrase) bool { return p.from < q.to && q.from < p.to })
}
