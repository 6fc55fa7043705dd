package check

import (
	"context"
	"slices"
	"strings"

	"whosaid/store/news"
)

// Progress is told how much of a text is checked, in bytes.
type Progress func(done, of int)

// parts judges each part of a text by itself, and tells who says otherwise.
func (c *Checker) parts(ctx context.Context, text string, outlets []news.Outlet, labels []news.Decision, progress Progress) ([]news.Part, error) {
	r := &reader{checker: c, outlets: outlets, labels: labels, text: text, known: map[string]finding{}, asked: map[string]*inquiry{}}
	parts, err := r.parts(ctx, progress)
	if err != nil {
		return nil, err
	}
	return parts, r.otherwise(ctx, parts)
}

func (r *reader) parts(ctx context.Context, progress Progress) ([]news.Part, error) {
	text := r.text
	clean := undecorated(text)
	if news.Fold(clean).Len() == 0 {
		clean = text
	}
	r.clean = clean
	units := unitsOf(clean, r.outlets)
	whole := unit{Span: trimmed(clean, news.Span{Start: 0, End: len(clean)}, blankRune)}
	if one, ok, err := r.standing(ctx, whole); ok || err != nil {
		return []news.Part{one}, err
	}
	if !slices.ContainsFunc(units, unit.claimed) {
		one, err := r.part(ctx, whole)
		return []news.Part{one}, err
	}
	quoting := slices.ContainsFunc(units, func(u unit) bool { return u.marked })
	var out []news.Part
	for i, u := range units {
		part, err := r.part(ctx, u)
		if err != nil {
			return nil, err
		}
		if u.claimed() || !quoting || part.Status != news.Unfound && news.Fold(part.Text).Len() >= leastRest {
			out = append(out, part)
		}
		if progress != nil {
			progress(units[i].End, len(text))
		}
	}
	return out, nil
}

// leastRest is how many words a sentence must have that stands beside quotations,
// to be no chance likeness of a stored one: what is not found there are the words
// of whoever wrote the text.
const leastRest = 6

func (u unit) claimed() bool { return len(u.claims) > 0 }

func blankRune(r rune) bool { return strings.ContainsRune(" \t\r\n", r) }

// reader reads a text part by part.
type reader struct {
	checker *Checker
	outlets []news.Outlet
	labels  []news.Decision
	text    string              // as it was given
	clean   string              // without what is no part of it, of the same length
	asked   map[string]*inquiry // by text
	named   naming              // in the part before
	known   map[string]finding  // by part and who is named before it: a text may repeat itself
}

// standing is the one part of a text that stands in a source as a whole, and lays
// its words in nobody else's mouth.
func (r *reader) standing(ctx context.Context, u unit) (news.Part, bool, error) {
	for _, text := range slices.Compact([]string{r.text, u.Of(r.clean)}) {
		q := r.inquiry(text)
		if err := q.search(ctx, text); err != nil {
			return news.Part{}, false, err
		}
		if f, ok := q.verbatim(newWording(text)); ok && f.status == news.Verbatim && len(q.turnedMouths(text)) == 0 {
			return r.written(u, f, naming{}), true, nil
		}
	}
	return news.Part{}, false, nil
}

// inquiry is the one of a text, with what was found for it before.
func (r *reader) inquiry(text string) *inquiry {
	if r.asked[text] == nil {
		r.asked[text] = &inquiry{checker: r.checker, text: text, outlets: r.outlets, labels: r.labels, byID: map[news.ArticleID]*source{}, searched: map[string]bool{}}
	}
	return r.asked[text]
}

// part judges a unit.
func (r *reader) part(ctx context.Context, u unit) (news.Part, error) {
	named := u.named(r.outlets)
	if u.continues {
		named = r.named
	}
	var f finding
	for _, text := range r.forms(u) {
		var err error
		if f, err = r.finding(ctx, u, text, named); err != nil {
			return news.Part{}, err
		}
		if f.status == news.Verbatim || f.status == news.Misattributed {
			break
		}
	}
	r.named = naming{}
	if u.claimed() {
		r.named = named
	}
	return r.written(u, f, named), nil
}

// forms are the ways to read a unit's words: with what seems to be decoration, for
// a source may have it too, within its quotations alone, and without.
func (r *reader) forms(u unit) []string {
	raw, clean := u.Of(r.text), u.Of(r.clean)
	inside := clean
	if u.claimed() {
		for _, p := range u.claims[0].pieces {
			inside = inside[:p.Start] + p.Of(raw) + inside[p.End:]
		}
	}
	return slices.Compact([]string{raw, inside, clean})
}

// finding is the verdict on one form of a unit.
func (r *reader) finding(ctx context.Context, u unit, text string, named naming) (f finding, err error) {
	key := named.says + "\x00" + text
	if f, known := r.known[key]; known {
		return f, nil
	}
	q := r.inquiry(text)
	switch {
	case u.continues && !named.empty():
		f, err = q.continued(ctx, u.claims[0], named)
	case u.dialogue:
		f, err = q.dialogue(ctx, claim{text: text, pieces: u.claims[0].pieces})
	default:
		f, err = q.verdict(ctx)
	}
	if err == nil {
		r.known[key] = f
	}
	return f, err
}

// continued judges a quotation of whoever was named before it.
func (q *inquiry) continued(ctx context.Context, c claim, named naming) (finding, error) {
	q.naming = named
	return q.examine(ctx, newWording(c.pieces[0].Of(c.text)))
}

// dialogue judges a line whose dashes say what is quoted.
func (q *inquiry) dialogue(ctx context.Context, c claim) (finding, error) {
	if err := q.search(ctx, c.text); err != nil {
		return finding{}, err
	}
	whole := newWording(c.text)
	if f, ok := q.verbatim(whole); ok {
		return f, nil
	}
	if stored(whole, c, whole.runs(whole.readAll(q.sources))) {
		return q.examine(ctx, whole) // more of a source than what is said
	}
	return q.claim(ctx, whole, c)
}

// named is who a unit says is quoted.
func (u unit) named(outlets []news.Outlet) naming {
	for _, c := range u.claims {
		if named := readNaming(c.frame(), outlets); !named.empty() {
			return named
		}
	}
	return naming{}
}

// written is a part as it is told: the words that are judged, without those that
// say whose they are.
func (r *reader) written(u unit, f finding, named naming) news.Part {
	at := u.Span
	switch {
	case u.marked:
		pieces := u.claims[0].pieces
		at = news.Span{Start: u.Start + pieces[0].Start, End: u.Start + pieces[len(pieces)-1].End}
	case !f.judged.Empty():
		at = news.Span{Start: u.Start + f.judged.Start, End: u.Start + f.judged.End}
		at = trimmed(r.text, at, func(c rune) bool { return blankRune(c) || quotationMark(c) })
	}
	at = trimmed(r.text, at, blankRune)
	return news.Part{Span: at, Text: at.Of(r.text), SaidBy: named.says, Status: f.status, Matches: f.matches}
}
