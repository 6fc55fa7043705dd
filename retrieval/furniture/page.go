package furniture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// page is an article's text as the rules see it.
type page struct {
	text  string
	title news.Folded
	lines []line
	// prosaic tells that paragraphs end with a stop in this text, a third of the
	// longer lines at least; only then does a missing stop tell anything.
	prosaic bool
	copies  map[string]int // line → number of the line where it first stands
	labels  int            // lines of caption length without a stop
}

// line is one paragraph of the text.
type line struct {
	news.Span
	text     string
	words    []string // none when the line is longer than any furniture
	plain    []string // the same, bare and in lower case
	lower    string   // the line in lower case, "" when it is that long
	count    int      // of words; longestLine or more when there are none
	stopped  bool     // ends as a sentence does
	capitals float64  // share of the words, small ones left out, that are capitalised
	listed   bool     // an item of a list
	rule     string   // that barred the line, "" for none
}

// Measures of furniture, in words.
const (
	longestHeading = 16
	longestTitle   = 20
	longestCaption = 34
	longestReply   = 3
	leastProse     = 8
	longestLine    = 200
	longestBytes   = 1200
)

func readPage(text, title string) *page {
	p := &page{text: text, title: news.Fold(title), copies: map[string]int{}}
	stopped, long := 0, 0
	spans := sentence.Paragraphs(text)
	p.lines = make([]line, 0, len(spans))
	for i, span := range spans {
		l := readLine(span, text)
		if l.count > leastProse {
			long++
			if l.stopped {
				stopped++
			}
		}
		if _, seen := p.copies[l.text]; !seen {
			p.copies[l.text] = i
		}
		if !l.stopped && l.count > longestHeading && l.count <= longestCaption {
			p.labels++
		}
		var above *line
		if i > 0 {
			above = &p.lines[i-1]
		}
		l.listed = inList(above, &l)
		p.lines = append(p.lines, l)
	}
	p.prosaic = stopped > 0 && 3*stopped >= long
	return p
}

func readLine(span news.Span, text string) line {
	l := line{Span: span, text: span.Of(text), count: longestLine}
	l.stopped = sentence.Stopped(l.text) || sentence.Stopped(withoutBracket(l.text))
	if len(l.text) > longestBytes {
		return l
	}
	l.words = strings.Fields(l.text)
	l.count = len(l.words)
	l.lower = strings.ToLower(l.text)
	l.plain = strings.Fields(l.lower)
	for i, word := range l.plain {
		l.plain[i] = bare(word)
	}
	l.capitals = capitalised(l.words)
	return l
}

// withoutBracket is s without the bracket that stands behind its last sentence.
func withoutBracket(s string) string {
	bracket := closingBracket(s, func(string) bool { return true })
	if bracket.Empty() || bracket.Start == 0 {
		return s
	}
	return s[:bracket.Start]
}

// capitalised is the share of words that begin in upper case, among those that
// a title would capitalise.
func capitalised(words []string) float64 {
	upper, all := 0, 0
	for _, word := range words {
		word = bare(word)
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsLetter(r) || smallWords[word] {
			continue
		}
		all++
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			upper++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(upper) / float64(all)
}

// bare is a word without the marks around it.
func bare(word string) string {
	return strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// word is the i-th word, bare and in lower case; "" when there is none.
func (l *line) word(i int) string {
	if i < 0 || i >= len(l.plain) {
		return ""
	}
	return l.plain[i]
}

func (l *line) lastWord() string { return l.word(len(l.words) - 1) }

func (l *line) endsWith(marks string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(l.text, `"'”’)]*`))
	return strings.ContainsRune(marks, r)
}

// begins reports whether the line begins with the words of a phrase.
func (l *line) begins(p phrase) bool {
	if len(p.words) > len(l.plain) {
		return false
	}
	for i, word := range p.words {
		if l.plain[i] != word {
			return false
		}
	}
	return !p.colon || strings.HasSuffix(l.words[len(p.words)-1], ":")
}

// running reports whether line i is a part of a sentence that a line break has
// cut: it goes on below, or has begun above.
func (p *page) running(i int) bool {
	return i+1 < len(p.lines) && sentence.Continues(p.lines[i].text, p.lines[i+1].text) ||
		i > 0 && sentence.Continues(p.lines[i-1].text, p.lines[i].text)
}

// howFar is the number of lines within which neighbours count.
const howFar = 8

// proseBelow and proseAbove report whether a paragraph that ends as sentences
// do stands near line i.
func (p *page) proseBelow(i int) bool {
	for j := i + 1; j < len(p.lines) && j <= i+howFar; j++ {
		if p.lines[j].prose() {
			return true
		}
	}
	return false
}

func (p *page) proseAbove(i int) bool {
	for j := i - 1; j >= 0 && j >= i-howFar; j-- {
		if p.lines[j].prose() {
			return true
		}
	}
	return false
}

func (l *line) prose() bool { return l.stopped && l.rule == "" }
