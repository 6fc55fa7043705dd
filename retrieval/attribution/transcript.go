package attribution

// transcript reads a paragraph that opens with its speaker and a colon:
// "BROOK: We did not know." A name counts when it is all capitals or somebody
// known; "Update:" and "Photo:" are no speakers.
func (a *analysis) transcript(n int, l line, i, _ int) (statement, bool) {
	if a.units[i].tag != colon || i == l.from || i-l.from > 4 || i+1 >= l.to || n > 0 && a.lines[n-1].paragraph == l.paragraph {
		return statement{}, false
	}
	if next := a.units[i+1]; next.Start == a.units[i].End {
		return statement{}, false
	}
	who := phrase{l.from, i}
	if !a.namesSpeaker(who) {
		return statement{}, false
	}
	s := statement{source: who, cue: phrase{i, i + 1}, content: []phrase{{i + 1, l.to}}, certain: true}
	for n++; n < len(a.lines) && a.lines[n].paragraph == l.paragraph; n++ {
		s.content = append(s.content, phrase{a.lines[n].from, a.lines[n].to})
	}
	return s, true
}

func (a *analysis) namesSpeaker(p phrase) bool {
	capitals := true
	for i := p.from; i < p.to; i++ {
		u := a.units[i]
		if u.tag != name && !honorifics[u.word] || labels[u.word] {
			return false
		}
		capitals = capitals && allCapitals(u.Of(a.text)) && u.Len() > 2
	}
	known := a.people.find(a.wordsOf(p))
	return capitals || known != nil && known.kind == person
}

func allCapitals(s string) bool {
	for _, c := range s {
		if 'a' <= c && c <= 'z' {
			return false
		}
	}
	return true
}

// labels open paragraphs and speak for nobody.
var labels = set("update updated photo photos video watch read note editor's correction breaking related source sources caption image file live exclusive opinion analysis question answer more also tags topics contact email phone")
