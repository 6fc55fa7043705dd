package mutation

import (
	"strings"

	"whosaid/store/news"
)

// marked puts the sentence in quotation marks, where it has none of its own.
func (m *maker) marked() string {
	if strings.ContainsAny(m.from.Text, "“”\"«»„‘'’") {
		return ""
	}
	pair := [][2]string{{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"„", "“"}}[m.random.IntN(4)]
	return pair[0] + m.from.Text + pair[1]
}

// otherMarks writes marks of quotation, apostrophes and dashes in other shapes,
// and leaves out the mark at the end.
func (m *maker) otherMarks() string {
	shapes := strings.NewReplacer("“", "\"", "”", "\"", "’", "'", "‘", "'", "–", "-", "—", "–", "'", "’", ",", "")
	text := m.from.Text
	if strings.ContainsAny(text, "0123456789") {
		shapes = strings.NewReplacer("“", "\"", "”", "\"", "–", "-", "—", "–")
	}
	return strings.TrimRight(shapes.Replace(text), ".!?")
}

func (m *maker) rightSpeaker() string {
	if m.from.Speaker == "" || m.names(m.from.Speaker) || unbalanced(m.from.Text) {
		return ""
	}
	return m.from.Speaker + ": “" + unquoted(m.from.Text) + "”"
}

func (m *maker) rightOutlet() string {
	if m.from.Outlet == "" {
		return ""
	}
	return "As " + m.from.Outlet + " wrote, “" + unquoted(m.from.Text) + "”"
}

// unquoted writes a sentence's own marks of quotation as they are written within others.
func unquoted(text string) string {
	return strings.NewReplacer("“", "‘", "”", "’", "\"", "'", "«", "‹", "»", "›").Replace(text)
}

// invisible puts characters that nobody sees between the letters.
func (m *maker) invisible() string {
	const unseen = "\u200b\u200d\u2060\u202e\u00ad\ufeff"
	at := m.words.Span(m.random.IntN(m.words.Len()))
	word := at.Of(m.from.Text)
	runes := []rune(word)
	if len(runes) < 2 {
		return ""
	}
	cut := 1 + m.random.IntN(len(runes)-1)
	marks := []rune(unseen)
	return m.replaced(at, string(runes[:cut])+string(marks[m.random.IntN(len(marks))])+string(runes[cut:]))
}

// replaced is the sentence with a part of it written otherwise.
func (m *maker) replaced(at news.Span, by string) string {
	return m.from.Text[:at.Start] + by + m.from.Text[at.End:]
}
