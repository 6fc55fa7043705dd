// Package graphic tells which passages a reader should choose to see: those
// that describe killing, wounds or abuse closely. The words are in one file a
// language.
package graphic

import (
	"embed"
	"io/fs"
	"strings"
	"sync"
	"unicode"
)

//go:embed words/*.txt
var files embed.FS

// lists are the words of all languages: a quote may mix them, and what one
// language calls graphic is never an everyday word of another here.
var lists = sync.OnceValue(func() words {
	all := words{whole: map[string]bool{}}
	entries, err := fs.Glob(files, "words/*.txt")
	if err != nil { // only for a bad pattern
		return all
	}
	for _, path := range entries {
		content, err := files.ReadFile(path)
		if err != nil { // only for a file that is not embedded
			continue
		}
		all.read(string(content))
	}
	return all
})

// words are whole words and beginnings of words, in lower case.
type words struct {
	whole  map[string]bool
	begins []string
}

// read takes one word a line; "word*" is a beginning, and "#" opens a comment.
func (w *words) read(content string) {
	for line := range strings.Lines(content) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.ToLower(strings.TrimSpace(line))
		switch begin, open := strings.CutSuffix(line, "*"); {
		case line == "":
		case open:
			w.begins = append(w.begins, begin)
		default:
			w.whole[line] = true
		}
	}
}

// Passage reports whether text describes killing, wounds or abuse closely.
func Passage(text string) bool {
	known := lists()
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if known.has(word) {
			return true
		}
	}
	return false
}

func (w words) has(word string) bool {
	if w.whole[word] {
		return true
	}
	for _, begin := range w.begins {
		if strings.HasPrefix(word, begin) {
			return true
		}
	}
	return false
}
