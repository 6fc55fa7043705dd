package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/language"
)

// ends reports whether a sentence that began at byte offset start ends at s.
func (s stop) ends(block string, start int) bool {
	if s.next == len(block) {
		return true
	}
	if s.next == s.end {
		return s.endsUnspaced(block)
	}
	after := readFollower(block[s.next:])
	if !after.mayBegin(s.closed) {
		return false
	}
	switch s.mark {
	case ellipsis:
		return s.ellipsisEnds(block, after)
	case period:
		return s.closed || !belongsToWord(block[start:s.start], after)
	case strong:
		return !s.closed || !isTag(block[s.next:])
	default:
		return true
	}
}

// ellipsisEnds: "He waited… Then he left." ends a sentence; dots between
// spaces leave words out of one, and so does "Well... I never".
func (s stop) ellipsisEnds(block string, after follower) bool {
	if after.first == 'I' && utf8.RuneCountInString(after.word) == 1 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(block[:s.start])
	return !unicode.IsSpace(before) || after.starts()
}

// endsUnspaced judges a stop that no space follows. Mostly it is part of a
// number or an address; but scripts without spaces end sentences so, and
// careless typing loses the space.
func (s stop) endsUnspaced(block string) bool {
	rest := block[s.end:]
	r, size := utf8.DecodeRuneInString(rest)
	if s.mark == foreign {
		return !unicode.IsPunct(r) && !(s.closed && unicode.Is(unicode.Hiragana, r)) || isOpener(r)
	}
	if isOpener(r) {
		rest = rest[size:]
		r, size = utf8.DecodeRuneInString(rest)
	}
	second, _ := utf8.DecodeRuneInString(rest[min(size, len(rest)):])
	if !unicode.IsUpper(r) || !unicode.IsLower(second) && !unicode.IsSpace(second) {
		return false
	}
	return s.closed || endsPlainWord(block[:s.start]) && !beginsAddress(rest)
}

// longestLookBack bounds how far a decision looks back from an unspaced stop.
const longestLookBack = 40

// inAddresses are the marks that addresses have and words lack.
const inAddresses = "/@_=&#:"

// beginsAddress reports whether rest goes on as an address does before the next space.
func beginsAddress(rest string) bool {
	rest = rest[:min(len(rest), longestLookBack)]
	if space := strings.IndexFunc(rest, unicode.IsSpace); space >= 0 {
		rest = rest[:space]
	}
	return strings.ContainsAny(rest, inAddresses)
}

// endsPlainWord reports whether s ends with a word of lower-case letters that
// is not part of an address or a dotted name.
func endsPlainWord(s string) bool {
	s = s[max(0, len(s)-longestLookBack):]
	token := s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
	if strings.ContainsAny(token, "."+inAddresses) {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(token)
	before, _ := utf8.DecodeLastRuneInString(token[:len(token)-size])
	return unicode.IsLower(last) && unicode.IsLower(before)
}

// follower is what stands behind a stop and its white space.
type follower struct {
	lead   rune   // the very first rune
	first  rune   // the first that is not an opening mark or a dash
	word   string // the letters and digits from first on
	dotted bool   // a dot follows the word
}

// longestWord bounds the words that decisions look at, in bytes.
const longestWord = 40

func readFollower(rest string) follower {
	lead, _ := utf8.DecodeRuneInString(rest)
	f := follower{lead: lead, first: utf8.RuneError}
	rest = strings.TrimLeftFunc(rest, func(r rune) bool { return isOpener(r) || isDash(r) || r == ' ' && isDash(lead) })
	if rest == "" {
		return f
	}
	f.first, _ = utf8.DecodeRuneInString(rest)
	f.word = leadingWord(rest)
	f.dotted = strings.HasPrefix(rest[len(f.word):], ".")
	return f
}

func leadingWord(s string) string {
	for i, r := range s {
		if i > longestWord || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return s[:i]
		}
	}
	return s
}

func isDash(r rune) bool { return unicode.Is(unicode.Pd, r) }

// mayBegin reports whether a sentence may begin so. closed tells that a
// quotation or bracket has just closed: a dash is then the speaker's signature.
func (f follower) mayBegin(closed bool) bool {
	switch {
	case strings.ContainsRune(",;:/)]", f.lead):
		return false
	case isDash(f.lead) && closed:
		return false
	case unicode.IsLower(f.first):
		return f.camel()
	}
	return true
}

// camel: "eBay" begins sentences in lower case.
func (f follower) camel() bool {
	_, size := utf8.DecodeRuneInString(f.word)
	second, _ := utf8.DecodeRuneInString(f.word[size:])
	return unicode.IsUpper(second)
}

// starts reports whether a sentence certainly begins so: with a word that is
// capitalised only there.
func (f follower) starts() bool { return !f.dotted && language.Boundaries().Starters[f.word] }

// dashed: the dash of a dateline, "NORWICK, Ga. — The bridge …".
func (f follower) dashed() bool { return isDash(f.lead) }

func (f follower) numbered() bool { return unicode.IsDigit(f.first) }

func (f follower) opens() bool { return isOpener(f.lead) && f.lead != '(' && f.lead != '[' }
