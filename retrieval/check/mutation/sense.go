package mutation

import (
	"slices"
	"strings"

	"whosaid/store/news"
)

func (m *maker) dropNegation() string {
	i := m.pick(func(i int) bool {
		return plainNegations[m.words.Word(i)] && i > 0 && i+1 < m.words.Len() && !strings.ContainsAny(m.words.Word(i + 1)[:1], "0123456789") // "№ 6"
	})
	if i >= 0 {
		return m.replaced(m.withGap(i), "")
	}
	i = m.pick(func(i int) bool {
		word := m.words.Word(i)
		return strings.HasSuffix(word, "n't") && word != "can't" && word != "won't"
	})
	if i < 0 {
		return ""
	}
	at := m.words.Span(i)
	word := m.written(i)
	return m.replaced(at, strings.TrimSuffix(strings.TrimSuffix(word, "n't"), "n’t"))
}

func (m *maker) addNegation() string {
	i := m.pick(func(i int) bool {
		return i+1 < m.words.Len() && m.words.Len() > 4 && negatable[m.words.Word(i)] && !m.named(i) && m.words.Word(i+1) != "not"
	})
	if i < 0 {
		return m.addSlavicNegation()
	}
	at := m.words.Span(i).End
	return m.replaced(news.Span{Start: at, End: at}, " not")
}

func (m *maker) addSlavicNegation() string {
	i := m.pick(func(i int) bool {
		return m.words.Len() > 4 && slavicVerbs[m.words.Word(i)] && (i == 0 || m.words.Word(i-1) != "не") && !m.named(i)
	})
	if i < 0 {
		return ""
	}
	at := m.words.Span(i).Start
	return m.replaced(news.Span{Start: at, End: at}, "не ")
}

// half is the word before which a sentence is cut in two; 0 where it is too short.
func half(words news.Folded) int {
	if words.Len() < 10 {
		return 0
	}
	return words.Len() / 2
}

// either is the list in the sentence's letters.
func (m *maker) either(latin, slavic []string) []string {
	if Cyrillic(m.from.Text) {
		return slavic
	}
	return latin
}

func (m *maker) falseTail() string {
	at := half(m.words)
	if at == 0 || at > 24 {
		return ""
	}
	return m.from.Text[:m.words.Span(at-1).End] + " " + pickOne(m.random, m.either(plainTails, slavicTails)...)
}

func (m *maker) falseHead() string {
	at := half(m.words)
	if at == 0 {
		return ""
	}
	return pickOne(m.random, m.either(plainHeads, slavicHeads)...) + " " + m.from.Text[m.words.Span(at).Start:]
}

func (m *maker) cutBeforeBut() string {
	i := m.pick(func(i int) bool { return i > 3 && i+1 < m.words.Len() && m.words.Word(i) == "but" })
	if i < 0 {
		return ""
	}
	return m.from.Text[:m.words.Span(i-1).End]
}

// cutOutOfDenial keeps what somebody "denied that …", and no more.
func (m *maker) cutOutOfDenial() string {
	denied := []string{"denied", "denies", "rejected", "disputed", "disputes"}
	i := m.pick(func(i int) bool {
		return i+5 < m.words.Len() && slices.Contains(denied, m.words.Word(i)) && m.words.Word(i+1) == "that"
	})
	if i < 0 {
		return ""
	}
	return m.from.Text[m.words.Span(i+2).Start:]
}

// cutBehindCondition keeps what would hold "if …, …", and no more.
func (m *maker) cutBehindCondition() string {
	if first := m.words.Word(0); first != "if" && first != "unless" {
		return ""
	}
	comma := strings.Index(m.from.Text, ", ")
	if comma < 0 || news.Fold(m.from.Text[comma:]).Len() < 4 {
		return ""
	}
	return m.from.Text[comma+2:]
}
