package corpus

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"whosaid/store/language"
)

// noteWords are how newsrooms begin a note that says what was wrong: a label before a
// colon or a dash, perhaps with the day between, or a whole phrase.
var noteWords = sync.OnceValue(language.Notes)

// Bounds on notes of corrections.
const (
	mostCorrections = 20
	correctionWidth = 40 // bytes between a label and its colon: a day
)

// corrections are the lines of a text that correct it.
func corrections(text string) []string {
	var found []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); corrects(line) && len(found) < mostCorrections {
			found = append(found, line)
		}
	}
	return found
}

func corrects(line string) bool {
	start := strings.ToLower(cutRunes(line, 2*correctionWidth))
	if slices.ContainsFunc(noteWords().Phrases, func(phrase string) bool { return strings.HasPrefix(start, phrase) }) {
		return true
	}
	return slices.ContainsFunc(noteWords().Labels, func(label string) bool {
		rest, found := strings.CutPrefix(start, label)
		next, _ := utf8.DecodeRuneInString(rest)
		if !found || unicode.IsLetter(next) {
			return false
		}
		before, after, found := strings.Cut(cutRunes(rest, correctionWidth), ":")
		if !found {
			before, after, found = strings.Cut(cutRunes(rest, correctionWidth), "—")
		}
		dated := strings.TrimSpace(before) == "" || strings.ContainsFunc(before, unicode.IsDigit)
		return found && dated && strings.TrimSpace(after) != ""
	})
}

// correct notes the corrections that a record tells of, and those in the text.
func (d *draft) correct(rec record, text string) {
	said := rec.corrections[:min(len(rec.corrections), mostCorrections)]
	all := slices.Clone(said)
	for _, one := range corrections(text) {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	if len(all) > 0 {
		d.Corrections, d.Rules["corrections"] = all, "a line that says so"
	}
	if len(said) > 0 {
		d.Rules["corrections"] = "JSON-LD correction"
	}
}
