package furniture

import (
	"strings"
	"unicode"
)

// longestPhotoLine bounds a caption with its credit, in words.
const longestPhotoLine = 90

// isPhotoCredit: a caption that says whose picture it belongs to, or the label
// of a picture.
func isPhotoCredit(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil || l.count > longestPhotoLine || isQuote(l.text) && l.stopped {
		return false
	}
	return l.pictureLabel() || l.pictureCredit() || creditedAtEnd(l) || l.servicesLead()
}

// pictureLabel: "Photo", "Photo: NorWire", "FILE - In this picture …", "Image
// caption Rescuers …".
func (l *line) pictureLabel() bool {
	if !creditWords[l.word(0)] {
		return false
	}
	first, second := l.words[0], l.word(1)
	switch {
	case l.count == 1:
		return !l.stopped
	case strings.HasSuffix(first, ":"), second == "by" && !l.stopped, second == "credit" || second == "copyright" || second == "caption":
		return true
	case l.word(0) == "file":
		return first == "FILE" || second == "photo"
	}
	return strings.HasPrefix(l.text, "(") && strings.HasSuffix(l.text, ")")
}

// credits are the words with which a caption introduces its credit.
var credits = []string{"photograph:", "photo:", "picture:", "image:", "images:", "credit:", "photo by ", "photograph by ",
	"picture by ", "image copyright", "image caption", "photo credit", "getty images", "file photo", "via getty"}

// pictureCredit reports whether the line speaks of its picture's maker, which
// running text hardly does: the words stand near the end, and without a verb
// of saying.
func (l *line) pictureCredit() bool {
	s := l.lower
	for _, credit := range credits {
		at := strings.LastIndex(s, credit)
		if at < 0 {
			continue
		}
		rest := strings.Fields(s[at+len(credit):])
		if len(rest) <= longestLabel && (!l.stopped || l.count <= longestCaption && !strings.ContainsAny(s, `"“”`)) {
			return true
		}
	}
	return false
}

// creditedAtEnd: a credit in brackets behind the caption: "… (A. Roe/NorWire)",
// "… on Friday. (NorWire)".
func creditedAtEnd(l *line) bool {
	if !strings.HasSuffix(l.text, ")") {
		return false
	}
	open := strings.LastIndexByte(l.text, '(')
	if open < 0 {
		return false
	}
	before := strings.TrimRightFunc(l.text[:open], unicode.IsSpace)
	inner := l.text[open+1 : len(l.text)-1]
	words := strings.Fields(inner)
	if len(words) == 0 || len(words) > longestLabel+2 || !startsUpper(words[0]) || hasDigit(inner) {
		return false
	}
	named := capitalised(words) >= titleCase
	slashed := strings.Contains(inner, "/") && named && !strings.HasPrefix(inner, "@")
	after := strings.HasSuffix(before, ".") || before == "" || !l.stopped && l.count <= longestCaption
	via := strings.Contains(inner, " via ")
	return slashed || via || after && named && agencyLike(inner)
}

// agencyLike: a short name without a stop in it.
func agencyLike(inner string) bool {
	return !strings.ContainsAny(inner, ".;:!?") && len(strings.Fields(inner)) <= 4
}

// servicesLead: "Facebook Twitter Pinterest Rescuers at …": the buttons of a
// picture, then its caption.
func (l *line) servicesLead() bool {
	return l.count > 2 && services[l.word(0)] && services[l.word(1)] && len(l.word(0)) > 3 && l.capitals > 0 &&
		startsUpper(l.words[0]) && startsUpper(l.words[1]) && l.word(0) != "follow" && l.word(0) != "like"
}

// fewestPlaces of a series make a gallery; two may be fractions.
const fewestPlaces = 3

// isGallery: the captions of a gallery or a player run together: "Hide caption
// 2 of 8", "1/8 … 2/8 … 3/8".
func isGallery(p *page, i int) bool {
	l := &p.lines[i]
	if l.words == nil {
		return false
	}
	s := l.lower
	if strings.Contains(s, "hide caption") || strings.Contains(s, "toggle caption") || strings.Contains(s, "replay more videos") ||
		!l.stopped && isNumber(l.words[0]) && l.word(1) == "show" {
		return true
	}
	return numberedOf(l.words) >= fewestPlaces
}

// numberedOf counts the places of a series among words: "2/8", "2 of 8".
func numberedOf(words []string) int {
	series := map[string]int{}
	most := 0
	for i, word := range words {
		whole := ""
		if a, b, ok := strings.Cut(word, "/"); ok && isNumber(a) && isNumber(b) {
			whole = b
		} else if i > 1 && word != "" && words[i-1] == "of" && isNumber(words[i-2]) && isNumber(word) {
			whole = word
		}
		if whole != "" {
			series[whole]++
			most = max(most, series[whole])
		}
	}
	return most
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
