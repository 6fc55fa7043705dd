package terminal

import (
	"strings"

	"whosaid/store/news"
)

// Attributions shows who says what in a text.
func (p *Printer) Attributions(a news.Attributed) error {
	pg := p.page()
	for _, said := range a.Said {
		pg.blank()
		pg.attribution(a.Text, said)
	}
	pg.blank()
	pg.line("", counted(len(a.Said), "attribution"), pg.ink.faint)
	return p.print(pg)
}

func (p *page) attribution(text string, a news.Attribution) {
	p.quote("", "", join(text, a.Content))
	parts := []string{speaker(a.Speaker), string(a.Mode)}
	if len(a.Cue) > 0 {
		parts = append(parts, "cue: "+join(text, a.Cue))
	}
	if a.Speaker != nil {
		parts = append(parts, string(a.Speaker.Basis))
	}
	for _, medium := range a.Via {
		parts = append(parts, "via "+medium)
	}
	p.line("", strings.Join(parts, " · "), p.ink.faint)
}

// join shows the pieces of a span, with an ellipsis where they leave text out.
func join(text string, pieces []news.Span) string {
	out := make([]string, len(pieces))
	for i, piece := range pieces {
		out[i] = piece.Of(text)
	}
	return strings.Join(out, " … ")
}

func speaker(s *news.Speaker) string {
	switch {
	case s == nil:
		return "the text itself"
	case s.Name == "":
		return "an unnamed source"
	case s.Role != "" && s.Role != s.Name:
		return s.Name + ", " + s.Role
	}
	return s.Name
}
