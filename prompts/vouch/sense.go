package vouch

import (
	"slices"

	"whosaid/store/news"
)

// keepsSense reports whether a summary still says what turns the sense of a
// quote: a negation, a condition, a denial.
func (c Claim) keepsSense(words []word) bool {
	if c.Denial && !any(words, deny) && !any(words, negation) {
		return false
	}
	for _, q := range c.Quotes {
		quote := fold(q.Text())
		if any(quote, negation) && !any(words, negation) && !any(words, deny) {
			return false
		}
		if any(quote, deny) && !any(words, deny) && !any(words, negation) {
			return false
		}
		if (any(quote, hedge) || q.Mode == news.Alleges) && !any(words, hedge) {
			return false
		}
	}
	return true
}

// keepsVoice reports whether a summary of what speakers said says that somebody
// says it: by a verb of speech, or by the speaker's name.
func (c Claim) keepsVoice(words []word) bool {
	if slices.ContainsFunc(c.Quotes, func(q news.Citation) bool { return q.Speaker == nil }) {
		return true
	}
	if any(words, speech) || any(words, deny) {
		return true
	}
	return slices.ContainsFunc(words, func(w word) bool {
		return !is(w.text, link) && slices.ContainsFunc(c.Quotes, func(q news.Citation) bool { return find(fold(q.Speaker.Name), w, 0) >= 0 })
	})
}

// How near to a number its thing and its bound stand, in words.
const (
	thingReach = 4
	boundReach = 3
)

// keepsNumbers reports whether each number still counts what it counted, with
// the same bound.
func (c Claim) keepsNumbers(words []word) bool {
	for i, w := range words {
		if !w.number {
			continue
		}
		thing := c.thing(words, i)
		bounded := bounds(words, i)
		if !slices.ContainsFunc(c.Quotes, func(q news.Citation) bool { return borne(fold(q.Text()), w, thing, bounded) }) {
			return false
		}
	}
	return true
}

// thing is the word after a number that says what is counted; nil for none.
func (c Claim) thing(words []word, number int) *word {
	for i := number + 1; i < len(words); i++ {
		if words[i].number {
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

// borne reports whether the quote has the number with the same thing near after
// it, no other number between, and the same bounds.
func borne(quote []word, number word, thing *word, bounded []string) bool {
	for i, w := range quote {
		if !same(w, number) || !slices.Equal(bounds(quote, i), bounded) {
			continue
		}
		if thing == nil || near(quote[i+1:], *thing) {
			return true
		}
	}
	return false
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
