package vouch

import (
	"fmt"
	"slices"
)

// Foreign vouches for a summary in another language than the quotes. back is
// its translation into theirs, by a translator that has not seen them: where the
// summary says more than the quotes, so does it. Each of its words must stand in
// a quote, or mean nearly what a word of one means, as kin tells; their order is
// the language's own.
func Foreign(text, back string, of Claim, kin func(a, b string) bool) error {
	if err := of.outside(text); err != nil {
		return err
	}
	if err := of.outside(back); err != nil {
		return fmt.Errorf("translated back: %w", err)
	}
	if Language(text) == "" {
		return ErrUnknown
	}
	c := read(of)
	words := c.inWordsOfQuotes(fold(back), kin)
	for _, w := range c.content(words) {
		if !c.quoted(w) {
			return fmt.Errorf("%w, translated back: %s", ErrWords, w.text)
		}
	}
	if err := c.sound(words); err != nil {
		return fmt.Errorf("translated back: %w", err)
	}
	own := fold(text)
	switch {
	case !c.keepsSense(own):
		return ErrSense
	case !c.keepsVoice(own):
		return ErrVoice
	}
	return nil
}

// inWordsOfQuotes puts for each word that no quote has the first of a quote
// that means nearly the same.
func (c reading) inWordsOfQuotes(words []word, kin func(a, b string) bool) []word {
	out := make([]word, len(words))
	for i, w := range words {
		out[i] = w
		if w.number || !w.asserts() || c.quoted(w) {
			continue
		}
		for _, quote := range c.quotes {
			for _, other := range quote {
				if kin(w.text, other.text) {
					out[i] = other
				}
			}
		}
	}
	return out
}

// quoted reports whether a quote has the word.
func (c reading) quoted(w word) bool {
	return slices.ContainsFunc(c.quotes, func(quote []word) bool { return find(quote, w, 0) >= 0 })
}
