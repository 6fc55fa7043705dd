package news

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// numeral is a number as a text states it, in digits or in words.
type numeral struct {
	Span
	value   float64
	percent bool
}

// numerals are the numbers of words, in order. "2.5 million" and "two hundred
// and five" are one each; "128,000" and "128 000" are the same number.
func numerals(text string, words []word) []numeral {
	var out []numeral
	for i := 0; i < len(words); {
		n, used := numeralAt(text, words[i:])
		if used == 0 {
			i++
			continue
		}
		i += used
		n.percent = percentAfter(text, n.End, words[i:])
		out = append(out, n)
	}
	return out
}

// numeralAt reads the number that begins with the first of words; used is how
// many words it takes, 0 when it is none.
func numeralAt(text string, words []word) (n numeral, used int) {
	n.Span = words[0].Span
	total, current := 0.0, 0.0
	for used < len(words) && (used == 0 || near(text, words[used-1], words[used])) {
		value, times, ok := words[used].number()
		if !ok && ones[words[used].fold] && current >= 20 {
			value, ok = 1, true
		}
		switch {
		case !ok && used > 0 && links[words[used].fold] && used+1 < len(words) && current >= 100 && inWords(words[used+1]):
			used++
			continue
		case !ok || used > 0 && !times && (words[used].digits() || !addsTo(current, value)):
			return finish(n, total+current, used, words)
		case times && value >= 1000:
			total, current = total+orOne(current)*value, 0
		case times:
			current = orOne(current) * value
		default:
			current += value
		}
		used++
		n.End = words[used-1].End
	}
	return finish(n, total+current, used, words)
}

func finish(n numeral, value float64, used int, words []word) (numeral, int) {
	if used == 1 && !words[0].digits() && len(words[0].fold) < 3 {
		return n, 0 // "k", "bn" by itself
	}
	n.value = value
	return n, used
}

// addsTo reports whether a spelled number continues another: "twenty one",
// "two hundred five", but not "two three".
func addsTo(current, value float64) bool {
	if current == 0 {
		return true
	}
	for unit := 10.0; unit <= 1000; unit *= 10 {
		if value < unit {
			return current >= unit && int(current)%int(unit) == 0
		}
	}
	return false
}

// links may stand within a number: "two hundred and five".
var links = map[string]bool{"and": true, "und": true}

// ones are numbers at the end of another alone: "twenty-one".
var ones = map[string]bool{"one": true, "один": true, "одна": true, "одне": true, "одно": true}

// orOne is what a multiplier multiplies: "a million" is one.
func orOne(value float64) float64 {
	if value == 0 {
		return 1
	}
	return value
}

func inWords(w word) bool {
	_, times, ok := w.number()
	return ok && !times && !w.digits()
}

// near reports whether nothing but space or a hyphen parts two words.
func near(text string, a, b word) bool {
	return strings.Trim(text[a.End:b.Start], " -‑\u00a0\u202f.") == ""
}

func percentAfter(text string, end int, rest []word) bool {
	if strings.HasPrefix(strings.TrimLeft(text[end:], " \u00a0\u202f"), "%") {
		return true
	}
	if len(rest) == 0 || strings.TrimSpace(text[end:rest[0].Start]) != "" {
		return false
	}
	return rest[0].fold == "per" && len(rest) > 1 && rest[1].fold == "cent" ||
		strings.HasPrefix(rest[0].fold, "percent") || strings.HasPrefix(rest[0].fold, "процент") ||
		strings.HasPrefix(rest[0].fold, "відсот") || strings.HasPrefix(rest[0].fold, "prozent")
}

// number is the value of the word. times says that it multiplies the number
// before it.
func (w word) number() (value float64, times, ok bool) {
	if w.digits() {
		value, ok = digitsValue(w.fold)
		return value, false, ok
	}
	n, ok := spelled().of(w.fold)
	return n.value, n.times, ok
}

// digitsValue reads digits in which marks group thousands or part a fraction;
// letters written onto them may be a scale, as in "5bn".
func digitsValue(s string) (float64, bool) {
	at := strings.IndexFunc(s, unicode.IsLetter)
	scale := 1.0
	if at >= 0 {
		if n, ok := spelled().of(s[at:]); ok && n.times {
			scale = n.value
		}
		s = s[:at]
	}
	groups := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
	if len(groups) == 0 {
		return 0, false
	}
	whole, fraction := strings.Join(groups, ""), ""
	if last := len(groups) - 1; last > 0 && !grouped(groups) {
		whole, fraction = strings.Join(groups[:last], ""), groups[last]
	}
	value, err := strconv.ParseFloat(whole+"."+fraction, 64)
	return value * scale, err == nil
}

// grouped reports whether all groups but the first are of three digits.
func grouped(groups []string) bool {
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return len(groups[0]) <= 3
}

// decimal writes the digits of every script as 0 to 9.
func decimal(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 || !unicode.IsDigit(r) {
			return r
		}
		zero := r
		for unicode.IsDigit(zero-1) && r-zero < 9 {
			zero--
		}
		return '0' + r - zero
	}, norm.NFKC.String(s))
}

type spelledNumber struct {
	value float64
	times bool
}

// lexicon are the numbers of numerals.txt, whole words and beginnings of words.
type lexicon struct{ whole, begun map[string]spelledNumber }

func (l lexicon) of(w string) (spelledNumber, bool) {
	if n, ok := l.whole[w]; ok {
		return n, true
	}
	for at := range w {
		if n, ok := l.begun[w[:at]]; ok {
			return n, true
		}
	}
	n, ok := l.begun[w]
	return n, ok
}

//go:embed numerals.txt
var numeralsFile string

var spelled = sync.OnceValue(func() lexicon {
	l := lexicon{map[string]spelledNumber{}, map[string]spelledNumber{}}
	for line := range strings.Lines(numeralsFile) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		digits, times := strings.CutPrefix(fields[0], "x")
		value, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			continue // the head of the file
		}
		for _, w := range fields[1:] {
			if stem, any := strings.CutSuffix(w, "*"); any {
				l.begun[stem] = spelledNumber{value, times}
			} else {
				l.whole[w] = spelledNumber{value, times}
			}
		}
	}
	return l
})

// WordValue is the number that one word of a Folded text states, in digits or
// in words.
func WordValue(folded string) (value float64, ok bool) {
	value, times, ok := word{fold: folded}.number()
	return value, ok && !(times && len(folded) < 3)
}

// Number is a number that a text states, in digits or in words.
type Number struct {
	Span
	Value   float64
	Percent bool
}

// Numbers are the numbers of text, in order.
func Numbers(text string) []Number {
	var out []Number
	for _, n := range numerals(text, split(text)) {
		out = append(out, Number{n.Span, n.value, n.percent})
	}
	return out
}
