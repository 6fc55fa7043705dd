package mutation

import (
	"slices"
	"strings"
	"unicode"

	"whosaid/retrieval/names"
	"whosaid/store/news"
)

// other is a random sentence of the pool of which will says that it will do.
func (m *maker) other(will func(Source) bool) (Source, bool) {
	for range 40 {
		s := m.pool.Sentences[m.random.IntN(len(m.pool.Sentences))]
		if s.Text != m.from.Text && !strings.Contains(m.from.Next, s.Text) && !strings.Contains(s.Next, m.from.Text) && will(s) {
			return s, true
		}
	}
	return Source{}, false
}

func (m *maker) halves() string {
	return m.joined(func(s Source) bool { return s.Article != m.from.Article })
}

func (m *maker) halvesOfOne() string {
	return m.joined(func(s Source) bool { return s.Article == m.from.Article })
}

// joined is the first half of the sentence and the second half of another.
func (m *maker) joined(will func(Source) bool) string {
	at := half(m.words)
	s, ok := m.other(func(s Source) bool {
		return half(news.Fold(s.Text)) > 0 && will(s) && Cyrillic(s.Text) == Cyrillic(m.from.Text) && !strings.ContainsAny(s.Text, "“”\"«»„")
	})
	if at == 0 || !ok {
		return ""
	}
	second := news.Fold(s.Text)
	return m.from.Text[:m.words.Span(at-1).End] + " " + s.Text[second.Span(half(second)).Start:]
}

func (m *maker) sentencesApart() string {
	s, ok := m.other(func(s Source) bool {
		return s.Own && news.Fold(s.Text).Len() > 4 && !strings.ContainsAny(s.Text+m.from.Text, "“”\"«»„") && Cyrillic(s.Text) == Cyrillic(m.from.Text)
	})
	if !ok || !m.from.Own || m.words.Len() < 5 {
		return ""
	}
	return m.from.Text + " " + s.Text
}

// stranger is a speaker of the pool whom the sentence does not name.
func (m *maker) stranger() string {
	for range 20 {
		if len(m.pool.Speakers) == 0 {
			return ""
		}
		name := m.pool.Speakers[m.random.IntN(len(m.pool.Speakers))]
		if !slices.ContainsFunc(strings.Fields(name), func(part string) bool {
			return m.mentions(part)
		}) {
			return name
		}
	}
	return ""
}

// mentions reports whether a name stands in the sentence or in what is known of it,
// in any script.
func (m *maker) mentions(name string) bool {
	known := m.from.Text + " " + m.from.Speaker + " " + m.from.Outlet
	return strings.Contains(known, name) || slices.ContainsFunc(strings.FieldsFunc(known, func(r rune) bool { return !unicode.IsLetter(r) }), func(word string) bool {
		return capital(word) && names.Alike(strings.ToLower(word), strings.ToLower(name))
	})
}

func (m *maker) speakerBefore() string {
	name := m.stranger()
	if name == "" || m.words.Len() < 4 {
		return ""
	}
	return name + ": “" + unquoted(m.from.Text) + "”"
}

func (m *maker) speakerBehind() string {
	name := m.stranger()
	if name == "" || m.words.Len() < 4 {
		return ""
	}
	return "“" + unquoted(strings.TrimRight(m.from.Text, ".")) + ",” " + name + " said."
}

// handleBefore lays the sentence in the mouth of a stranger's handle.
func (m *maker) handleBefore() string {
	name := m.stranger()
	if name == "" || m.words.Len() < 4 || strings.ContainsFunc(name, func(r rune) bool { return r != ' ' && !unicode.IsLetter(r) }) {
		return ""
	}
	return "@" + strings.ReplaceAll(name, " ", "_") + ": “" + unquoted(m.from.Text) + "”"
}

// strangeOutlet is an outlet of the pool that did not publish the sentence.
func (m *maker) strangeOutlet() string {
	others := slices.DeleteFunc(slices.Clone(m.pool.Outlets), func(name string) bool {
		its := func(s Source) bool { return s.Outlet == name && s.Text == m.from.Text }
		speaks := m.from.Speaker != "" && strings.Contains(name, m.from.Speaker) // an office that publishes is quoted by others, too
		return speaks || name == m.from.Outlet || strings.Contains(m.from.Text, name) || slices.ContainsFunc(m.pool.Sentences, its) || slices.ContainsFunc(m.pool.Printed, its)
	})
	if len(others) == 0 || m.words.Len() < 4 {
		return ""
	}
	return others[m.random.IntN(len(others))]
}

func (m *maker) outletBefore() string {
	name := m.strangeOutlet()
	if name == "" {
		return ""
	}
	return []string{"As " + name + " wrote, “", "According to " + name + ", “", name + ": “"}[m.random.IntN(3)] + unquoted(m.from.Text) + "”"
}

func (m *maker) outletBehind() string {
	name := m.strangeOutlet()
	if name == "" {
		return ""
	}
	return strings.TrimRight(m.from.Text, ".") + []string{" — ", ", according to "}[m.random.IntN(2)] + name
}

func (m *maker) invented() string {
	var words []string
	for range 6 + m.random.IntN(12) {
		words = append(words, m.strange())
	}
	return strings.Join(words, " ")
}
