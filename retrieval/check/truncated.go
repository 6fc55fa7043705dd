package check

import (
	"strings"

	"whosaid/store/news"
)

// How far a word reaches that turns the sense of what follows it.
const (
	negationReach = 5  // words
	denialReach   = 14 // words
	openingReach  = 30 // words: that of a condition
)

// turned reports whether what the sentence says just before or after the words
// turns their sense: a denial, a negation, a condition, "but …".
func (s *source) turned(words stretch) bool {
	if words.len() == 0 || s.within[words.from] < 0 || s.within[words.to-1] < 0 {
		return false
	}
	first, last := s.sentence(words.from), s.sentence(words.to-1)
	return s.turnedBefore(stretch{first.from, words.from}) || s.turnedAfter(stretch{words.to, last.to})
}

// turnedBefore reads the words before a cut backwards, up to what parts them
// from it: another clause, or a quotation that the words are not in.
func (s *source) turnedBefore(before stretch) bool {
	quoted := opensQuotation(s.gap(before.to - 1))
	for i := before.to - 1; i >= before.from; i-- {
		word, far := s.folded.Word(i), before.to-i
		switch {
		case s.parts(i) || !quoted && closesQuotation(s.gap(i)):
			return false
		case denials[word] && far <= denialReach, conditions[word] && (far <= openingReach || i == before.from):
			return true
		case s.folded.negates(i) && far <= negationReach && !strings.ContainsAny(s.between(i, before.to), ",:—"):
			return true
		}
		quoted = quoted || opensQuotation(s.gap(i-1))
	}
	return false
}

// parts reports whether another clause begins with the i-th word or behind it.
func (s *source) parts(i int) bool {
	return strings.Contains(s.gap(i), ";") || joins[s.folded.Word(i)] && strings.Contains(s.gap(i-1), ",")
}

// turnedAfter reads the words behind a cut: the next clause, or a negation that
// follows at once.
func (s *source) turnedAfter(after stretch) bool {
	if after.len() == 0 {
		return false
	}
	next := s.folded.Word(after.from)
	if turns[next] || s.folded.negates(after.from) && !strings.ContainsAny(s.gap(after.from-1), ",;:—”»") {
		return true
	}
	return s.deniedAfter(after)
}

// deniedAfter reports whether a tag behind the words says that they are denied
// or false: "…, the mayor denied", "…, which is untrue".
func (s *source) deniedAfter(after stretch) bool {
	if !strings.ContainsAny(s.gap(after.from-1), ",—-”\"") {
		return false
	}
	const tag = 7 // words
	for i := after.from; i < min(after.to, after.from+tag); i++ {
		if denials[s.folded.Word(i)] {
			return true
		}
		if strings.ContainsAny(s.gap(i), ",;:—") {
			return false
		}
	}
	return false
}

// joins begin a clause of their own behind a comma.
var joins = set("and but so و и а но und aber et mais y pero")

func negates(word string) bool {
	return negations[word] || strings.HasSuffix(word, "n't")
}

// gap is what stands between the i-th word and the next one.
func (s *source) gap(i int) string {
	if i < 0 || i+1 >= s.folded.Len() {
		return ""
	}
	return news.Span{Start: s.folded.Span(i).End, End: s.folded.Span(i + 1).Start}.Of(s.text)
}

// between is the marks from the i-th word up to the one before the k-th.
func (s *source) between(i, k int) string {
	var out strings.Builder
	for ; i < k; i++ {
		out.WriteString(s.gap(i))
	}
	return out.String()
}

func closesQuotation(gap string) bool { return strings.ContainsAny(gap, "”»") }

func opensQuotation(gap string) bool { return strings.ContainsAny(gap, "“«„") }
