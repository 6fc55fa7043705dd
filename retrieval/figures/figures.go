// Package figures finds the quantities that a text states: how many of what.
package figures

import (
	"strconv"
	"strings"
	"unicode"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// Bound says on which side of its value a figure leaves room.
type Bound int

const (
	Exact   Bound = iota
	AtLeast       // "at least", "more than", "over"
	AtMost        // "up to", "fewer than"
	About         // "about", "some", "nearly"
)

// Figure is one quantity: "more than 128,000 victims".
type Figure struct {
	news.Span // the figure with its qualifier and its unit
	Value     float64
	Bound     Bound
	Percent   bool
	Money     bool     // an amount in a currency
	Definite  bool     // speaks of known ones: "the two", "these three"
	Unit      []string // stems of the words that are counted, nearest first; empty for a bare number
}

// Compatible reports whether two figures of one quantity can both be true at
// one time: equal values, or a bound that leaves room for the other.
func (f Figure) Compatible(g Figure) bool {
	if f.Value == g.Value {
		return true
	}
	lower, higher := f, g
	if g.Value < f.Value {
		lower, higher = g, f
	}
	near := (higher.Value - lower.Value) <= 0.1*higher.Value
	return lower.Bound == AtLeast || higher.Bound == AtMost || near && (f.Bound == About || g.Bound == About)
}

// unitReach is how many words after the number may belong to what it counts.
const unitReach = 4

// All are the figures of text in order. Years, dates, clock times and the
// numbers of names ("World War II", "page 3") are not figures.
func All(text string) []Figure {
	words := terms.All(text)
	var out []Figure
	for i := 0; i < len(words); {
		value, used := number(words[i:], text)
		if used == 0 || !counts(text, words, i, used, value) {
			i += max(used, 1)
			continue
		}
		out = append(out, figure(text, words, i, used, value))
		i += used
	}
	return out
}

func figure(text string, words []terms.Term, at, used int, value float64) Figure {
	f := Figure{Value: value, Span: news.Span{Start: words[at].Start, End: words[at+used-1].End}}
	f.Bound, f.Start = qualifier(words, at)
	f.Definite = at > 0 && definite[words[at-1].Word]
	if _, unit := splitUnit(words[at].Word); unit != "" && words[at].Number {
		f.Unit = append(f.Unit, terms.Stem(unit))
	}
	if sign, ok := currency(text, words[at].Start); ok {
		f.Money, f.Start = true, min(f.Start, sign)
	}
	rest := words[at+used:]
	last := f.End
	if percent(text, f.End, rest) {
		f.Percent = true
		f.End = afterSign(text, f.End)
	}
	for i, w := range rest[:min(unitReach, len(rest))] {
		if gap := text[last:w.Start]; strings.ContainsAny(gap, ".,;:!?()\"“”\n—") {
			break
		}
		if w.Stop && i > 0 && !linking[w.Word] {
			break
		}
		if i == 0 && currencies[w.Stem] {
			f.Money = true
		}
		if !w.Stop && !w.Number {
			f.End, f.Unit = w.End, append(f.Unit, w.Stem)
		}
		last = w.End
	}
	return f
}

// linking words may stand inside what is counted: "11 of the people".
var linking = map[string]bool{"of": true, "the": true, "more": true, "other": true, "were": true, "was": true}

// afterSign is the offset after a sign of percent at end, or end.
func afterSign(text string, end int) int {
	if rest := strings.TrimLeft(text[end:], " "); strings.HasPrefix(rest, "%") {
		return len(text) - len(rest) + 1
	}
	return end
}

func percent(text string, end int, rest []terms.Term) bool {
	if strings.HasPrefix(strings.TrimLeft(text[end:], " "), "%") {
		return true
	}
	return len(rest) > 0 && (rest[0].Word == "percent" || rest[0].Word == "per" && len(rest) > 1 && rest[1].Word == "cent")
}

// number reads the number at the head of words: digits or words, with a scale
// ("2.5 million"). used is how many words it takes, 0 when none is there.
func number(words []terms.Term, text string) (value float64, used int) {
	if words[0].Number {
		digits, unit := splitUnit(words[0].Word)
		value, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			return 0, 0
		}
		if scale, ok := scales[unit]; ok {
			return value * scale, 1
		}
		scale, more := scaleOf(words[1:])
		return value * scale, 1 + more
	}
	return spelled(words, text)
}

// splitUnit parts a figure from the unit that is written onto it: "40m", "5bn".
func splitUnit(word string) (digits, unit string) {
	at := strings.IndexFunc(word, unicode.IsLetter)
	if at < 0 {
		return word, ""
	}
	if full, ok := shortUnits[word[at:]]; ok {
		return word[:at], full
	}
	return word, ""
}

// definite words before a figure say that those counted are known already.
var definite = map[string]bool{"the": true, "these": true, "those": true, "other": true, "his": true, "her": true, "its": true, "their": true, "both": true}

var shortUnits = map[string]string{
	"m": "metre", "km": "kilometre", "cm": "centimetre", "mm": "millimetre", "ft": "foot", "in": "inch", "kg": "kilogram",
	"t": "tonne", "lb": "pound", "lbs": "pound", "mph": "mile", "bn": "billion", "mn": "million", "tn": "trillion", "k": "thousand",
}

// spelled reads a number in words: "nine", "twenty-one", "two hundred and five",
// "a hundred". "One" alone is no number: it is mostly a pronoun.
func spelled(words []terms.Term, text string) (value float64, used int) {
	total, current := 0.0, 0.0
	for used < len(words) {
		if used > 0 && strings.Trim(text[words[used-1].End:words[used].Start], " -‑") != "" {
			break
		}
		word := words[used].Word
		if small, ok := smallNumbers[word]; ok {
			current += small
		} else if scale, ok := scales[word]; ok && (used > 0 || word != "second") {
			current = max(current, 1) * scale
			if scale >= 1000 {
				total, current = total+current, 0
			}
		} else if !(word == "and" && used > 0 && current >= 100) {
			break
		}
		used++
	}
	for used > 0 && words[used-1].Word == "and" {
		used--
	}
	if used == 1 && words[0].Word == "one" {
		return 0, 0
	}
	return total + current, used
}

func scaleOf(words []terms.Term) (scale float64, used int) {
	if len(words) > 0 {
		if s, ok := scales[words[0].Word]; ok && s >= 1000 {
			return s, 1
		}
	}
	return 1, 0
}

var scales = map[string]float64{
	"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	"score": 20, "scores": 20,
	"dozens": 12, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}

var smallNumbers = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90,
}
