package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// unit is a piece of a text that is judged by itself: what somebody is quoted
// with and the words around it, or plain sentences.
type unit struct {
	news.Span
	claims    []claim // ways to take it apart, of which the text is the unit's; none: plain
	marked    bool    // by marks of quotation, or the dashes of a dialogue
	dialogue  bool    // by its dashes
	continues bool    // a quotation of whoever spoke in the unit before it
}

// unitsOf takes a text apart.
func unitsOf(text string, outlets []news.Outlet) []unit {
	var out []unit
	for _, span := range wholes(text) {
		u := unit{Span: span}
		part := span.Of(text)
		switch c, ok := marked(part); {
		case ok && (c.long() || slices.ContainsFunc(c.frame(), cues)):
			for _, each := range c.bySpeaker() {
				at := news.Span{Start: span.Start + each.Start, End: span.Start + each.End}
				if one, ok := marked(at.Of(text)); ok {
					out = append(out, unit{Span: at, claims: []claim{one}, marked: true})
				}
			}
			continue
		case len(c.pieces) > 0 && !ok:
			u.claims, u.marked, u.continues = []claim{c}, true, len(out) > 0 && len(out[len(out)-1].claims) > 0 && sameLine(text, out[len(out)-1].End, span.Start)
		case len(c.pieces) > 0:
			// a title, or a word that is only set apart
		default:
			if c, ok := spoken(part); ok {
				u.claims, u.marked, u.dialogue = []claim{c}, true, true
				break
			}
			for _, c := range unmarked(part) {
				if readNaming(c.frame(), outlets).proper() {
					u.claims = append(u.claims, claim{text: part, pieces: c.pieces})
				}
			}
		}
		if n := len(out) - 1; n >= 0 && len(u.claims)+len(out[n].claims) == 0 && sameLine(text, out[n].End, span.Start) {
			out[n].End = span.End
			continue
		}
		out = append(out, u)
	}
	return out
}

// wholes are the sentences of a text, those together that one quotation runs
// through, and those that only say who spoke with the quotation before them.
func wholes(text string) []news.Span {
	quoted := quotations(text)
	var out []news.Span
	for _, s := range byLine(text, sentence.Split(text), quoted) {
		n := len(out) - 1
		i, _ := slices.BinarySearchFunc(quoted, s.Start, func(q news.Span, at int) int { return q.End - at - 1 })
		within := i < len(quoted) && quoted[i].Start < s.Start
		if n >= 0 && (within || speaks(text, out[n], s)) {
			out[n].End = s.End
			continue
		}
		if worded(s.Of(text)) {
			out = append(out, s)
		}
	}
	return out
}

// byLine parts sentences at the end of a line with a quotation: what begins the next
// line in lower case ("hospital: “…”") is no part of it.
func byLine(text string, all, quoted []news.Span) []news.Span {
	var out []news.Span
	next := 0 // of the quotations
	for _, s := range all {
		for ; next < len(quoted) && quoted[next].End < s.End; next++ {
			line := lineBehind(text, quoted[next:], s.End)
			if quoted[next].Start >= s.Start && line > 0 && worded(text[line:s.End]) {
				out = append(out, trimmed(text, news.Span{Start: s.Start, End: line}, blankRune))
				s = trimmed(text, news.Span{Start: line, End: s.End}, blankRune)
			}
		}
		out = append(out, s)
	}
	return out
}

// lineBehind is where the line ends in which the first of some quotations does: right
// behind it, or before a line that says with a colon whose words the next one has. It is
// 0 where the text may run on.
func lineBehind(text string, quoted []news.Span, end int) int {
	from := quoted[0].End
	if len(quoted) > 1 && quoted[1].Start < end {
		between := text[from:quoted[1].Start]
		if at := strings.LastIndexByte(between, '\n'); at >= 0 && strings.HasSuffix(plainPart(between[at:]), ":") {
			return from + at
		}
	}
	if line := strings.TrimLeft(text[from:end], " \t\u00a0"); strings.HasPrefix(line, "\n") {
		return end - len(line)
	}
	return 0
}

// speaks reports whether a sentence only says who spoke the quotation right before
// it, or in brackets the words before it.
func speaks(text string, before, s news.Span) bool {
	said, frame := strings.TrimSpace(before.Of(text)), s.Of(text)
	last, _ := utf8.DecodeLastRuneInString(said)
	if strings.HasPrefix(frame, "(") && sameLine(text, before.End, s.Start) && news.Fold(frame).Len() <= longestFrame {
		return cues(frame)
	}
	if !quotationMark(last) || !sameLine(text, before.End, s.Start) || len(quotations(frame)) > 0 || news.Fold(frame).Len() > longestFrame {
		return false
	}
	if c, ok := marked(said); ok || len(c.pieces) == 0 {
		return false // somebody is named already, or nothing is quoted
	}
	return tellsWho(frame)
}

func sameLine(text string, from, to int) bool { return !strings.Contains(text[from:to], "\n") }

// long reports whether a piece is long enough to be told from a title.
func (c claim) long() bool {
	return slices.ContainsFunc(c.pieces, func(p news.Span) bool { return news.Fold(p.Of(c.text)).Len() >= shortestPiece })
}

// turn is where a dash behind a mark parts speech from who speaks.
var turn = regexp.MustCompile(`[,.!?…]\s+[—–]\s`)

// spoken takes a line of a dialogue apart that begins with a dash: "— We know, —
// said Moe. — Not yet."; ok is false where no words say who speaks.
func spoken(text string) (c claim, ok bool) {
	dash, size := utf8.DecodeRuneInString(text)
	if !unicode.Is(unicode.Pd, dash) || !strings.HasPrefix(text[size:], " ") {
		return claim{}, false
	}
	c = claim{text: text}
	at := size
	for i, cut := range append(turn.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		if said := (news.Span{Start: at, End: cut[0]}); i%2 == 0 && worded(said.Of(text)) {
			c.pieces = append(c.pieces, trimmed(text, said, unicode.IsSpace))
		}
		at = cut[1]
	}
	return c, len(c.pieces) > 0 && slices.ContainsFunc(c.frame(), cues)
}

// bySpeaker parts a claim whose frame names a speaker for each of its pieces:
// "Moe said “…”, while Lund said “…”". Where one is named for all, it is one.
func (c claim) bySpeaker() []news.Span {
	frame, last := c.frame(), len(c.pieces)
	before := cues(frame[0]) || strings.HasSuffix(plainPart(frame[0]), ":")
	told := before != cues(frame[last])
	for _, part := range frame[1:last] {
		told = told && cues(part)
	}
	if last < 2 || !told {
		return []news.Span{{Start: 0, End: len(c.text)}}
	}
	var out []news.Span
	at := 0
	for i := range last - 1 {
		_, closing := utf8.DecodeRuneInString(c.text[c.pieces[i].End:])
		_, opening := utf8.DecodeLastRuneInString(c.text[:c.pieces[i+1].Start])
		cut := c.pieces[i+1].Start - opening
		if before {
			cut = c.pieces[i].End + closing
		}
		out = append(out, news.Span{Start: at, End: cut})
		at = cut
	}
	return append(out, news.Span{Start: at, End: len(c.text)})
}
