package statements

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/language"
	"whosaid/store/news"
)

// start is where a sentence begins.
type start struct {
	at        int
	paragraph bool // which begins there, too
}

// sentences are where the sentences of a text begin, as far as its words tell: behind
// a stop, with a capital or a number.
func sentences(text string, tokens []language.Token) []start {
	var out []start
	for i, w := range tokens {
		if i == 0 {
			out = append(out, start{w.Start, true})
			continue
		}
		last := tokens[i-1]
		if last.End > w.Start {
			continue // parts of one tag stand at one place
		}
		gap := text[last.End:w.Start]
		first, _ := utf8.DecodeRuneInString(text[w.Start:])
		stops := strings.ContainsAny(gap, "!?…") || strings.Contains(gap, ".") && utf8.RuneCountInString(last.Word) > 1
		if line := strings.Contains(gap, "\n"); line || stops && (w.Upper || unicode.IsDigit(first)) {
			out = append(out, start{w.Start, line})
		}
	}
	return out
}

// cases tell of words whether they have a capital where no sentence begins, and stand
// nowhere without one, and whether they stand somewhere without one.
func cases(tokens []language.Token, starts []start, headlines []news.Span) (proper, small map[string]bool) {
	first := map[int]bool{}
	for _, s := range starts {
		first[s.at] = true
	}
	proper, small = map[string]bool{}, map[string]bool{}
	for _, w := range tokens {
		if !w.Upper {
			small[w.Word] = true
		} else if !first[w.Start] && !overlapsAny(spanOf(w), headlines) {
			proper[w.Word] = true
		}
	}
	for word := range small {
		delete(proper, word)
	}
	return proper, small
}

// capitals are the lines in which nearly every longer word has a capital, as in English
// headlines: what stands only there is told from a name by nothing.
func capitals(text string, tokens []language.Token, starts []start) []news.Span {
	var out []news.Span
	line := news.Span{}
	upper, all := 0, 0
	end := func(next int) {
		line.End = next
		if all >= 3 && 5*upper >= 4*all {
			out = append(out, line)
		}
		line, upper, all = news.Span{Start: next}, 0, 0
	}
	i := 0
	for _, w := range tokens {
		for ; i < len(starts) && starts[i].at <= w.Start; i++ {
			if starts[i].paragraph {
				end(starts[i].at)
			}
		}
		if utf8.RuneCountInString(w.Word) > 3 {
			all++
			if w.Upper {
				upper++
			}
		}
	}
	end(len(text))
	return out
}

// sentenceAt is where the sentence of a place begins, the one before it, and its
// paragraph.
func (a article) sentenceAt(at int) (own, before, paragraph int) {
	i := sort.Search(len(a.starts), func(i int) bool { return a.starts[i].at > at }) - 1
	if i < 0 {
		return 0, 0, 0
	}
	own = a.starts[i].at
	before = a.starts[max(0, i-1)].at
	for i > 0 && !a.starts[i].paragraph {
		i--
	}
	return own, before, a.starts[i].at
}
