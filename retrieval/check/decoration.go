package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// undecorated is a pasted text of the same length in which what is no part of
// anything said is blank: links, handles and hashtags that stand beside the words,
// notes' marks, marks of a forward, calls to subscribe, emoji.
func undecorated(text string) string {
	for _, mark := range decorations {
		text = mark.ReplaceAllStringFunc(text, blank)
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		if calls(line) {
			line = blank(line)
		}
		out.WriteString(line)
	}
	return blankSymbols(tags.ReplaceAllStringFunc(out.String(), blankTags))
}

// blankTags blanks tags, and leaves the mark before them.
func blankTags(text string) string {
	at := strings.IndexAny(text, "#@")
	return text[:at] + blank(text[at:])
}

// blank is white space in place of a text: a space for each byte, line breaks kept.
func blank(text string) string {
	out := []byte(text)
	for i, c := range out {
		if c != '\n' {
			out[i] = ' '
		}
	}
	return string(out)
}

var decorations = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:https?://|www\.|t\.me/)[^\s<>«»“”"]*[^\s<>«»“”".,;:!?)\]]`),
	regexp.MustCompile(`(?im)^[^\pL\n]*(?:fwd?|fw|rt|forwarded message|forwarded|переслано|пересланное сообщение|переслане повідомлення)(?:[ \t]+(?:from|из|от|від|з)[ \t][^\n:«“"]{1,60})?[ \t]*(?::|$)`),
	regexp.MustCompile(`\[\d{1,3}\]`),
	regexp.MustCompile(`\](?:\([^()\s]*\))`),                       // the address of a link in Markdown
	regexp.MustCompile(`(?m)^[ \t]*(?:>[ \t]*)+`),                  // a reply's or Markdown's mark of a quotation
	regexp.MustCompile(`(?m)^[ \t]*(?:\d{1,2}[.)]|[•●▪*+])[ \t]+`), // a list's number or bullet
}

// tags are hashtags at the beginning or the end of a line, and handles behind the
// end of a sentence: within one a hashtag is a word, and a handle may name who
// speaks.
var tags = regexp.MustCompile(`(?m)(?:(?:^|[ \t])#[\pL\d_]+)+[ \t.!]*$|^(?:[ \t]*#[\pL\d_]+)+[ \t]+|(?:^|[.!?…”»"])(?:[ \t]*@[\pL\d_]+)+[ \t]*$`)

// callWords begin words that call upon the reader, in a line that says nothing else.
var callWords = regexp.MustCompile(`(?i)^[^\pL]*(?:subscribe|follow us|join us|join our|share this|read more|подпиш|подписыва|подписат|поделитесь|читайте|читать далее|підпиш|підписуй|підписат|поширте|поділіться|читати далі|слідкуйте|следите)`)

// mostCall is how many words a call to subscribe has at most.
const mostCall = 10

func calls(line string) bool {
	return callWords.MatchString(line) && len(strings.Fields(line)) <= mostCall
}

// blankSymbols blanks symbols that stand beside no figure, and what joins emoji.
// Letters that only number a note go, too.
func blankSymbols(text string) string {
	var out strings.Builder
	for at, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[at:])
		}
		if ornament(r) && (picture(r) || !besideFigure(text, at, size)) || noteNumber(r) && behindWord(text[:at]) {
			out.WriteString(strings.Repeat(" ", size))
			continue
		}
		out.WriteString(text[at : at+size])
	}
	return out.String()
}

func ornament(r rune) bool {
	const joiner, keycap = '\u200d', '\u20e3'
	return unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) && r != '`' && r != '´' && r > 0x7f || unicode.Is(unicode.Sm, r) && r != '−' ||
		unicode.Is(unicode.Variation_Selector, r) || r == joiner || r == keycap
}

// picture reports whether an ornament is an emoji, or a part of one, and never the
// sign of a figure ("№", "°", "≈", "↑").
func picture(r rune) bool {
	const lastArrow = '\u21ff'
	return r > lastArrow && !unicode.Is(unicode.Sm, r)
}

func besideFigure(text string, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:at], " "))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[at+size:], " "))
	return unicode.IsDigit(before) || unicode.IsDigit(after) || unicode.Is(unicode.Sc, after)
}

// noteNumber reports whether a character is a raised digit.
func noteNumber(r rune) bool { return strings.ContainsRune("¹²³⁴⁵⁶⁷⁸⁹⁰", r) }

// behindWord reports whether text ends with a word, or a mark behind one; short
// words may be units, whose raised digit counts.
func behindWord(text string) bool {
	const unit = 3 // letters
	text = strings.TrimRightFunc(text, noteNumber)
	word := text[len(strings.TrimRightFunc(text, unicode.IsLetter)):]
	r, _ := utf8.DecodeLastRuneInString(text)
	return utf8.RuneCountInString(word) > unit || unicode.IsPunct(r)
}
