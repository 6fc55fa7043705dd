package terminal

import (
	"regexp"
	"strings"

	"github.com/rivo/uniseg"
)

// columns is how many columns text takes up on the screen, where colours take
// none.
func columns(text string) int { return uniseg.StringWidth(colours.ReplaceAllString(text, "")) }

// colours are the sequences that an ink writes around a text.
var colours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// wrap breaks text into lines of at most width columns, where Unicode's line
// breaking (UAX #14) allows and, in a word that is longer than a line, between
// characters. It drops the spaces at a break and alters nothing else. There is
// at least one line.
func wrap(text string, width int) []string {
	w := wrapper{width: max(width, 1)}
	state := -1
	for text != "" {
		var segment string
		var must bool
		segment, text, must, state = uniseg.FirstLineSegmentInString(text, state)
		w.add(segment)
		if must && text != "" {
			w.end()
		}
	}
	w.end()
	return w.lines
}

// wrapBefore is wrap that keeps room columns free at the end of the last line.
func wrapBefore(text string, width, room int) []string {
	lines := wrap(text, width)
	last := lines[len(lines)-1]
	if columns(last)+room <= width {
		return lines
	}
	return append(lines[:len(lines)-1], wrap(last, width-room)...)
}

type wrapper struct {
	width int
	lines []string
	line  strings.Builder
	taken int // columns of line, with its trailing spaces
}

func (w *wrapper) add(segment string) {
	word := columns(strings.TrimRight(segment, " \n"))
	if w.taken > 0 && w.taken+word > w.width {
		w.end()
	}
	if word > w.width {
		w.split(segment)
		return
	}
	w.line.WriteString(segment)
	w.taken += columns(segment)
}

// split breaks a word that is longer than a line between characters.
func (w *wrapper) split(word string) {
	state := -1
	for word != "" {
		var character string
		var wide int
		character, word, wide, state = uniseg.FirstGraphemeClusterInString(word, state)
		if w.taken > 0 && w.taken+wide > w.width {
			w.end()
		}
		w.line.WriteString(character)
		w.taken += wide
	}
}

func (w *wrapper) end() {
	w.lines = append(w.lines, strings.TrimRight(w.line.String(), " \n"))
	w.line.Reset()
	w.taken = 0
}
