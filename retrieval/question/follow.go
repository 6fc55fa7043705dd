package question

import (
	"slices"
	"time"

	"whosaid/retrieval/dates"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// Followed is the last question of a conversation, as it may be searched.
type Followed struct {
	Alone  string      // as it stands; where it only narrows the search, the question before
	Joined string      // with the matter of the conversation, where it may lean on that; or else ""
	Bounds news.Filter // that the conversation has set
}

// Follow reads the last question of a conversation, which may lean on those
// before it, oldest first. "Only Radio Vest" and "since 27 March" ask nothing
// and narrow the search. Of a question that seems to go on with the matter before
// it cannot be told from its words whether it does, so both readings are given.
// What outlets and now are is said at Read.
func Follow(earlier []string, text string, outlets []news.Outlet, now time.Time) Followed {
	var so Followed
	matter := ""
	for _, asked := range append(slices.Clone(earlier), text) {
		if bounds, is := narrow(asked, outlets, now); is && matter != "" {
			so.Bounds = within(so.Bounds, bounds)
			continue
		}
		if matter == "" || !leans(asked) {
			so, matter = Followed{Alone: asked}, asked
			continue
		}
		so = Followed{Alone: asked, Joined: asked + " " + matter, Bounds: so.Bounds}
	}
	return so
}

// within is the bounds with those that are set anew in the place of the old.
func within(bounds, set news.Filter) news.Filter {
	if len(set.Outlets) > 0 {
		bounds.Outlets = set.Outlets
	}
	if !set.From.IsZero() || !set.To.IsZero() {
		bounds.From, bounds.To = set.From, set.To
	}
	return bounds
}

// narrow reads what asks nothing, but names outlets or dates: "only Radio
// Vest", "from the Post", "since 27 March", "in April".
func narrow(text string, outlets []news.Outlet, now time.Time) (news.Filter, bool) {
	p := &parser{text: text, words: terms.All(text), now: now}
	p.used = make([]bool, len(p.words))
	for i := range p.words {
		p.used[i] = narrowing[p.words[i].Word]
		p.words[i].Upper = p.words[i].Upper || only[p.word(0)] // after "only" a name needs no capital
		p.words[i].Stop = p.words[i].Stop || p.used[i]
	}
	names := *p
	names.used = make([]bool, len(p.words))
	names.readOutlets(outlets)
	for i := range p.used {
		p.used[i] = p.used[i] || names.used[i]
	}
	p.out.Outlets = names.out.Outlets
	for _, found := range dates.All(text, now) {
		if first, after := p.covered(found.Span); first < after && found.Resolved() {
			p.use(first, after)
			p.out.From, p.out.To = found.From, found.To
		}
	}
	return p.out.Filter(), !p.out.Filter().Empty() && !slices.Contains(p.used, false)
}

// leanest is the number of words of content up to which a question is too short
// to be whole.
const leanest = 1

// leans reports whether a question, by its form, goes on with what was spoken of:
// it begins with a joint, points back, or says next to nothing.
func leans(text string) bool {
	words := terms.All(text)
	if len(words) > 1 && words[1].Word == "about" { // "what about Moe?"
		return true
	}
	content := 0
	for i, w := range words {
		if i == 0 && joints[w.Word] || persons[w.Word] || i > 0 && things[w.Word] {
			return true
		}
		if !w.Stop {
			content++
		}
	}
	return content <= leanest
}

// Words that join a question to the one before, and that point back, in English,
// Russian and Ukrainian.
var (
	joints  = set("and but also then so ok okay well а и но ещё еще тогда та але ще тоді й і")
	things  = set("it this that there these those это этого этом там тут це цього цьому")
	persons = set("he she they him her them his their он она они его её ее ему им их него неё нее них він вона вони його її йому їм їх нього неї них")

	only      = set("only just только лишь тільки лише")
	narrowing = set(`what about how only just please now from by in on at of the to since until till before after between during and
		published reported reports reporting articles article stories story coverage
		только лишь пожалуйста из от с со по в во на за до после тільки лише будь ласка із з від у після`)
)
