package texts

import (
	"cmp"
	"fmt"
	"strings"

	"whosaid/store/news"
)

// LabelOf is the line under which a quote is shown, in the reader's language:
//
//	Radio Vest · 13 May 2025 · reporting Ingrid Moe, chief surgeon, via NorWire
//
// Names and roles stay as the article has them.
func (t *Texts) LabelOf(c news.Citation) string {
	parts := []string{t.publisher(c.Quote)}
	if a := c.Article(); a != nil && !a.Published.IsZero() {
		parts = append(parts, t.Day(a.Published))
	}
	var voice []string
	if c.Mode != news.Unclear {
		voice = append(voice, t.voice(c.Said))
	}
	for _, medium := range c.Via {
		voice = append(voice, fmt.Sprintf(t.Label.Via, medium))
	}
	if len(voice) > 0 {
		parts = append(parts, strings.Join(voice, ", "))
	}
	return strings.Join(parts, " · ")
}

// publisher is the outlet of a quote; of one that is not known the headline, or
// the file, by which the article can be traced.
func (t *Texts) publisher(q news.Quote) string {
	name := t.Outlet(q.Outlet())
	if a := q.Article(); a != nil && q.Outlet() == nil {
		if trace := cmp.Or(a.Title, a.File); trace != "" {
			name += " (" + t.Marked(trace) + ")"
		}
	}
	return name
}

// Outlet is what to call the publisher of a quote.
func (t *Texts) Outlet(o *news.Outlet) string {
	if o == nil {
		return t.Label.UnknownOutlet
	}
	return o.Name
}

func (t *Texts) voice(said news.Said) string {
	if said.Speaker == nil {
		return t.Label.OwnWords
	}
	who := t.Speaker(*said.Speaker)
	pattern := t.Label.Reporting
	switch said.Mode {
	case news.Quotes:
		pattern = t.Label.Quoting
	case news.Denies:
		pattern = t.Label.Denies
	case news.Alleges:
		pattern = t.Label.Alleges
	}
	if strings.HasPrefix(pattern, "%s") && strings.Contains(who, ", ") {
		who += "," // a role after the name is closed before the verb
	}
	return fmt.Sprintf(pattern, who)
}

// Speaker names a speaker with the role.
func (t *Texts) Speaker(s news.Speaker) string {
	switch {
	case s.Basis == news.Unnamed || s.Name == "":
		return t.Label.Unnamed
	case s.Role != "" && s.Role != s.Name:
		return s.Name + ", " + s.Role
	}
	return s.Name
}

// Why tells why another outlet has the same words, "same wire story: NorWire"; a
// reason that is not known here stays as it is.
func (t *Texts) Why(reason string) string {
	kind, rest, named := strings.Cut(reason, ": ")
	switch kind {
	case "same wire story":
		kind = t.Label.SameWire
	case "same wording":
		kind = t.Label.SameWording
	}
	if named {
		return kind + ": " + rest
	}
	return kind
}
