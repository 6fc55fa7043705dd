// Package question reads what of a question is exact: which outlets and days of
// publication it names, whether it wants the newest, and what it asks to be
// counted. What answers it, the finder learned; nothing here decides that.
package question

import (
	"slices"
	"strings"
	"time"

	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// Reading is a question, read.
type Reading struct {
	Topic   []terms.Term    // its content words, without outlets and days of publication
	Figure  bool            // asks how many or how much
	Counted []terms.Term    // with Figure: the words that are counted, and what was done to them
	Around  news.Filter     // days that it speaks of and that bound nothing; empty: none
	Outlets []news.OutletID // only these may answer
	From    time.Time       // published at or after; zero: no bound
	To      time.Time       // published before; zero: no bound
	Latest  bool            // the newest first
	Spoken  bool            // asks what was said

	Mentioned bool // no word tells that one of the outlets reports
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
func (r Reading) Empty() bool { return len(r.Topic) == 0 && len(r.Outlets) == 0 && !r.Latest }

// Open reports whether the question is answered by whatever was published
// within its bounds: "what does Radio Vest report?".
func (r Reading) Open() bool { return len(r.Topic) == 0 && !r.Empty() }

// Matter is the topic without the words that only ask what was said.
func (r Reading) Matter() []string {
	var out []string
	for _, w := range r.Topic {
		if !asking[w.Word] && !mentions(w.Word, ofSaying) {
			out = append(out, w.Word)
		}
	}
	return out
}

// Counts reports whether w, a word of the question, is among those counted.
func (r Reading) Counts(w terms.Term) bool {
	return slices.ContainsFunc(r.Counted, func(c terms.Term) bool { return c.Span == w.Span })
}

// Read reads text. outlets are those that could be meant; now is when the newest
// article was published, as of which "today" is meant.
func Read(text string, outlets []news.Outlet, now time.Time) Reading {
	p := &parser{text: text, words: terms.All(text), now: now}
	p.used = make([]bool, len(p.words))
	p.readOutlets(outlets)
	p.readDates()
	p.readLatest()
	p.readFigure()
	for i, w := range p.words {
		p.out.Spoken = p.out.Spoken || mentions(w.Word, ofSaying)
		if !w.Stop && !p.used[i] {
			p.out.Topic = append(p.out.Topic, w)
		}
	}
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

// readLatest finds the wish for the newest.
func (p *parser) readLatest() {
	for i := range p.words {
		if newest[p.word(i)] || p.word(i) == "recent" && p.word(i-1) == "most" {
			p.used[i], p.out.Latest = true, true
		}
	}
}

// readFigure finds what is to be counted: "how many [people] were [injured] in
// …", «сколько [людей] [пострадало]».
func (p *parser) readFigure() {
	for i := range p.words {
		after := i + 1
		switch this, next := p.word(i), p.word(i+1); {
		case this == "how" && (next == "many" || next == "much"), this == "number" && next == "of":
			after = i + 2
		case this == "toll":
			after = i
		case !howMany[this]:
			continue
		}
		p.out.Figure = true
		p.readCounted(after)
		p.use(i, after)
		return
	}
}

// countedReach is how many words after "how many" may tell what is counted.
const countedReach = 6

func (p *parser) readCounted(from int) {
	for i := from; i < min(len(p.words), from+countedReach); i++ {
		switch w := p.words[i]; {
		case !w.Stop:
			p.out.Counted = append(p.out.Counted, w)
		case len(p.out.Counted) > 0 && !passive[w.Word]:
			return
		}
	}
}

var (
	newest  = set("latest newest последние последнее новейшие останні останнє найновіші")
	howMany = set("сколько скільки")
	asking  = set("что що")
	passive = set("was were is are been be have has had of the them") // stand between what is counted and what was done to it
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		out[word] = true
	}
	return out
}
