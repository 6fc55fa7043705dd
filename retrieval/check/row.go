package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// row is a text as a row of words: those of news.Fold, but that every figure is
// one word with its sign and its marks, and stands for its value. How many words
// there are is the same in every language; what a figure is worth is not.
type row struct {
	text  string
	raw   []string // the words, figures as they are written
	words []string
	spans []news.Span
	style style
}

// readRow reads a text in which figures are written in a language's style.
func readRow(text string, style style) row {
	folded := news.Fold(text)
	r := row{text: text, style: style}
	for i := range folded.Len() {
		word, span := folded.Word(i), folded.Span(i)
		if n := len(r.spans); n > 0 {
			r.marks(news.Span{Start: r.spans[n-1].End, End: span.Start})
		}
		r.add(word, span)
	}
	if n := len(r.spans); n > 0 {
		r.marks(news.Span{Start: r.spans[n-1].End, End: min(len(text), r.spans[n-1].End+8)})
	}
	r.hyphens()
	r.raw = r.words
	return r.as(style)
}

// as is the row with its figures read in another style.
func (r row) as(style style) row {
	r.style, r.words = style, make([]string, len(r.raw))
	for i, word := range r.raw {
		r.words[i] = worth(word, style)
	}
	return r
}

func (r row) Len() int             { return len(r.words) }
func (r row) Word(i int) string    { return r.words[i] }
func (r row) Span(i int) news.Span { return r.spans[i] }

// marks adds the units that follow a figure at once and that are no words of
// news.Fold.
func (r *row) marks(gap news.Span) {
	last := len(r.words) - 1
	if !digitAtEnd(r.words[last]) {
		return
	}
	mark, size := utf8.DecodeRuneInString(r.text[gap.Start:])
	if gap.Len() > 0 && strings.ContainsRune(unitMarks, mark) {
		r.put(string(mark), news.Span{Start: gap.Start, End: gap.Start + size})
	}
}

// unitMarks are punctuation to Unicode, and units behind a figure.
const unitMarks = "‰‱′″"

// add adds a word, or joins it to the one before it where the two are one figure.
func (r *row) add(word string, span news.Span) {
	last := len(r.words) - 1
	switch {
	case figure(word):
		word, span = r.signed(word, span)
		if last = len(r.words) - 1; last >= 0 && r.groups(last, word, span) {
			r.words[last] += " " + word
			r.spans[last].End = span.End
			return
		}
	case last >= 0 && (word == "cent" || word == "mille") && r.words[last] == "per":
		r.words[last] += word
		r.spans[last].End = span.End
		return
	case last >= 0 && tens[r.words[last]] != "" && units[word] != "" && near(r.text[r.spans[last].End:span.Start]):
		r.words[last] = tens[r.words[last]] + units[word]
		r.spans[last].End = span.End
		return
	}
	r.put(word, span)
}

func (r *row) put(word string, span news.Span) {
	r.words, r.spans = append(r.words, word), append(r.spans, span)
}

// signed gives a figure the sign and the point before it. A sign before a
// currency is the currency's: "-$5" and "$-5" are one. A dash that parts clauses
// is no sign.
func (r *row) signed(word string, span news.Span) (string, news.Span) {
	if dash, size := utf8.DecodeRuneInString(r.text[span.Start:]); dash == '—' || dash == '―' {
		word, span.Start = word[1:], span.Start+size
	}
	if at, mark := before(r.text, span.Start); (mark == '.' || mark == ',') && opensFigure(r.text[:at], true) {
		word, span.Start = "0"+string(mark)+word, at
	}
	last := len(r.words) - 1
	currency := last >= 0 && symbol(r.words[last]) && r.spans[last].End == span.Start
	at, sign := before(r.text, span.Start)
	switch {
	case strings.HasPrefix(word, "-"):
	case minus[sign] && opensFigure(r.text[:at], false):
		r.takeSign(at)
		word, span.Start = "-"+word, at
	case minus[sign]:
		r.takeSign(at)
		if last = len(r.words) - 1; last >= 0 && symbol(r.words[last]) && r.spans[last].End == at {
			r.words[last], r.spans[last].End = "-"+r.words[last], span.Start
		}
	case currency:
		if at, sign := before(r.text, r.spans[last].Start); minus[sign] && opensFigure(r.text[:at], false) {
			r.words, r.spans = r.words[:last], r.spans[:last]
			r.takeSign(at)
			r.put("-"+r.text[at+utf8.RuneLen(sign):span.Start], news.Span{Start: at, End: span.Start})
		}
	}
	return word, span
}

