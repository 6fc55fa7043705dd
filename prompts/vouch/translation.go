package vouch

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/language"
	"whosaid/store/news"
)

// Why a translation is refused.
var (
	ErrForm   = errors.New("not plain words on one line")
	ErrBeyond = errors.New("a name or a number that the quote has not")
	ErrNumber = errors.New("a number of the quote is lost")
	ErrSense  = errors.New("a negation or a condition is lost, or put in")
	ErrFar    = errors.New("too far from the quote") // says much else, or leaves much out
)

// leastKept is the share of the words that assert something which a quote and
// its translation back must have in common, either way.
const leastKept = 0.6

// Translation vouches for a translation of a quote, as far as rules can tell.
// back is the translation of text into the quote's language, by a translator
// that has not seen the quote. Whoever shows a translation says that it is one.
func Translation(text, back string, quote news.Citation, kin func(a, b string) bool) error {
	if !clean(text) || utf8.RuneCountInString(text) > 3*utf8.RuneCountInString(quote.Text())+40 {
		return ErrForm
	}
	for _, t := range []string{text, back} {
		if beyond := news.Beyond(t, news.Sources([]news.Citation{quote})...); len(beyond) > 0 {
			return fmt.Errorf("%w: %s", ErrBeyond, strings.Join(beyond, ", "))
		}
	}
	if lost := lostNumbers(quote.Text(), text); lost != "" {
		return fmt.Errorf("%w: %s", ErrNumber, lost)
	}
	one, other := fold(quote.Text()), fold(back)
	if kept(one, other, kin) < leastKept || kept(other, one, kin) < leastKept {
		return ErrFar
	}
	for _, k := range []language.Kind{language.Negation, language.Deny, language.Hedge} {
		if has(one, k) != has(fold(text), k) {
			return ErrSense
		}
	}
	return nil
}

// lostNumbers is a number of the quote that the translation has not; "" for none.
func lostNumbers(quote, text string) string {
	for _, beyond := range news.Beyond(quote, text) {
		for _, w := range fold(beyond) {
			if w.number {
				return beyond
			}
		}
	}
	return ""
}

// kept is the share of the words of from that assert something which to has, or
// has the like of.
func kept(from, to []word, kin func(a, b string) bool) float64 {
	all, there := 0, 0
	for _, w := range from {
		if !w.asserts() {
			continue
		}
		all++
		for _, o := range to {
			if same(w, o) || kin(w.text, o.text) {
				there++
				break
			}
		}
	}
	if all == 0 {
		return 1
	}
	return float64(there) / float64(all)
}

// clean reports whether a text is plain words on one line, with no marks but those
// that prose and quotations need: no markup, no link, nothing invisible.
func clean(text string) bool {
	if !utf8.ValidString(text) || strings.TrimSpace(text) != text || text == "" || linked(text) {
		return false
	}
	for _, r := range text {
		if !printed(r) && !unicode.In(r, unicode.Pi, unicode.Pf) && r != '"' && r != '…' {
			return false
		}
	}
	return true
}
