// Package terms reads text as search terms: words with their stems, which of
// them carry content, which look like names, and which mean nearly the same.
package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"

	"whosaid/store/news"
)

// Term is one word of a text.
type Term struct {
	news.Span        // where the word stands, in bytes
	Word      string // lower case, without a possessive ending
	Stem      string // by the Snowball English stemmer; numbers keep their digits
	Stop      bool   // carries no content ("the", "did", "it")
	Upper     bool   // begins with a capital letter
	Caps      bool   // two or more letters, all capitals
	Number    bool   // begins with a digit
	Starts    bool   // nothing but marks stands before it in its sentence
}

// All are the words of text in order. A hyphen parts two words; an apostrophe
// and the points of an abbreviation ("U.S.") do not.
func All(text string) []Term {
	var out []Term
	starts := true
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !wordRune(r) {
			starts = starts || strings.ContainsRune(".!?…\n:“\"", r)
			at += size
			continue
		}
		end := wordEnd(text, at)
		term := read(text[at:end])
		term.Span, term.Starts = news.Span{Start: at, End: end}, starts
		out = append(out, term)
		starts, at = false, end
	}
	joinStates(out)
	readHospital(out)
	readBuildings(out)
	return out
}

// edifice is the stem of buildings that stand, apart from the work of building.
const edifice = "edific"

// readBuildings tells the house from the work: "in the building" speaks of
// nobody who built.
func readBuildings(all []Term) {
	for i := range all {
		switch all[i].Word {
		case "buildings":
			all[i].Stem = edifice
		case "building":
			if i > 0 && !all[i].Starts && !beforeVerb[all[i-1].Word] {
				all[i].Stem = edifice
			}
		}
	}
}

// beforeVerb are words after which a form in "-ing" is a verb's.
var beforeVerb = map[string]bool{
	"is": true, "are": true, "was": true, "were": true, "be": true, "been": true, "am": true, "not": true, "and": true, "or": true,
	"of": true, "for": true, "by": true, "from": true, "after": true, "before": true, "while": true, "when": true, "about": true, "without": true, "on": true, "to": true,
	"start": true, "started": true, "begin": true, "began": true, "begun": true, "stop": true, "stopped": true, "keep": true, "kept": true, "finish": true, "finished": true,
}

// hospitalised is the stem of those who are taken to hospital.
const hospitalised = "hospitalis"

// readHospital tells the hospital where somebody is from the hospital as a
// house: "taken to hospital" and "treated in a hospital" mean "hospitalised".
func readHospital(all []Term) {
	for i := range all {
		if strings.HasPrefix(all[i].Word, "hospitali") {
			all[i].Stem = hospitalised
		}
		if all[i].Word != "hospital" && all[i].Word != "hospitals" {
			continue
		}
		for _, before := range all[max(0, i-carried):i] {
			if intoHospital[before.Word] {
				all[i].Stem = hospitalised
			}
		}
	}
}

// carried is how many words may stand between a verb and the hospital.
const carried = 3

var intoHospital = map[string]bool{"taken": true, "rushed": true, "brought": true, "admitted": true, "treated": true, "sent": true, "carried": true, "airlifted": true}

// joinStates gives the names of states and unions that are two words the stem
// of their short name, so that "the United States" and "US" are one term.
func joinStates(all []Term) {
	for i := 1; i < len(all); i++ {
		first, second := &all[i-1], &all[i]
		if short, ok := twoWordStates[first.Word+" "+second.Word]; ok {
			first.Stem, first.Stop, second.Stem, second.Stop = short, false, short, true
		}
	}
}

var twoWordStates = map[string]string{
	"united states": "usa", "united kingdom": "uk", "great britain": "uk",
	"european union": "eu", "united nations": "un",
	"north korea": "dprk", "north korean": "dprk", "south korea": "rok", "south korean": "rok",
}

// Content are the terms that carry content.
func Content(all []Term) []Term {
	var out []Term
	for _, t := range all {
		if !t.Stop {
			out = append(out, t)
		}
	}
	return out
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd is the offset after the word that begins at start.
func wordEnd(text string, start int) int {
	at, last := start, rune(0)
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !wordRune(r) {
			next, _ := utf8.DecodeRuneInString(text[at+size:])
			if !joins(last, r, next, text[start:at]) {
				break
			}
		}
		last = r
		at += size
	}
	return at
}

// joins reports whether mark belongs to the word before it.
func joins(before, mark, after rune, word string) bool {
	switch mark {
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after) || initials(word) && unicode.IsUpper(after)
	case ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// initials reports whether word is a single capital letter, or a row of them
// with points between, as in "U.S".
func initials(word string) bool {
	letters := 0
	for i, r := range word {
		switch {
		case unicode.IsUpper(r) && (i == 0 || word[i-1] == '.'):
			letters++
		case r != '.':
			return false
		}
	}
	return letters > 0
}

func read(raw string) Term {
	first, _ := utf8.DecodeRuneInString(raw)
	t := Term{Upper: unicode.IsUpper(first), Number: unicode.IsDigit(first)}
	word := raw
	if strings.Contains(word, ".") && initials(word) {
		word = strings.ReplaceAll(word, ".", "")
	}
	word = withoutPossessive(word)
	t.Caps = utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word) && word != strings.ToLower(word)
	t.Word = strings.ToLower(strings.ReplaceAll(word, "’", "'"))
	if t.Number {
		t.Word = strings.ReplaceAll(t.Word, ",", "")
	}
	t.Stop = stopWords()[t.Word] && !(t.Caps && len(t.Word) > 1 && t.Word != "i")
	t.Stem = stem(t)
	return t
}

func withoutPossessive(word string) string {
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && cut != "" {
			return cut
		}
	}
	return word
}

// stem is the Snowball stem of the word. "US" in capitals is the country, not
// the pronoun.
func stem(t Term) string {
	if t.Number {
		return t.Word
	}
	if t.Caps && t.Word == "us" {
		return "usa"
	}
	return Stem(withoutAccents(t.Word))
}

// withoutAccents leaves out the marks over letters: "josé" is found by "jose".
func withoutAccents(word string) string {
	for _, r := range word {
		if r >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(word))
		}
	}
	return word
}

// Stem is the Snowball English stem of a lower-case word.
func Stem(word string) string {
	if base, ok := irregular()[word]; ok {
		word = base
	}
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}
