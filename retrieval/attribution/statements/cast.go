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
	parts   []string    // of a person's name, the fullest; none of a body's or a role's
	forms   []form      // by which it is named
	roles   []news.Span // by which it is described
	heads   []string    // the words of the descriptions that tell who it is
	words   []string    // of the descriptions, folded
	sex     gender
	body    bool
	speaks  bool  // somewhere in the text, under a name
	spoken  int   // where it spoke last, in bytes, or -1
	noticed int   // where it was named last
	seen    []int // where it is named outside of what others say, ascending
}

// form is a name as it stands somewhere; plain where its case must be the first.
type form struct {
	news.Span
	parts int
	plain bool
}

// cast is all who have been named so far.
type cast []*figure

// person is who has a name; of several, the one noticed last.
func (c cast) person(a article, parts []string) *figure {
	var best *figure
	for _, f := range c {
		if len(f.parts) > 0 && a.same(f.parts, parts) && (best == nil || f.noticed > best.noticed) {
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
	f.noticed = max(f.noticed, n.Start)
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

// described is the figure whose descriptions hold all of the words: the one
// noticed last of those named before, or else the one named first after. Bodies
// and persons are kept apart.
func (c cast) described(a article, words []language.Token, body bool, before int) *figure {
	var best, later *figure
	head := a.headOf(words)
	for _, f := range c {
		if f.body != body || slices.ContainsFunc(words, func(w language.Token) bool {
			return !slices.ContainsFunc(f.words, func(own string) bool { return kindred(own, w.Word) })
		}) {
			continue
		}
		if !body && !slices.ContainsFunc(f.heads, func(own string) bool { return kindred(own, head) }) {
			continue
		}
		switch first := f.firstSeen(); {
		case first < before && (best == nil || f.noticed >= best.noticed):
			best = f
		case first >= before && (later == nil || first < later.firstSeen()):
			later = f
		}
	}
	if best == nil {
		return later
	}
	return best
}

func (f *figure) firstSeen() int {
	first := 1 << 40
	for _, form := range f.forms {
		first = min(first, form.Start)
	}
	return first
}

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

// spoke is who spoke last before a place and may be meant by a pronoun, or else
// who was named last.
func (c cast) spoke(before int, sex gender, body bool) *figure {
	var best *figure
	for _, f := range c {
		if f.spoken < 0 || f.spoken >= before || !f.fits(sex, body) || best != nil && best.spoken > f.spoken {
			continue
		}
		best = f
	}
	return best
}

func (f *figure) fits(sex gender, body bool) bool {
	if f.body != body && sex != several {
		return false
	}
	return sex == anyGender || f.sex == anyGender || f.sex == sex || sex == several && f.body
}
