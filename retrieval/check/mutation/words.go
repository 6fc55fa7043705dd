package mutation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// rows reads rows of words that may be swapped: for each the others of its row.
func rows(all ...string) map[string][]string {
	out := map[string][]string{}
	for _, row := range all {
		words := strings.Fields(row)
		for _, w := range words {
			for _, other := range words {
				if other != w {
					out[w] = append(out[w], other)
				}
			}
		}
	}
	return out
}

func rowSet(row string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(row) {
		out[w] = true
	}
	return out
}

// written is the i-th word as it is written.
func (m *maker) written(i int) string { return m.words.Span(i).Of(m.from.Text) }

// pick is a random word of which is says that it will do; -1 for none.
func (m *maker) pick(is func(i int) bool) int {
	chosen, seen := -1, 0
	for i := range m.words.Len() {
		if is(i) {
			seen++
			if m.random.IntN(seen) == 0 {
				chosen = i
			}
		}
	}
	return chosen
}

// swap writes another word of its row for a word, in its case.
func (m *maker) swap(row map[string][]string) string {
	i := m.pick(func(i int) bool { return len(row[m.words.Word(i)]) > 0 && !m.named(i) })
	if i < 0 {
		return ""
	}
	others := row[m.words.Word(i)]
	return m.replaced(m.words.Span(i), likeCase(m.written(i), others[m.random.IntN(len(others))]))
}

// named reports whether the i-th word is part of a name: a capital within the sentence.
func (m *maker) named(i int) bool { return i > 0 && capital(m.written(i)) }

// swapNames is swap for words that have a capital of their own.
func (m *maker) swapNames(row map[string][]string) string {
	i := m.pick(func(i int) bool { return len(row[m.written(i)]) > 0 })
	if i < 0 {
		return ""
	}
	others := row[m.written(i)]
	return m.replaced(m.words.Span(i), others[m.random.IntN(len(others))])
}

func likeCase(model, word string) string {
	if capital(model) {
		_, size := utf8.DecodeRuneInString(word)
		return strings.ToUpper(word[:size]) + word[size:]
	}
	return word
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// content reports whether the i-th word is of small letters only, and long
// enough to carry content.
func (m *maker) content(i int) bool {
	word := m.written(i)
	return utf8.RuneCountInString(word) > 4 && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLower(r) }) < 0
}

// inner reports whether the i-th word has at least three words on either side.
func (m *maker) inner(i int) bool { return i >= 3 && i < m.words.Len()-3 }

func (m *maker) dropWord() string {
	i := m.pick(func(i int) bool { return m.inner(i) && m.content(i) })
	if i < 0 {
		return ""
	}
	return m.replaced(m.withGap(i), "")
}

// withGap is the i-th word with what stands behind it.
func (m *maker) withGap(i int) news.Span {
	return news.Span{Start: m.words.Span(i).Start, End: m.words.Span(i + 1).Start}
}

func (m *maker) addWord() string {
	i := m.pick(m.inner)
	if i < 0 {
		return ""
	}
	at := m.words.Span(i).Start
	return m.replaced(news.Span{Start: at, End: at}, m.strange()+" ")
}

func (m *maker) otherWord() string {
	i := m.pick(func(i int) bool { return m.content(i) && m.words.Len() > 5 })
	if i < 0 {
		return ""
	}
	return m.replaced(m.words.Span(i), m.strange())
}

func (m *maker) strange() string {
	all := strings.Fields(inventedWords)
	return all[m.random.IntN(len(all))]
}

// swapWords lets two neighbours change places.
func (m *maker) swapWords() string {
	i := m.pick(func(i int) bool {
		return m.inner(i) && m.words.Word(i) != m.words.Word(i+1) && m.from.Text[m.words.Span(i).End:m.words.Span(i+1).Start] == " "
	})
	if i < 0 {
		return ""
	}
	return m.replaced(news.Span{Start: m.words.Span(i).Start, End: m.words.Span(i + 1).End}, m.written(i+1)+" "+m.written(i))
}

func (m *maker) otherName() string {
	i := m.pick(func(i int) bool { return m.named(i) && m.properName(i) })
	if i < 0 || len(m.pool.Names) == 0 {
		return ""
	}
	other := m.pool.Names[m.random.IntN(len(m.pool.Names))]
	if strings.EqualFold(other, m.written(i)) {
		return ""
	}
	return m.replaced(m.words.Span(i), other)
}

// properName reports whether the i-th word is a name by its letters.
func (m *maker) properName(i int) bool {
	return ProperName(m.written(i)) && len(dayNames[m.written(i)]) == 0
}

// ProperName reports whether a word within a sentence is written as names are.
func ProperName(word string) bool {
	return capital(word) && utf8.RuneCountInString(word) > 3 && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 &&
		strings.ToUpper(word) != word && len(dayNames[word]) == 0 && !terms.Everyday(strings.ToLower(word))
}

// letters of other scripts that look like the one before them.
var lookalikes = map[rune]rune{'a': 'а', 'e': 'е', 'o': 'о', 'p': 'р', 'c': 'с', 'x': 'х', 'y': 'у', 'i': 'і', 'A': 'А', 'O': 'О', 'T': 'Τ', 'B': 'В', 'H': 'Н'}

// lookalike writes letters of one word, or of all, in another script.
func (m *maker) lookalike() string {
	swap := func(r rune) rune {
		if other := lookalikes[r]; other != 0 {
			return other
		}
		return r
	}
	if m.random.IntN(4) == 0 {
		return strings.Map(swap, m.from.Text)
	}
	i := m.pick(func(i int) bool {
		return strings.Map(swap, m.written(i)) != m.written(i) && utf8.RuneCountInString(m.written(i)) > 2
	})
	if i < 0 {
		return ""
	}
	return m.replaced(m.words.Span(i), strings.Map(swap, m.written(i)))
}
