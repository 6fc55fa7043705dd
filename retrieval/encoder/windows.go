package encoder

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// windowWords is how many words a window of a text has at most, unless one
// sentence has more; mostTagged bounds its pieces. The tagger was trained on
// windows like these (train/tagging.py).
const (
	windowWords = 100
	mostTagged  = 300
)

// windows cuts a text into runs of whole paragraphs, or of sentences of a long
// one, of at most windowWords words.
func windows(text string) []extent {
	var out []extent
	words := 0
	for _, p := range paragraphs(text) {
		more := len(strings.Fields(text[p.from:p.end]))
		if len(out) > 0 && words+more <= windowWords {
			out[len(out)-1].end, words = p.end, words+more
			continue
		}
		out, words = append(out, p), more
	}
	return out
}

// paragraphs are the lines of a text that hold anything; a long one comes as its
// sentences.
func paragraphs(text string) []extent {
	var out []extent
	at := 0
	for line := range strings.Lines(text) {
		whole := extent{at, at + len(strings.TrimSuffix(line, "\n"))}
		at += len(line)
		switch words := len(strings.Fields(line)); {
		case words == 0:
		case words <= windowWords:
			out = append(out, whole)
		default:
			out = append(out, sentences(text, whole)...)
		}
	}
	return out
}

// sentences cuts a paragraph roughly: where white space stands behind a mark
// that ends sentences, and before what may begin one.
func sentences(text string, whole extent) []extent {
	var out []extent
	from, ended := whole.from, false
	for at := whole.from; at < whole.end; {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case strings.ContainsRune(".!?…", r):
			ended = true
		case ended && strings.ContainsRune("»”\"’)", r):
		case ended && unicode.IsSpace(r):
			if next := skipSpace(text, at, whole.end); next < whole.end && opens(text[next:]) {
				out, from = append(out, extent{from, next}), next
			}
			ended = false
		default:
			ended = false
		}
		at += size
	}
	return append(out, extent{from, whole.end})
}

func skipSpace(text string, at, end int) int {
	return end - len(strings.TrimLeftFunc(text[at:end], unicode.IsSpace))
}

// opens reports whether a sentence may begin like this.
func opens(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("«“\"(—–ЁІЇЄҐ", r) || 'A' <= r && r <= 'Z' || 'А' <= r && r <= 'Я'
}
