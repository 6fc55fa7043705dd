package question

import (
	"slices"
	"strings"

	"whosaid/retrieval/terms"
)

// readExpectation tells from the question word what would be an answer.
func (p *parser) readExpectation() {
	for i := range p.words {
		if expect, after := p.expectAt(i); expect != Anything {
			p.out.Expect = expect
			p.out.Year = expect == Time && p.word(after-1) == "year"
			p.use(i, after)
			if expect == Number && measures[p.word(i+1)] {
				p.used[i+1] = false
				p.out.Counted = p.words[i+1 : i+2]
				return
			}
			if k := p.weighs(); expect == Number && p.word(i+1) == "much" && k > 0 {
				p.out.Counted = p.words[k : k+1]
				return
			}
			if k := p.office(i); expect == Person && k > 0 {
				p.out.Expect, p.out.Counted = Naming, p.words[k:k+1]
				return
			}
			if expect == Number || expect == Naming {
				p.readCounted(after)
			}
			if n := len(p.out.Counted); expect == Naming && n > 1 {
				p.out.Counted = p.out.Counted[n-1:]
			}
			return
		}
	}
}

// office is the index of the word for somebody whose name "who is the captain
// of …" at i asks for; 0 when the question is another.
func (p *parser) office(i int) int {
	if !ofBeing[p.word(i+1)] || p.word(i+2) != "the" {
		return 0
	}
	head := 0
	for k := i + 3; k < len(p.words) && !p.words[k].Stop; k++ {
		head = k
	}
	if head == 0 || terms.Light(p.words[head].Stem) || terms.Verbal(p.words[head].Word) {
		return 0
	}
	return head
}

// expectAt reads the question word at i; after is the word behind it.
func (p *parser) expectAt(i int) (expect Expect, after int) {
	this, next := p.word(i), p.word(i+1)
	switch {
	case this == "how" && next == "much" && p.speaksOfMoney():
		return Money, i + 2
	case this == "how" && (next == "many" || next == "much"):
		return Number, i + 2
	case (this == "name" || this == "names") && next == "of":
		return Naming, i + 2
	case this == "how" && p.opens(i) && measures[next]:
		return Number, i + 2
	case slices.Contains([]string{"number", "percentage", "proportion", "share", "amount"}, this) && next == "of":
		return Number, i + 2
	case this == "toll" || this == "count" && p.word(i-1) == "body":
		return Number, i
	case this == "when":
		return Time, i + 1
	case (this == "what" || this == "which") && slices.Contains([]string{"year", "date", "day", "month", "time"}, next):
		return Time, i + 2
	case (this == "what" || this == "which") && slices.Contains([]string{"city", "town", "village", "country", "place"}, next):
		return Place, i + 2
	case this == "where":
		return Place, i + 1
	case this == "why":
		return Reason, i + 1
	case this == "who" || this == "whom":
		return Person, i + 1
	}
	return Anything, i
}

// measures are the adjectives that ask for a figure of no counted thing.
var measures = set("weigh weighs measure old large big long far high tall fast deep heavy often wide strong")

// weighs is the index of a verb of measuring, 0 when there is none: "how much
// does it [weigh]".
func (p *parser) weighs() int {
	return max(slices.IndexFunc(p.words, func(w terms.Term) bool { return w.Stem == "weigh" || w.Stem == "measur" }), 0)
}

// speaksOfMoney reports whether one of the words makes a "how much" ask for an
// amount of money.
func (p *parser) speaksOfMoney() bool {
	return slices.ContainsFunc(p.words, func(w terms.Term) bool { return ofMoney[w.Stem] })
}

var ofMoney = stems(`cost pay paid price worth money spend earn salary wage fine budget fund donate invest dollar euro debt owe
	charge compensation ransom reward bonus tax profit loss revenue loan`)

// useHow marks the verb of "how does it work": it asks for the manner, and
// tells nothing of the topic.
func (p *parser) useHow() {
	if p.word(0) != "how" || !auxiliaries[p.word(1)] {
		return
	}
	for i := 2; i < len(p.words); i++ {
		if w := p.word(i); w == "work" || w == "happen" || w == "works" || w == "go" {
			p.used[i] = true
		}
	}
}

// useKnown marks "known" of "what is known about": it is the frame of a question,
// where "did he know of" asks for what somebody knew.
func (p *parser) useKnown() {
	for i := 1; i+1 < len(p.words); i++ {
		frame := p.word(i) == "known" && ofBeing[p.word(i-1)] || p.word(i) == "know" && p.word(i-1) == "we"
		if frame && aboutWords[p.word(i+1)] {
			p.used[i] = true
		}
	}
}

// opens reports whether the i-th word begins the question or a clause of it.
func (p *parser) opens(i int) bool {
	return i == 0 || p.words[i].Starts || strings.ContainsAny(p.text[p.words[i-1].End:p.words[i].Start], ",;:–—") || p.word(i-1) == "and"
}

// readCounted takes what is counted, and what was done to it: "how many [people]
// were [injured] in …", "how many [missiles] did …".
func (p *parser) readCounted(from int) {
	for i := from; i < len(p.words) && i < from+6; i++ {
		w := p.words[i]
		switch {
		case !w.Stop:
			p.out.Counted = append(p.out.Counted, w)
		case len(p.out.Counted) > 0 && !passive[w.Word]:
			return
		}
	}
}

// passive words may stand between what is counted and what was done to it.
var passive = set("was were is are been be have has had of the them")
