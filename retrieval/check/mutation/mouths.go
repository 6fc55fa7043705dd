package mutation

import (
	"slices"
	"strings"
)

// tongue is the language of the sentence, as far as frames need it.
func (m *maker) tongue() string {
	switch {
	case !Cyrillic(m.from.Text):
		return "en"
	case strings.ContainsAny(strings.ToLower(m.from.Text), "іїєґ"):
		return "uk"
	}
	return "ru"
}

// laid puts the sentence into a form of its language: WHO stands for who is named,
// WORDS for the sentence in marks.
func (m *maker) laid(who string, forms map[string][]string) string {
	if who == "" || m.words.Len() < 4 || unbalanced(m.from.Text) {
		return ""
	}
	marks := map[string][2]string{"en": {"“", "”"}, "ru": {"«", "»"}, "uk": {"«", "»"}}[m.tongue()]
	words := marks[0] + unquoted(strings.TrimRight(m.from.Text, ".")) + marks[1]
	return strings.NewReplacer("WHO", who, "WORDS", words).Replace(pickOne(m.random, forms[m.tongue()]...))
}

// neighbour lays the sentence in the mouth of somebody else of the same article.
func (m *maker) neighbour() string {
	s, ok := m.other(func(s Source) bool {
		return s.Article == m.from.Article && Person(s.Speaker) && !slices.ContainsFunc(strings.Fields(s.Speaker), m.mentions)
	})
	if !ok {
		return ""
	}
	return m.laid(s.Speaker, speakerForms)
}

// roleBehind lays what a named person said in the mouth of somebody with a role
// that no article tells of.
func (m *maker) roleBehind() string {
	if m.from.Speaker == "" {
		return ""
	}
	return m.laid(m.unheard(strangeRoles[m.tongue()]), roleForms)
}

// body lays the sentence in the mouth of a body that no article tells of, in lower case.
func (m *maker) body() string {
	return m.laid(m.unheard(strangeBodies[m.tongue()]), bodyForms)
}

// unheard is a role, or a body, of which no word is known of the sentence's speaker.
func (m *maker) unheard(of []string) string {
	const stem = 5 // letters
	known := strings.ToLower(m.from.Text + " " + m.from.Speaker + " " + m.from.Role)
	who := pickOne(m.random, of...)
	for _, word := range strings.Fields(who) {
		if runes := []rune(word); strings.Contains(known, string(runes[:min(stem, len(runes))])) {
			return ""
		}
	}
	return who
}

// Person reports whether a speaker goes by a name of several words: those go
// before words as a frame that can be told from any other, in every language.
func Person(speaker string) bool {
	words := strings.Fields(speaker)
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !ProperName(w) })
}

// rightRole names who speaks by the role alone, as the article has it.
func (m *maker) rightRole() string {
	if m.from.Role == "" || m.names(m.from.Role+" "+m.from.Speaker) || len(strings.Fields(m.from.Role)) > 5 || strings.ContainsAny(m.from.Role, ",;:()"+quoting) {
		return ""
	}
	return m.laid(m.from.Role, roleForms)
}
