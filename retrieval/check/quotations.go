package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// closes gives the marks that may close a quotation that a mark opens.
var closes = map[rune]string{
	'“': "”“", '„': "“”„", '«': "»", '»': "«", '‹': "›", '「': "」", '『': "』", '《': "》", '"': "\"", '‘': "’", '\'': "'", '”': "”", '＂': "＂",
}

// quotations finds the outermost quotations of a text, marks included, that
// hold a letter or a digit. A mark that nothing closes opens none. A single mark
// opens one only where a word cannot stand before it, and closes one only where
// no letter follows.
func quotations(text string) []news.Span {
	ends := closers(text)
	var out []news.Span
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		marks, opens := closes[r]
		if !opens || !mayOpen(text, at, r) {
			at += size
			continue
		}
		end := ends.after(at+size, marks)
		if end < 0 || !worded(text[at:end]) {
			at += size
			continue
		}
		out = append(out, news.Span{Start: at, End: end})
		at = end
	}
	return out
}

// mayOpen reports whether a mark of quotation stands where one opens. Those that
// close in other languages, or anywhere, open only where no word and no mark of
// a sentence stands before them.
func mayOpen(text string, at int, mark rune) bool {
	if strings.ContainsRune("„«‹「『《", mark) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{:—–-/", before) || quotationMark(before) || unspaced(before)
}

// titled reports whether marks of quotation only set a name apart, as they do behind
// the noun that it is of: газета «Радио Вест», the ferry "Alma".
func titled(text string, p news.Span) bool {
	_, first := utf8.DecodeRuneInString(text[p.Start:])
	_, last := utf8.DecodeLastRuneInString(text[:p.End])
	name := text[p.Start+first : p.End-last]
	before := strings.TrimRight(text[:p.Start], " \u00a0")
	if capital, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(capital) || before == text[:p.Start] || strings.ContainsAny(name, ".,!?…") {
		return false
	}
	word := before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	return word != "" && news.Fold(name).Len() < shortestPiece && !terms.Stop(strings.ToLower(word)) && !speech(strings.ToLower(word))
}

// unspaced reports whether a letter is of a script that puts no spaces between words.
func unspaced(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

func single(mark rune) bool { return mark == '\'' || mark == '‘' || mark == '’' }

// marks tells, for each mark, where it stands and can close, in order.
type marks map[rune][]int

func closers(text string) marks {
	out := marks{}
	for at, r := range text {
		if !quotationMark(r) {
			continue
		}
		after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
		if single(r) && (unicode.IsLetter(after) || unicode.IsDigit(after)) {
			continue
		}
		out[r] = append(out[r], at)
	}
	return out
}

// after is the end of the first of the marks that closes at or after from; -1
// when there is none. Marks before from are forgotten.
func (m marks) after(from int, any string) int {
	end := -1
	for _, r := range any {
		places := m[r]
		for len(places) > 0 && places[0] < from {
			places = places[1:]
		}
		m[r] = places
		if len(places) > 0 && (end < 0 || places[0]+utf8.RuneLen(r) < end) {
			end = places[0] + utf8.RuneLen(r)
		}
	}
	return end
}
