package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// claim is a way to take a checked text apart: the pieces that it says are
// quoted, as spans of the text in order, and the words around them, which may
// say by whom.
type claim struct {
	text   string
	pieces []news.Span
	within news.Span // the sentence that holds it, where the text has more
}

// around is what stands around the pieces within the claim's sentence.
func (c claim) around() []string {
	frame := c.frame()
	last := len(frame) - 1
	frame[0] = frame[0][min(c.within.Start, len(frame[0])):]
	frame[last] = frame[last][:max(0, len(frame[last])-(len(c.text)-c.within.End))]
	return frame
}

// Bounds of a frame that stands without quotation marks: "Mayor Lindahl: …",
// "…, as Radio Vest reported".
const (
	longestFrame  = 9 // words
	frameBytes    = 200
	shortestPiece = 4 // words
)

// frame is what stands around the pieces.
func (c claim) frame() []string {
	var out []string
	at := 0
	for _, p := range c.pieces {
		out = append(out, c.text[at:p.Start])
		at = p.End
	}
	return append(out, c.text[at:])
}

// frameStart is where the i-th part of the frame begins in the text.
func (c claim) frameStart(i int) int {
	if i == 0 {
		return 0
	}
	return c.pieces[i-1].End
}

// marked takes a text apart by its marks of quotation; ok is false where no word
// stands outside of them.
func marked(text string) (c claim, ok bool) {
	c = claim{text: text}
	quoted := quotations(text)
	said := slices.DeleteFunc(slices.Clone(quoted), func(p news.Span) bool { return titled(text, p) })
	if len(said) == 0 {
		said = quoted
	}
	for _, p := range said {
		_, first := utf8.DecodeRuneInString(text[p.Start:])
		_, last := utf8.DecodeLastRuneInString(text[:p.End])
		c.pieces = append(c.pieces, news.Span{Start: p.Start + first, End: p.End - last})
	}
	return c, len(c.pieces) > 0 && slices.ContainsFunc(c.frame(), worded)
}

// unmarked are the ways to take a text apart by the words at its ends that may
// say who is quoted, those that leave more of it first. Marks of quotation are
// not parted from what they mark.
func unmarked(text string) []claim {
	var out []claim
	add := func(start, end int) {
		c := claim{text: text, pieces: []news.Span{{Start: start, End: end}}}
		if news.Fold(text[start:end]).Len() >= shortestPiece && !slices.ContainsFunc(c.frame(), quoting) {
			out = append(out, c)
		}
	}
	_, behind, led := leading(text)
	_, before, trailed := trailing(text)
	start := len(text) - len(behind)
	if trailed {
		add(0, len(before))
	}
	if led {
		add(start, len(text))
	}
	if led && trailed && start < len(before) {
		add(start, len(before))
	}
	return out
}

func quoting(text string) bool {
	return len(quotations(text)) > 0 || strings.ContainsAny(text, "“”„«»\"")
}

func worded(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// leading parts "Zakharova: …", "according to X, …", "as X wrote, …" and "X
// said that …" from what follows.
func leading(text string) (frame, body string, ok bool) {
	opening := head(text, frameBytes)
	words := news.Fold(opening)
	if words.Len() == 0 {
		return "", "", false
	}
	end := sentence.Split(opening)[0].End
	for i := range min(words.Len()-1, longestFrame+1) {
		next := words.Span(i + 1).Start
		gap := text[words.Span(i).End:next]
		frame, body := text[:words.Span(i).End], text[next:]
		switch {
		case strings.HasPrefix(strings.TrimLeft(gap, " "), ":") && unicode.IsSpace(lastRune(gap)):
			return frame, body, true
		case strings.HasPrefix(gap, ",") && (cues(frame) || introduces(frame)):
			return frame, body, true
		case i > 0 && tells(words, i, text):
			return frame, strings.TrimPrefix(body, "that "), true
		case next >= end || strings.ContainsAny(gap, ";\n"):
			return "", "", false
		}
	}
	return "", "", false
}

// head is the beginning of text, at most n bytes of it, whole characters.
func head(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// tells reports whether the i-th word is a verb of speech that a name stands
// before.
func tells(words news.Folded, i int, text string) bool {
	return speech(words.Span(i).Of(text)) && strings.ContainsFunc(text[:words.Span(i).Start], unicode.IsUpper)
}

// trailing parts "… — X", "… (X)", "…, X said" and "…, according to X" from
// what stands before.
func trailing(text string) (frame, body string, ok bool) {
	at := len(text)
	for {
		at = strings.LastIndexFunc(text[:at], func(r rune) bool { return r == ',' || r == '(' || unicode.Is(unicode.Pd, r) })
		if at <= 0 || len(text)-at > frameBytes {
			return "", "", false
		}
		mark, size := utf8.DecodeRuneInString(text[at:])
		frame, body = text[at+size:], text[:at]
		words := news.Fold(frame).Len()
		if words > longestFrame || ends(strings.TrimRight(frame, ".!?) \n")) {
			return "", "", false
		}
		if words > 0 && (cues(frame) || introduces(frame) || mark != ',' && signs(frame, body, mark)) {
			return frame, body, true
		}
	}
}

// ends reports whether a sentence ends within the text, or a clause that stands
// by itself.
func ends(text string) bool {
	return strings.ContainsAny(text, ";\n") || len(sentence.Split(text)) > 1
}

// signs reports whether a frame behind a dash or a bracket begins as a name does.
func signs(frame, body string, mark rune) bool {
	apart := unicode.IsSpace(lastRune(body)) || mark == '—' || mark == '('
	return apart && strings.IndexFunc(strings.TrimSpace(frame), unicode.IsUpper) == 0
}

// cues reports whether a verb of speech stands in a frame.
func cues(frame string) bool {
	words := news.Fold(frame)
	for i := range words.Len() {
		if speech(words.Span(i).Of(frame)) {
			return true
		}
	}
	return false
}

// speech reports whether a word, as it is written, is a verb of speech and can
// hardly be anything else.
func speech(word string) bool { return plainCues[word] || foreignCues[word] }

var plainCues = set("said says told tells wrote writes tweeted tweets stated states claimed claims announced announces reported reports declared declares " +
	"warned warns added adds insisted insists argued argues explained explains noted notes confirmed confirms quoted quotes")

// introduces reports whether a frame begins as one that names a source does.
func introduces(frame string) bool {
	words := news.Fold(frame)
	return words.Len() > 1 && (words.Word(0) == "according" || words.Word(0) == "per" || words.Word(0) == "via" ||
		foreignIntroductions[words.Word(0)])
}

// foreignCues are verbs of speech in some other languages, as words are folded.
var foreignCues = set("сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили сообщает пишет написал написала передает передаёт отметил отметила добавил добавила " +
	"говорит говорят рассказал рассказала рассказали рассказывает утверждает утверждают подчеркнул подчеркнула уточнил уточнила уточнили пояснил пояснила объяснил объяснила признал признала заверил заверила " +
	"каже кажуть розповів розповіла розповіли розповідає стверджує стверджують підкреслив підкреслила уточнив уточнила уточнили пояснив пояснила визнав визнала запевнив запевнила сказав сказала заявив повідомив повідомила повідомляє пише написав зазначив зазначила додав додала " +
	"sagte sagt schrieb schreibt berichtet berichtete erklärte dit déclaré écrit affirme affirmé rapporte dijo dice declaró escribió afirmó según disse dedi söyledi yazdı")

var foreignIntroductions = set("по согласно за laut zufolge selon d'après según segun secondo")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(words) {
		out[word] = true
	}
	return out
}
