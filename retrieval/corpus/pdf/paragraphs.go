package pdf

import (
	"bytes"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/sentence"
)

// How paragraphs are told apart, in parts of a letter's size or of the usual
// distance of lines.
const (
	larger   = 1.15 // letters of a heading, beside the text's
	apart    = 1.4  // the distance of two lines between which a paragraph ends
	indented = 0.8  // the first line of a paragraph
	deep     = 6.0  // more than any indent: another column
	half     = 0.5  // of a column: what a heading leaves free
)

// text puts the lines of all pages together into paragraphs, a blank line
// between two, and tells where each page begins.
func text(pages [][]line) (string, []int) {
	var out []byte
	starts := make([]int, len(pages))
	know := compounds(pages)
	var before *line
	var room float64 // behind the line before
	for p, lines := range pages {
		pitch := pitchOf(lines)
		starts[p] = len(out)
		for i := range lines {
			l := &lines[i]
			if before != nil {
				out = join(out, l.text, before.ends(*l, pitch, room), know)
			}
			if i == 0 {
				starts[p] = len(out)
			}
			out = append(out, l.text...)
			before, room = l, l.room(lines)
		}
	}
	return strings.ReplaceAll(string(out), string(divided), "-"), rehyphened(out, starts)
}

// rehyphened are offsets in a text whose marks of divided words became hyphens.
func rehyphened(text []byte, starts []int) []int {
	out := make([]int, len(starts))
	for i, at := range starts {
		out[i] = at - bytes.Count(text[:at], []byte(string(divided)))*(len(string(divided))-1)
	}
	return out
}

// pitchOf is the usual distance of two lines of a page, in letters' sizes.
func pitchOf(lines []line) float64 {
	var all []float64
	for i := 1; i < len(lines); i++ {
		if d := lines[i-1].middle() - lines[i].middle(); d > 0 && d < 3*lines[i].size {
			all = append(all, d/lines[i].size)
		}
	}
	return median(all)
}

// room is how much is left free behind a line, of its column.
func (l line) room(lines []line) float64 {
	right := l.right
	for _, other := range lines {
		if alike(other.size, l.size) && math.Abs(other.left-l.left) < deep*l.size {
			right = math.Max(right, other.right)
		}
	}
	return right - l.right
}

// ends reports whether a paragraph ends between a line and the next one. Where
// the text goes on in another column or on another page, a sentence decides that
// was not at its end. A line ends on purpose when the next word would have fitted.
func (l line) ends(next line, pitch, room float64) bool {
	stopped := sentence.Stopped(l.text)
	switch down := l.middle() - next.middle(); {
	case !alike(l.size, next.size), bullet(next.text):
		return true
	case down <= 0, next.left > l.right:
		return stopped
	case down > apart*pitch*l.size:
		return true
	}
	if stopped {
		indent := next.left - l.left
		return indent > indented*l.size && indent < deep*l.size || room > next.firstWord()+l.size
	}
	begins, _ := utf8.DecodeRuneInString(next.text)
	return room > half*(l.right-l.left+room) && !unicode.IsLower(begins)
}

// firstWord is how wide the first word of a line is, about.
func (l line) firstWord() float64 {
	word, _, _ := strings.Cut(l.text, " ")
	return (l.right - l.left) * float64(utf8.RuneCountInString(word)) / float64(utf8.RuneCountInString(l.text))
}

func alike(a, b float64) bool { return a < larger*b && b < larger*a }

func bullet(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("•◦▪‣·●○■–—", first) && strings.HasPrefix(text[size:], " ")
}

// divided marks a word that is divided at the end of a line, by a hyphen that is
// none elsewhere.
const divided = '\u00ad'

// divides reports whether a character is how PDFium tells of such a hyphen.
func divides(r rune) bool { return r == '\x02' || r == '\ufffe' || r == divided }

// join readies a text for its next line. The hyphen of a word that was divided
// goes, unless the document writes the word with it elsewhere.
func join(text []byte, next string, ended bool, know map[string]bool) []byte {
	if ended {
		return append(text, "\n\n"...)
	}
	hyphen, size := utf8.DecodeLastRune(text)
	left := text[bytes.LastIndexFunc(text, unicode.IsSpace)+1 : len(text)-size]
	before, _ := utf8.DecodeLastRune(left)
	if hyphen != '-' && hyphen != divided || !unicode.IsLetter(before) {
		return append(text, ' ')
	}
	right, _, _ := strings.Cut(next, " ")
	if begins, _ := utf8.DecodeRuneInString(right); unicode.IsLower(begins) && !know[wordOf(string(left)+"-"+right)] {
		return text[:len(text)-size]
	}
	return text
}

// compounds are the words with a hyphen within lines.
func compounds(pages [][]line) map[string]bool {
	all := map[string]bool{}
	for _, lines := range pages {
		for _, word := range words(lines) {
			if word = wordOf(word); strings.ContainsRune(word, '-') {
				all[word] = true
			}
		}
	}
	return all
}

// wordOf is a word without what stands around it.
func wordOf(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }))
}
