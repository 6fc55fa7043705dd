package question

import (
	"slices"
	"strings"
	"time"

	"whosaid/retrieval/dates"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// Followed is a question that leans on nothing said before, with the bounds
// that the conversation has set.
type Followed struct {
	Text   string
	Bounds news.Filter
	Loose  string // Text without the matter that it takes from before, to be asked if Text finds nothing; "" when it takes none
}

// Follow reads the last question of a conversation, which may lean on those
// before it, oldest first: "and what did Moe say?" asks about the same matter,
// "only Radio Vest" and "since 27 March" narrow the search. What outlets and now
// are is said at Read.
func Follow(earlier []string, text string, outlets []news.Outlet, now time.Time) Followed {
	var so Followed
	for _, asked := range append(slices.Clone(earlier), text) {
		so = so.then(asked, outlets, now)
	}
	return so
}

// then is the conversation with one question more.
func (f Followed) then(text string, outlets []news.Outlet, now time.Time) Followed {
	if f.Text == "" {
		return Followed{Text: text}
	}
	rest, joined := withoutJoint(text)
	if narrowed, is := f.narrow(rest, outlets, now); is {
		return narrowed
	}
	r := Read(rest, outlets, now)
	before := Read(f.Text, outlets, now)
	switch {
	case about(rest) != "":
		return f.aboutOther(about(rest), r, before)
	case len(r.Topic) == 0 && (joined || points(rest)) && len(r.Speaker) > 0:
		return f.with(open(rest) + " about " + phrase(f.Text, matter(before)) + "?").orJust(rest)
	case points(rest) && len(r.Names) == 0:
		return f.with(resolve(rest, f.Text, before))
	case joined && len(r.Names) == 0 && len(r.Speaker) == 0:
		return f.with(open(rest) + " " + phrase(f.Text, setting(before, r)) + "?")
	case joined:
		return f.with(rest)
	}
	return Followed{Text: text}
}

// with keeps the bounds, and asks another question.
func (f Followed) with(text string) Followed {
	return Followed{Text: strings.TrimSpace(text), Bounds: f.Bounds}
}

// open is a question without the marks at its end, so that it can go on.
func open(text string) string { return strings.TrimRight(text, " ?!.") }

// orJust notes the same question without the matter of the one before.
func (f Followed) orJust(loose string) Followed {
	f.Loose = strings.TrimSpace(loose)
	return f
}

// joints are the words by which a question goes on from the one before.
var joints = set("and but also then so ok okay well")

// withoutJoint drops the words that only join a question to the one before.
func withoutJoint(text string) (rest string, joined bool) {
	for _, w := range terms.All(text) {
		if !joints[w.Word] {
			return text[w.Start:], joined
		}
		joined = true
	}
	return text, false
}

// narrow reads what asks nothing, but names outlets or dates: "only Radio
// Vest", "from the Post", "since 27 March", "in April".
func (f Followed) narrow(text string, outlets []news.Outlet, now time.Time) (Followed, bool) {
	p := &parser{text: text, words: terms.All(text), now: now}
	p.used = make([]bool, len(p.words))
	for i := range p.words {
		if narrowing[p.words[i].Word] {
			p.used[i] = true
		}
	}
	only := len(p.words) > 0 && p.word(0) == "only"
	for i := range p.words { // a name of a single word needs no capital after "only"
		p.words[i].Upper = p.words[i].Upper || only
	}
	p.readOutlets(outlets)
	for _, found := range dates.All(text, now) {
		if first, after := p.covered(found.Span); first < after && found.Resolved() {
			p.use(first, after)
			p.out.From, p.out.To = found.From, found.To
		}
	}
	for i, w := range p.words {
		if !p.used[i] && (!w.Stop || questionWords[w.Word] || auxiliaries[w.Word]) {
			return f, false
		}
	}
	if len(p.out.Outlets) == 0 && p.out.From.IsZero() && p.out.To.IsZero() {
		return f, false
	}
	if len(p.out.Outlets) > 0 {
		f.Bounds.Outlets = p.out.Outlets
	}
	if !p.out.From.IsZero() || !p.out.To.IsZero() {
		f.Bounds.From, f.Bounds.To = p.out.From, p.out.To
	}
	return f, true
}

// narrowing words stand around the name of an outlet or a date.
var narrowing = set(`only just please now from by in on at of the to since until till before after between during
	published reported reports reporting articles article stories story coverage`)

// about is what "what about X?" and "how about X?" name; "" for other questions.
func about(text string) string {
	words := terms.All(text)
	if len(words) < 3 || words[1].Word != "about" || words[0].Word != "what" && words[0].Word != "how" {
		return ""
	}
	return open(text[words[2].Start:])
}

// aboutOther asks the same of another person or thing: "what about Moe?" after
// a question for somebody's words asks for Moe's.
func (f Followed) aboutOther(what string, r, before Reading) Followed {
	if len(r.Outlets) > 0 && len(r.Topic) == 0 {
		f.Bounds.Outlets = r.Outlets
		return f
	}
	if s := before.Speaker; len(s) > 0 {
		start, end := s[0].Start, s[len(s)-1].End
		other := f.with(f.Text[:start] + what + f.Text[end:])
		if end <= len(f.Loose) { // it is Text but for its end
			other = other.orJust(f.Loose[:start] + what + f.Loose[end:])
		}
		return other
	}
	if c := before.Counted; len(c) > 0 {
		if words := terms.All(what); words[0].Upper { // another place, or another event
			return f.with(f.Text[:c[len(c)-1].End] + " in " + what + "?")
		}
		return f.with(f.Text[:c[0].Start] + what + f.Text[c[0].End:])
	}
	return f.with(what + " " + phrase(f.Text, setting(before, r)))
}

// pronouns point to what was spoken of before.
var (
	things  = set("it this that there these those")
	persons = set("he she they him her them his their")
)

// points reports whether a question points to what was spoken of before.
func points(text string) bool {
	for i, w := range terms.All(text) {
		if persons[w.Word] || things[w.Word] && i > 0 {
			return true
		}
	}
	return false
}

// resolve puts the speaker before in the place of "he" and "she", and adds what
// was spoken of.
func resolve(text, before string, r Reading) string {
	if len(r.Speaker) > 0 {
		for _, w := range terms.All(text) {
			if persons[w.Word] {
				text = text[:w.Start] + phrase(before, r.Speaker) + text[w.End:]
				break
			}
		}
	}
	now := Read(text, nil, time.Time{})
	if len(now.Speaker) > 0 && len(now.Topic) == 0 {
		return open(text) + " about " + phrase(before, matter(r)) + "?"
	}
	return open(text) + " " + phrase(before, setting(r, now)) + "?"
}

// matter is what a question was about, without whose words it asked for.
func matter(r Reading) []terms.Term {
	if len(r.Topic) > 0 {
		return r.Topic
	}
	return r.Speaker
}

// setting is the matter of an earlier question without what was asked of it:
// without what was counted and done, and without the words that are asked anew.
func setting(before, now Reading) []terms.Term {
	var out []terms.Term
	for _, w := range before.Topic {
		again := slices.ContainsFunc(now.Topic, func(other terms.Term) bool { return other.Stem == w.Stem })
		done := terms.Verbal(w.Word) && !w.Upper
		if !again && !done && !before.Counts(w) {
			out = append(out, w)
		}
	}
	return out
}

// phrase is the words as they stand in text.
func phrase(text string, words []terms.Term) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.Of(text)
	}
	return strings.Join(out, " ")
}