// takeSign takes the minus that stands at a place out of the words: it is no word
// by itself before a figure, though a symbol to Unicode.
func (r *row) takeSign(at int) {
	if last := len(r.words) - 1; last >= 0 && r.spans[last].Start == at {
		r.words, r.spans = r.words[:last], r.spans[:last]
	}
}

// groups reports whether a figure is the next three digits of the one before it:
// "12 300", "12 300,5".
func (r *row) groups(last int, word string, span news.Span) bool {
	head := r.words[last]
	if !figure(head) || strings.ContainsAny(head, ".,:/%") {
		return false
	}
	groups := strings.Split(strings.TrimPrefix(head, "-"), " ")
	digits := strings.IndexFunc(word+"x", func(c rune) bool { return c < '0' || c > '9' })
	gap := r.text[r.spans[last].End:span.Start]
	if len(groups[0]) > 3 || groups[0][0] == '0' || digits != 3 || gap == "" || strings.TrimSpace(gap) != "" {
		return false
	}
	dated := last > 0 && days[r.words[last-1]] // "on 12 May 300 people", "on May 12 300 people"
	return !dated && strings.Trim(groups[len(groups)-1], "0123456789") == ""
}

// hyphens joins the halves of a word that was parted at the end of a line. One
// whose second half is a word by itself is a compound, and stays in two.
func (r *row) hyphens() {
	for i := len(r.words) - 2; i >= 0; i-- {
		gap := r.text[r.spans[i].End:r.spans[i+1].Start]
		if !strings.HasPrefix(gap, "-\n") || len(gap) != 2 || figure(r.words[i]) || figure(r.words[i+1]) {
			continue
		}
		second := r.words[i+1]
		if terms.Everyday(second) || slices.Contains(r.words[:i], second) || slices.Contains(r.words[i+2:], second) {
			continue
		}
		r.words[i] += second
		r.spans[i].End = r.spans[i+1].End
		r.words, r.spans = slices.Delete(r.words, i+1, i+2), slices.Delete(r.spans, i+1, i+2)
	}
}

var minus = map[rune]bool{'-': true, '−': true, '–': true, '\u2010': true, '\u2011': true}

// before is the rune that ends at a place, and where it begins.
func before(text string, at int) (start int, r rune) {
	r, size := utf8.DecodeLastRuneInString(text[:at])
	if size == 0 {
		return 0, 0
	}
	return at - size, r
}

// opensFigure reports whether a figure may begin with a mark behind this text; a
// point may stand behind a sign and a currency, too.
func opensFigure(text string, point bool) bool {
	_, r := before(text, len(text))
	return r == 0 || unicode.IsSpace(r) || unicode.Is(unicode.Ps, r) || quotationMark(r) || point && (minus[r] || unicode.Is(unicode.Sc, r))
}

func symbol(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.Is(unicode.Sc, r)
}

func figure(word string) bool {
	word = strings.TrimPrefix(word, "-")
	return word != "" && word[0] >= '0' && word[0] <= '9'
}

// negates reports whether the i-th word turns a sentence round. The sign of a number
// and its abbreviation do not, which news.Fold writes so ("№ 6", "No. 6").
func (r row) negates(i int) bool {
	sign := r.words[i] == "no" && i+1 < len(r.raw) && figure(r.raw[i+1]) // "no one" has no figure
	return negates(r.words[i]) && !sign
}

func digitAtEnd(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsDigit(r)
}

// ends are the places where the words of needle stand one after another, each
// told by the number of its last word.
func (r row) ends(needle row) []int { return news.RunEnds(r.words, needle.words) }
