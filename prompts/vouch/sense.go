package vouch

import (
	"slices"

	"whosaid/store/news"
)

// keepsSense reports whether a summary still says what turns the sense of a
// quote: a negation, a condition, a denial.
func (c reading) keepsSense(words []word) bool {
	if c.Denial && !has(words, deny) && !has(words, negation) {
		return false
	}
	for i, q := range c.Quotes {
		quote := withoutReason(c.quotes[i], words)
		if has(quote, negation) && !has(words, negation) && !has(words, deny) {
			return false
		}
		if has(quote, deny) && !has(words, deny) && !has(words, negation) {
			return false
		}
		if (has(quote, hedge) || q.Mode == news.Alleges) && !has(words, hedge) {
			return false
		}
	}
	return true
}

// reasons open a clause that only says why, when or against what; what stands before it means
// the same without.
var reasons = map[string]bool{"because": true, "since": true, "while": true, "when": true, "after": true, "before": true, "whatever": true,
	"бо": true, "оскільки": true, "коли": true, "поскольку": true, "когда": true}

// withoutReason is the quote without a last clause that gives a reason, when no
// word of the summary is of that clause alone.
func withoutReason(quote, words []word) []word {
	for i := len(quote) - 1; i > 0; i-- {
		if !quote[i].opens || !reasons[quote[i].text] {
			continue
		}
		used := slices.ContainsFunc(words, func(w word) bool {
			return w.asserts() && find(quote[:i], w, 0) < 0 && find(quote[i:], w, 0) >= 0
		})
		if !used {
			return quote[:i]
		}
	}
	return quote
}

// keepsVoice reports whether a summary of what speakers said says that somebody
// says it: by a verb of speech, or by the speaker's name.
func (c reading) keepsVoice(words []word) bool {
	if slices.ContainsFunc(c.Quotes, func(q news.Citation) bool { return q.Speaker == nil }) {
		return true
	}
	if has(words, speech) || has(words, deny) {
		return true
	}
	return slices.ContainsFunc(words, func(w word) bool {
		return !is(w.text, link) && find(c.speakers, w, 0) >= 0
	})
}

// How near to a number its thing and its bound stand, in words.
const (
	thingReach = 4
	boundReach = 3
)

// keepsNumbers reports whether each number still counts what it counted, with
// the same bound.
func (c reading) keepsNumbers(words []word) bool {
	for i, w := range words {
		if !w.number {
			continue
		}
		n := numeral{w, c.before(words, i), c.thing(words, i), bounds(words, i)}
		if !slices.ContainsFunc(c.quotes, n.borne) {
			return false
		}
	}
	return true
}

// numeral is a number of a summary with what stands around it.
type numeral struct {
	word
	before *word    // the last word before it that asserts something; nil for none
	thing  *word    // the first after it in its clause: what is counted; nil for none
	bounds []string // before it, that bound it
}

func (c reading) before(words []word, number int) *word {
	for i := number - 1; i >= 0; i-- {
		if words[i].asserts() && !words[i].number && !is(words[i].text, bound) && !c.labelled(words[i]) {
			return &words[i]
		}
	}
	return nil
}

func (c reading) thing(words []word, number int) *word {
	for i := number + 1; i < len(words); i++ {
		if words[i].number || words[i].opens || joints[words[i].text] {
			return nil
		}
		if words[i].asserts() && !c.labelled(words[i]) {
			return &words[i]
		}
	}
	return nil
}

// bounds are the words before a number that bound it.
func bounds(words []word, number int) []string {
	var out []string
	for i := max(0, number-boundReach); i < number; i++ {
		if words[i].number {
			out = nil
		} else if is(words[i].text, bound) {
			out = append(out, words[i].text)
		}
	}
	return out
}

// borne reports whether the quote has the number with the same bounds, the same
// thing near after it, and the same word before it, with nothing else between
// that could be meant.
func (n numeral) borne(quote []word) bool {
	for i, w := range quote {
		if !same(w, n.word) || !slices.Equal(bounds(quote, i), n.bounds) {
			continue
		}
		if n.thing != nil && !near(quote[i+1:], *n.thing) {
			continue
		}
		if n.before == nil || governs(quote[:i], *n.before) {
			return true
		}
	}
	return false
}

// governs reports whether the word stands before a number with no conjunction
// between: what was done to the one counted was not done to the other.
func governs(before []word, w word) bool {
	for i := len(before) - 1; i >= 0; i-- {
		if same(before[i], w) {
			return true
		}
		if joints[before[i].text] && i > 0 && !before[i-1].number {
			return false
		}
	}
	return true // it is another quote's
}

// joints are words after which something else is spoken of.
var joints = map[string]bool{"and": true, "or": true, "while": true, "та": true, "і": true, "й": true, "а": true, "или": true, "и": true, "або": true}

// near reports whether the thing stands among the first words, in one stretch.
func near(words []word, thing word) bool {
	for _, w := range words[:min(thingReach, len(words))] {
		if w.number || joints[w.text] {
			return false
		}
		if same(w, thing) {
			return true
		}
	}
	return false
}
