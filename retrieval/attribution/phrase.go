package attribution

import "strings"

// phrase is a range of units, from..to.
type phrase struct{ from, to int }

func (p phrase) empty() bool { return p.to <= p.from }

// reach bounds how many units a noun phrase, or what is put into it, may have:
// it keeps the analysis linear on texts without structure.
const reach = 60

// phraseBefore is the noun phrase that ends at unit to and lies in the line:
// its core, what "of", "for", "at" and their like add, but no apposition.
func (a *analysis) phraseBefore(l line, to int) phrase {
	i := to
	floor := max(l.from, to-reach)
	for i > floor {
		u := a.units[i-1]
		switch {
		case u.tag == pronoun || u.tag == relative:
			if i == to {
				return phrase{i - 1, to}
			}
			return trimPhrase(a, phrase{i, to})
		case u.tag == closing:
			open := a.matching(l, i-1)
			if open < 0 {
				return trimPhrase(a, phrase{i, to})
			}
			i = open
		case u.tag.nominal() || u.tag == genitive || u.tag == possessive || u.tag == determiner:
			if u.tag == noun && a.isFinite(i-1) && i < to {
				return trimPhrase(a, phrase{i, to})
			}
			i--
			if (u.tag == determiner || u.tag == possessive) && !a.links(l, i, floor) {
				return phrase{i, to}
			}
		case u.tag == dash && i < to && i-2 >= floor && a.units[i].tag == name && a.units[i-2].tag == name:
			i--
		case u.tag == quoted && i < to && a.units[i].tag.nominal() && a.isEpithet(u):
			i--
		case a.links(l, i, floor) && i < to:
			i--
		case u.tag == past && i < to && (a.units[i].tag.nominal() || a.units[i].tag == preposition) && i-2 >= floor && (a.units[i-2].tag.nominal() || a.units[i-2].tag == determiner):
			i--
		case u.tag == adverb && i < to && i-2 >= floor && a.units[i-2].tag == determiner:
			i--
		default:
			return trimPhrase(a, phrase{i, to})
		}
	}
	return trimPhrase(a, phrase{i, to})
}

// isEpithet tells a word or two in quotation marks, part of a noun phrase,
// from something said.
func (a *analysis) isEpithet(u unit) bool {
	inner := strings.TrimRight(u.Of(a.text), "”\"»’'")
	return u.Len() < 40 && inner != "" && !strings.ContainsRune(",.?!", rune(inner[len(inner)-1]))
}

// linking are the small words that tie two noun phrases into one.
var linking = set("of for at from in with on to by and or & / de la von van der al bin ibn")

// links reports whether the unit before i ties a noun phrase before it to what follows.
func (a *analysis) links(l line, i, floor int) bool {
	if i-2 < floor || !linking[a.units[i-1].word] {
		return false
	}
	before := a.units[i-2]
	return (before.tag == noun && !timeWords[before.word] && !a.isFinite(i-2)) || before.tag == name || before.tag == closing || before.tag == past && a.units[i-1].word != "and"
}

// isFinite reports whether the unit is more likely a verb than a noun: a sure
// form of a reporting verb.
func (a *analysis) isFinite(i int) bool {
	c, ok := cueForms[a.units[i].word]
	return ok && !c.unsure && !a.units[i].capital && c.form != ingForm
}

// trimPhrase drops from the front of a phrase what cannot begin one.
func trimPhrase(a *analysis, p phrase) phrase {
	if p.from > 0 && p.to-p.from > 1 && a.units[p.from-1].tag == toWord && a.units[p.from].tag == noun {
		p.from++
	}
	for !p.empty() {
		t := a.units[p.from].tag
		if t != preposition && t != toWord && t != coordinate && t != genitive && t != past && t != adverb && t != other {
			break
		}
		p.from++
	}
	return p
}

// matching is the bracket that the one at i closes, or -1.
func (a *analysis) matching(l line, i int) int {
	for j := i - 1; j >= max(l.from, i-20); j-- {
		if a.units[j].tag == opening {
			return j
		}
	}
	return -1
}

// phraseAfter is the noun phrase that starts at unit from. Prepositions tie
// more to it unless they speak of time.
func (a *analysis) phraseAfter(l line, from int) phrase {
	i, ceiling := from, min(l.to, from+reach)
	if i+1 < ceiling && a.units[i].word == "one" && a.units[i+1].tag.nominal() && !a.isFinite(i+1) {
		i++
	}
	if i < ceiling && (a.units[i].tag == pronoun || a.units[i].tag == relative) {
		return phrase{i, i + 1}
	}
	for i < ceiling {
		u := a.units[i]
		fresh := i == from || linking[a.units[i-1].word] || a.units[i-1].tag == determiner
		switch {
		case (weekdays[u.word] || months[u.word]) && !fresh && u.capital && a.units[i-1].tag == name:
			return phrase{from, i}
		case a.isFinite(i) && !fresh:
			return phrase{from, i}
		case u.tag.nominal() || u.tag == genitive:
		case u.tag == determiner || u.tag == possessive:
			if !fresh {
				return phrase{from, i}
			}
		case u.tag == opening:
			end := a.closingAfter(l, i)
			if end < 0 {
				return phrase{from, i}
			}
			i = end
		case a.inFirm(phrase{from, ceiling}, i):
		case i > from && a.ties(l, i, from):
		case (u.tag == past || u.tag == adverb || u.tag == participle) && fresh && i+1 < ceiling && a.units[i+1].tag.nominal():
		case u.tag == quoted && u.Len() < 40 && fresh && i > from:
		default:
			return phrase{from, i}
		}
		i++
	}
	return phrase{from, i}
}

// ties reports whether the small word at i adds to the noun phrase before it.
func (a *analysis) ties(l line, i, from int) bool {
	if i+1 >= l.to || !(a.units[i-1].tag.nominal() || a.units[i-1].tag == closing) {
		return false
	}
	next := a.units[i+1]
	if !(next.tag.nominal() || next.tag == determiner || next.tag == possessive) {
		return false
	}
	head := next
	if next.tag == determiner && i+2 < l.to {
		head = a.units[i+2]
	}
	if timeWords[head.word] || head.tag == number {
		return false
	}
	switch a.units[i].word {
	case "of", "and", "&", "or", "de", "la", "von", "van", "der", "al", "bin", "ibn":
		return true
	case "to":
		return a.units[i-1].word == "close" || roles[a.units[i-1].word]
	case "for", "at", "from", "in", "with":
		return head.tag == name && !occasions[head.word] && (a.units[i-1].tag != name || a.units[i].word == "from" || roles[a.units[from].word])
	}
	return false
}

// occasions are where and in what people speak; they are not part of who speaks.
var occasions = set("statement interview speech address letter email e-mail article post tweet message report video rally event conference briefing hearing debate testimony memo press radio television tv facebook twitter telegram")

func (a *analysis) closingAfter(l line, i int) int {
	for j := i + 1; j < min(l.to, i+20); j++ {
		if a.units[j].tag == closing {
			return j
		}
	}
	return -1
}

// headEnd is where the core of a phrase ends: before its first "of", "for" …
func (a *analysis) headEnd(p phrase) int {
	for i := p.from + 1; i < p.to; i++ {
		if t := a.units[i].tag; t == preposition || t == comma || t == opening || t == toWord || t == past && i+1 < p.to && !a.units[i+1].tag.nominal() {
			return i
		}
	}
	return p.to
}
