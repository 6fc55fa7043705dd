package attribution

// group is a reporting verb with all that belongs to it: auxiliaries and
// adverbs before, particles after.
type group struct {
	phrase
	at      int // the verb itself
	cue     cue
	passive bool
}

// verbGroup recognises the reporting verb at unit i and gathers its group.
func (a *analysis) verbGroup(l line, i int) (group, bool) {
	u := a.units[i]
	c, ok := cueForms[u.word]
	if !ok || u.word == "citing" || u.word == "quoting" || u.capital && (c.unsure || u.tag != name && i != l.from) {
		return group{}, false
	}
	g := group{phrase: phrase{i, i + 1}, at: i, cue: c}
	if c.lemma == "go" && i+2 < l.to && a.units[i+2].tag == toWord {
		return group{}, false // "went on to say": the cue is "say"
	}
	if !a.particles(l, &g) || !a.before(l, &g) {
		return group{}, false
	}
	if c.unsure && !g.passive && !a.surelyVerb(l, g) {
		return group{}, false
	}
	return g, true
}

// particles takes the small words after the verb that belong to it, and
// reports false for a verb that is no cue without them.
func (a *analysis) particles(l line, g *group) bool {
	allowed := phrasal[g.cue.lemma]
	if allowed == "" {
		return true
	}
	needed := allowed[0] == '!'
	if g.to < l.to && hasField(allowed, a.units[g.to].word) {
		g.to++
		return true
	}
	return !needed
}

// before takes auxiliaries and adverbs before the verb, and reports false
// where the word cannot be a verb: after an article, a genitive, a preposition.
func (a *analysis) before(l line, g *group) bool {
	for g.from > l.from {
		p := a.units[g.from-1]
		switch {
		case p.tag == adverb || p.tag == auxiliary:
		case p.tag == be:
			g.passive = g.passive || g.cue.form == pastForm && g.cue.lemma != "go"
		case p.tag == toWord && g.from-2 >= l.from && a.leadsInfinitive(g.from-2):
			g.from--
			if a.units[g.from-1].word == "on" {
				g.from--
			}
		default:
			if g.from == g.at || a.units[g.from].tag == adverb {
				return a.canPrecede(l, *g, p)
			}
			return true
		}
		g.from--
	}
	return true
}

// leadsInfinitive reports whether the verb at i says that somebody speaks:
// went on to say, declined to say, is expected to say.
func (a *analysis) leadsInfinitive(i int) bool {
	switch a.units[i].word {
	case "on":
		return i > 0 && a.units[i-1].word != "" && hasField("go goes went", a.units[i-1].word)
	case "continued", "continues", "declined", "refused", "failed", "began", "sought", "managed", "used", "appeared", "seemed", "wants", "wanted", "tried":
		return true
	}
	return a.units[i].tag == past || a.units[i].tag == be || a.units[i].tag == auxiliary
}

// quantifiers can be subjects by themselves: "some say".
var quantifiers = set("some many most several all few both those these each another")

func (a *analysis) canPrecede(l line, g group, p unit) bool {
	switch p.tag {
	case determiner:
		return quantifiers[p.word] && g.cue.form != singularForm && !g.cue.unsure
	case possessive, genitive, opening, number:
		return false
	case preposition:
		return g.cue.form == ingForm
	case toWord:
		return false
	case noun:
		return g.cue.form != baseForm || g.to < l.to && a.units[g.to].tag == that || len(p.word) > 2 && p.word[len(p.word)-1] == 's' || p.word == "people"
	}
	return true
}

// surelyVerb decides for a form that may be a noun: what follows must look
// like a content, and what stands before like a subject.
func (a *analysis) surelyVerb(l line, g group) bool {
	if g.from == l.from || g.to >= l.to {
		return false
	}
	before, after := a.units[g.from-1], a.units[g.to]
	subject := before.tag == pronoun || before.tag == name || before.tag == relative || before.tag == noun || before.tag == quoted || before.tag == comma || g.from < g.at
	if before.tag == noun && g.cue.form == singularForm && before.word[len(before.word)-1] == 's' && g.from == g.at {
		return false
	}
	switch after.tag {
	case that, quoted, question, pronoun, determiner, possessive, name, colon:
		return subject
	case comma:
		return subject && (before.tag == pronoun || g.to+1 < l.to && a.units[g.to+1].tag == quoted)
	}
	if after.tag == stop {
		p := a.sourceBefore(l, g.from)
		return !p.empty() && p.from-1 > l.from && a.units[p.from-1].tag == comma
	}
	return subject && before.tag == pronoun
}

func hasField(list, word string) bool {
	for len(list) >= len(word) && word != "" {
		i := indexField(list)
		if list[:i] == word {
			return true
		}
		list = list[min(i+1, len(list)):]
	}
	return false
}

func indexField(list string) int {
	for i := range len(list) {
		if list[i] == ' ' {
			return i
		}
	}
	return len(list)
}

// progressive reports whether a form of "to be" makes the verb finite: "is
// saying".
func (a *analysis) progressive(l line, g group) bool {
	for i := g.from; i < g.at; i++ {
		if a.units[i].tag == be {
			return true
		}
	}
	return false
}
