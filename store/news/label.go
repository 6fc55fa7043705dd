package news

import (
	"strconv"
	"strings"
)

// UnknownOutlet is how a label reads when nobody recorded the publisher.
const UnknownOutlet = "outlet not recorded"

// Label is the line under which a quote is shown:
//
//	Radio Vest · 13 May 2025 · reporting Ingrid Moe, chief surgeon, via NorWire
//
// The outlet and the date are the quoted article's; only a Citation has one.
func label(q Quote, said Said) string {
	parts := []string{UnknownOutlet}
	if o := q.Outlet(); o != nil {
		parts[0] = o.Name
	}
	if a := q.Article(); a != nil && !a.Published.IsZero() {
		parts = append(parts, a.Published.Format("2 Jan 2006"))
	}
	if pages := q.pages(); pages != "" {
		parts = append(parts, pages)
	}
	var voice []string
	if said.Mode != Unclear {
		voice = append(voice, said.voice())
	}
	for _, medium := range said.Via {
		voice = append(voice, "via "+medium)
	}
	if len(voice) > 0 {
		parts = append(parts, strings.Join(voice, ", "))
	}
	return strings.Join(parts, " · ")
}

// page is where the quote begins; 0 in a text without pages.
func (q Quote) page() int {
	if q.article == nil {
		return 0
	}
	return q.article.PageAt(q.span.Start)
}

// pages tell where in a PDF the quote stands: "p. 4", or "p. 4–5".
func (q Quote) pages() string {
	if q.article == nil {
		return ""
	}
	first, last := q.article.PageAt(q.span.Start), q.article.PageAt(q.span.End-1)
	switch {
	case first == 0:
		return ""
	case first == last:
		return "p. " + strconv.Itoa(first)
	}
	return "p. " + strconv.Itoa(first) + "–" + strconv.Itoa(last)
}

// voice is the last part of a label: who speaks, and how the outlet puts it.
func (s Said) voice() string {
	if s.Speaker == nil {
		return "in its own words"
	}
	who := s.Speaker.describe()
	switch s.Mode {
	case Denies:
		return s.Speaker.subject() + " denies"
	case Alleges:
		return s.Speaker.subject() + " alleges"
	case Quotes:
		return "quoting " + who
	default:
		return "reporting " + who
	}
}

// subject is the description as it stands before a verb: a role after the name
// is closed by a comma.
func (s Speaker) subject() string {
	who := s.describe()
	if strings.Contains(who, ", ") {
		who += ","
	}
	return who
}

// describe names the speaker with the role, and marks an inferred name as such.
func (s Speaker) describe() string {
	switch {
	case s.Basis == Unnamed || s.Name == "":
		return "an unnamed source"
	case s.Role != "" && s.Role != s.Name:
		return s.Name + ", " + s.Role
	default:
		return s.Name
	}
}
