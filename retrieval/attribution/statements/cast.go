package statements

import (
	"slices"

	"whosaid/store/language"
	"whosaid/store/news"
)

type gender uint8

const (
	anyGender gender = iota
	male
	female
	several
)

// figure is a person or a body in an article.
type figure struct {
	parts  []string    // of a person's name, the fullest; none of a body's or a role's
	forms  []form      // by which it is named
	roles  []news.Span // by which it is described
	heads  []string    // the words of the descriptions that tell who it is
	words  []string    // of the descriptions, folded
	sex    gender
	body   bool
	heard  bool  // somewhere in the text, under its name
	spoken int   // where it spoke last, in bytes, or -1
	seen   []int // where it is named outside of what others say, ascending
}

// form is a name as it stands somewhere; plain where its case must be the first.
type form struct {
	news.Span
	parts int
	plain bool
}

// cast is all who have been named so far.
type cast []*figure

// person is who has a name; of several, the one named last.
func (c cast) person(a article, parts []string) *figure {
	var best *figure
	for _, f := range c {
		if len(f.parts) > 0 && a.same(f.parts, parts) && (best == nil || f.latest() > best.latest()) {
			best = f
		}
	}
	return best
}

// byFirst is the one person who has a first name; nil if several have it.
func (c cast) byFirst(a article, first string) *figure {
	var found *figure
	for _, f := range c {
		if len(f.parts) >= 2 && a.alike(f.parts[0], first) {
			if found != nil {
				return nil
			}
			found = f
		}
	}
	return found
}

// meet notes a name, and returns the cast with whose it is.
func (c cast) meet(a article, n named, plain bool) (cast, *figure) {
	f := c.person(a, n.parts)
	if f == nil {
		f = &figure{spoken: -1}
		c = append(c, f)
	}
	if len(n.parts) > len(f.parts) {
		f.parts = n.parts
	}
	if !slices.ContainsFunc(f.forms, func(old form) bool { return old.Span == n.Span && old.plain == plain }) {
		f.forms = append(f.forms, form{n.Span, len(n.parts), plain})
	}
	return c, f
}

// name is the form in which a figure is best known: in the first case, if it
// stands there so, and with the first name.
func (f *figure) name(text string) string {
	best := slices.MaxFunc(f.forms, func(x, y form) int {
		if d := min(x.parts, 2) - min(y.parts, 2); d != 0 {
			return d
		}
		if x.plain != y.plain {
			if x.plain {
				return 1
			}
			return -1
		}
		return y.Len() - x.Len()
	})
	return best.Of(text)
}

// describe adds a description.
func (f *figure) describe(a article, role news.Span) {
	if role.Empty() || slices.Contains(f.roles, role) {
		return
	}
	f.roles = append(f.roles, role)
	f.learn(a, role)
}

// learn makes a figure known by the words of a description. Its head is what tells
// who speaks for a body, or else any of the words: "former diver".
func (f *figure) learn(a article, role news.Span) {
	words := a.within(role)
	at := slices.IndexFunc(words, func(w language.Token) bool { return a.holds(w) })
	heads := words
	if at >= 0 {
		heads = words[at : at+1]
	}
	for _, w := range heads {
		f.heads = append(f.heads, w.Word)
	}
	for _, w := range words {
		f.words = append(f.words, w.Word)
	}
}

// role is the description of a figure as first stated.
func (f *figure) role(text string) string {
	if len(f.roles) == 0 {
		return ""
	}
	return f.roles[0].Of(text)
}

// latest is where somebody is named last of all, or -1.
func (f *figure) latest() int { return f.lastSeen(1 << 40) }

// headOf is the word of a description that tells who it is.
func (a article) headOf(words []language.Token) string {
	for _, w := range words {
		if a.holds(w) {
			return w.Word
		}
	}
	return words[len(words)-1].Word
}

// kindred reports whether two words have a stem in common.
func kindred(x, y string) bool {
	if x == y {
		return true
	}
	stems := language.Stems(y)
	return slices.ContainsFunc(language.Stems(x), func(s string) bool { return slices.Contains(stems, s) })
}
