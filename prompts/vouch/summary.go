package vouch

import (
	"errors"
	"fmt"
	"strings"

	"whosaid/store/news"
)

// Why a summary is refused.
var (
	ErrForm    = errors.New("not plain words on one line")
	ErrBeyond  = errors.New("a name or a number that is in none of its quotes")
	ErrWords   = errors.New("words that are in none of its quotes")
	ErrOrder   = errors.New("the words of its quotes in another order")
	ErrSense   = errors.New("a negation or a condition of its quotes is lost")
	ErrNumber  = errors.New("a number is moved to another thing, or has lost its bound")
	ErrVoice   = errors.New("a speaker's words in the outlet's own voice")
	ErrUnknown = errors.New("a language in which no summary can be checked")
)

// Claim is what a summary sums up.
type Claim struct {
	Quotes []news.Citation // that support it; not empty
	Denial bool            // the claim is that somebody denies something
}

// Summary vouches for a summary in the language of the quotes, or says what is
// wrong with it.
func Summary(text string, of Claim) error {
	if err := of.outside(text); err != nil {
		return err
	}
	c, words := read(of), fold(text)
	if err := c.covers(c.content(words)); err != nil {
		return err
	}
	return c.sound(words)
}

// outside checks what holds in any language: the form, names and numbers.
func (c Claim) outside(text string) error {
	if !plain(text) {
		return ErrForm
	}
	if beyond := news.Beyond(text, news.Sources(c.Quotes)...); len(beyond) > 0 {
		return fmt.Errorf("%w: %s", ErrBeyond, strings.Join(beyond, ", "))
	}
	for _, q := range c.Quotes {
		if !Knows(LanguageOf(q.Article())) {
			return ErrUnknown
		}
	}
	return nil
}

// reading is a claim with the words of its quotes and of their labels.
type reading struct {
	Claim
	quotes   [][]word // as Quotes
	speakers []word   // names in the labels
	labels   []word   // all words of the labels
	alleged  bool
}

func read(c Claim) reading {
	r := reading{Claim: c}
	for _, q := range c.Quotes {
		r.quotes = append(r.quotes, fold(q.Text()))
		r.alleged = r.alleged || q.Mode == news.Alleges
		if o := q.Outlet(); o != nil {
			r.labels = append(r.labels, fold(o.Name)...)
		}
		if q.Speaker == nil {
			continue
		}
		r.speakers = append(r.speakers, fold(q.Speaker.Name)...)
		r.labels = append(r.labels, fold(q.Speaker.Name+" "+q.Speaker.Role)...)
		if q.Speaker.Basis == news.Unnamed {
			r.labels = append(r.labels, fold("unnamed anonymous")...)
		}
	}
	return r
}

// sound checks that what was left out does not turn the sense.
func (c reading) sound(words []word) error {
	if !c.keepsSense(words) {
		return ErrSense
	}
	if !c.keepsNumbers(words) {
		return ErrNumber
	}
	if !c.keepsVoice(words) {
		return ErrVoice
	}
	return nil
}

// content are the words of a summary that the quotes must have: not those that
// assert nothing, nor those of the labels.
func (c reading) content(words []word) []word {
	var out []word
	for _, w := range words {
		if w.asserts() && !c.labelled(w) && !c.voiced(w) {
			out = append(out, w)
		}
	}
	return out
}

// voiced reports whether the word only says what the labels say of the manner:
// that somebody denies or alleges.
func (c reading) voiced(w word) bool {
	return c.Denial && is(w.text, deny) || c.alleged && is(w.text, hedge)
}

// labelled reports whether a label of the quotes has the word.
func (c reading) labelled(w word) bool { return !w.number && find(c.labels, w, 0) >= 0 }

// covers checks that the words are taken from the quotes, in their order: as
// few runs as there are quotes, each of words that follow one another in one of
// them.
func (c reading) covers(words []word) error {
	runs := 0
	for len(words) > 0 {
		longest := 0
		for _, quote := range c.quotes {
			longest = max(longest, run(words, quote))
		}
		if longest == 0 {
			return fmt.Errorf("%w: %s", ErrWords, words[0].text)
		}
		words = words[longest:]
		runs++
	}
	if runs > len(c.Quotes) {
		return ErrOrder
	}
	return nil
}

// run is how many of the first words stand in quote in that order.
func run(words, quote []word) int {
	at := 0
	for n, w := range words {
		i := find(quote, w, at)
		if i < 0 {
			return n
		}
		at = i + 1
	}
	return len(words)
}
