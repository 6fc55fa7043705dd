// Package question reads what a person asks: which outlets, speakers, names and
// dates the question mentions, and what kind of answer it expects.
package question

import (
	"slices"
	"time"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// Expect is the kind of thing that would answer a question.
type Expect int

const (
	Anything Expect = iota
	Number          // "how many", "what was the death toll"
	Money           // "how much did it cost"
	Person          // "who"
	Time            // "when", "what year"
	Place           // "where"
	Reason          // "why"
	Naming          // "what is the name of"
)

// Name is a name that a question mentions, as its words in order.
type Name []terms.Term

// Last is the word by which a name is mostly repeated: a surname.
func (n Name) Last() terms.Term { return n[len(n)-1] }

// Reading is a question, read.
type Reading struct {
	Topic   []terms.Term    // what the question is about: content words, without frame, outlets, asked speaker and filter dates
	Names   []Name          // names within the topic
	Speaker Name            // whose words are asked for ("what did X say"); empty when nobody's in particular
	Saying  bool            // asks by a plain verb of speech ("say", "tell"), so that only words count, no deeds
	About   bool            // says what the words asked for are about ("say about X")
	Speech  bool            // asks for somebody's words, whoever's
	aside   int             // where a relative clause begins, in bytes; 0: there is none
	Denial  bool            // asks what somebody denied or rejected
	Expect  Expect          // the kind of thing asked for
	Year    bool            // with Time: a year
	Counted []terms.Term    // after "how many": the words that are counted; after "the name of": what is named
	Done    *terms.Term     // in "when was the bridge opened": what was done; nil elsewhere
	Outlets []news.OutletID // only these may answer
	From    time.Time       // published at or after; zero: no bound
	To      time.Time       // published before; zero: no bound
	Latest  bool            // the newest first
}

// Filter is what the question says of where and when the answer was published.
func (r Reading) Filter() news.Filter {
	return news.Filter{Outlets: r.Outlets, From: r.From, To: r.To}
}

// Within is the reading with bounds that hold besides its own: of outlets, those
// that both name; of times, the question's own if it names any.
func (r Reading) Within(bounds news.Filter) Reading {
	switch {
	case len(bounds.Outlets) == 0:
	case len(r.Outlets) == 0:
		r.Outlets = bounds.Outlets
	default:
		r.Outlets = slices.DeleteFunc(slices.Clone(r.Outlets), func(o news.OutletID) bool { return !slices.Contains(bounds.Outlets, o) })
		if len(r.Outlets) == 0 {
			r.Outlets = []news.OutletID{nobody}
		}
	}
	if r.From.IsZero() && r.To.IsZero() {
		r.From, r.To = bounds.From, bounds.To
	}
	return r
}

// nobody is the id of no outlet: it lets nothing pass a filter.
const nobody news.OutletID = "\x00"

// Empty reports whether the question names nothing to look for.
func (r Reading) Empty() bool {
	return len(r.Topic) == 0 && len(r.Speaker) == 0 && len(r.Outlets) == 0 && !r.Latest
}

// Read reads text. outlets are those that could be meant; now is what "today"
// refers to.
func Read(text string, outlets []news.Outlet, now time.Time) Reading {
	p := &parser{text: text, words: terms.All(text), now: now}
	p.used = make([]bool, len(p.words))
	p.quietCapitals()
	p.readOutlets(outlets)
	p.readDates()
	p.readExpectation()
	p.useHow()
	p.useKnown()
	p.readSpeaker()
	p.readAside()
	p.readTopic()
	p.readDone()
	return p.out
}

// parser marks the words that it has understood; what is left is the topic.
type parser struct {
	text  string
	words []terms.Term
	used  []bool
	now   time.Time
	out   Reading
}

func (p *parser) word(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].Word
}

func (p *parser) use(from, to int) {
	for i := from; i < to; i++ {
		p.used[i] = true
	}
}

// quietCapitals drops the sign of capitals where it says nothing: in a
// question typed all in capitals.
func (p *parser) quietCapitals() {
	for _, w := range p.words {
		if !w.Caps && !w.Number && len(w.Word) > 1 {
			return
		}
	}
	for i := range p.words {
		p.words[i].Caps, p.words[i].Upper = false, false
		p.words[i].Stop = p.words[i].Stop || terms.Stop(p.words[i].Word)
	}
}

// Counts reports whether w, a word of the question, is among those counted.
func (r Reading) Counts(w terms.Term) bool {
	return slices.ContainsFunc(r.Counted, func(c terms.Term) bool { return c.Span == w.Span })
}

// Aside reports whether w, a word of the question, stands in a relative clause
// at its end, and so only describes what is asked about.
func (r Reading) Aside(w terms.Term) bool { return r.aside > 0 && w.Start > r.aside }

// Implied reports whether w only says again what the expectation says: "cost"
// in "how much did it cost".
func (r Reading) Implied(w terms.Term) bool { return r.Expect == Money && ofMoney[w.Stem] }

// Measures reports whether a size is asked for rather than a count: "how old".
func (r Reading) Measures() bool {
	return r.Expect == Number && len(r.Counted) == 1 && measures[r.Counted[0].Word]
}
