package attribution

import (
	"strings"

	"whosaid/store/news"
)

// mode follows the verb first: a denial stays one when it is quoted.
func (a *analysis) mode(s statement) news.Mode {
	switch {
	case s.manner == denying:
		return news.Denies
	case s.manner == alleging:
		return news.Alleges
	case a.allQuoted(s.content):
		return news.Quotes
	}
	return news.Reports
}

// allQuoted reports whether a content is nothing but quotations, "that" and
// marks between them set aside.
func (a *analysis) allQuoted(content []phrase) bool {
	for _, p := range content {
		for i := p.from; i < p.to; i++ {
			if t := a.units[i].tag; t != quoted && t != comma && t != stop && (t != that || i != p.from) {
				return false
			}
		}
	}
	return true
}

// mannerOf is how a verb presents its object. Who claims responsibility or
// victory alleges nothing, and who does not deny denies nothing.
func (a *analysis) mannerOf(g group, object phrase) manner {
	c := g.cue
	for i := g.from; i < g.at; i++ {
		if w := a.units[i].word; w == "not" || w == "never" || strings.HasSuffix(w, "n't") {
			return neutral
		}
	}
	if c.lemma == "claim" && !object.empty() {
		if claimed[a.units[object.from].word] {
			return neutral
		}
	}
	return c.manner
}

// claimed are what somebody claims as theirs, rather than as true.
var claimed = set("responsibility credit victory")
