package claims

import (
	"slices"
	"strings"
	"time"

	"whosaid/retrieval/figures"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// statement is what one quote asserts, read for comparison. Who is quoted, and
// that something was said, are no part of it.
type statement struct {
	text    string
	words   []terms.Term
	stems   map[string]bool // of its content words
	matter  map[string]bool // of its content words that the question does not give
	said    map[string]bool // of all its words, and of verbs with their particles: "call-off"
	names   map[string]bool // of its names, days and months left out
	dates   map[string]bool // years, months, weekdays
	figures []quantity
	negated bool
	denied  bool      // somebody denies it, by the verb
	turns   bool      // says itself that something is no longer so
	day     time.Time // for which it says so
}

// read reads what c asserts.
func read(c news.Citation) statement {
	s := statement{text: c.Text(), stems: map[string]bool{}, said: map[string]bool{}, names: map[string]bool{}, dates: map[string]bool{}}
	s.words = terms.All(s.text)
	if a := c.Article(); a != nil {
		s.day = asOf(s.text, s.words, a.Published)
	}
	who := speakerStems(c.Said)
	for i, w := range s.words {
		s.readWord(i, w, who)
	}
	s.settle(nil)
	isDenial := c.Mode == news.Denies && denied(s.words)
	s.negated = polarity(s.words, isDenial)
	s.denied = isDenial
	for i := range s.words {
		s.denied = s.denied || denies(s.words, i)
	}
	s.turns = turnsBack(s.words)
	for _, f := range figures.All(s.text) {
		if !s.takenBack(f) {
			s.figures = append(s.figures, s.quantity(f))
		}
	}
	return s
}

// takenBack reports whether the sentence gives a figure only to say that it is
// another: "five, not four".
func (s *statement) takenBack(f figures.Figure) bool {
	at := slices.IndexFunc(s.words, func(w terms.Term) bool { return w.Start >= f.Start })
	return at > 0 && s.words[at-1].Word == "not"
}

func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func (s *statement) readWord(i int, w terms.Term, who map[string]bool) {
	s.said[w.Stem] = true
	if i+1 < len(s.words) && particles[s.words[i+1].Word] {
		s.said[w.Stem+"-"+s.words[i+1].Word] = true
	}
	switch {
	case calendar[w.Word] && w.Upper, w.Number && len(w.Word) == 4 && (strings.HasPrefix(w.Word, "19") || strings.HasPrefix(w.Word, "20")):
		s.dates[w.Word] = true
		return
	case w.Stop || who[w.Stem] || numberWords[w.Word]:
	case s.nameAt(i):
		s.names[w.Stem] = true
		s.stems[w.Stem] = true
	case !w.Number && !reporting[w.Stem]:
		s.stems[w.Stem] = true
	}
}

// nameAt reports whether the i-th word is of a name. A capital at the head of a
// sentence makes no name of an everyday word, unless another follows.
func (s *statement) nameAt(i int) bool {
	w := s.words[i]
	if !w.Upper {
		return false
	}
	followed := i+1 < len(s.words) && s.words[i+1].Upper && !s.words[i+1].Starts
	return !w.Starts || followed || !terms.Everyday(w.Word)
}

// speakerStems are the stems of the words by which the speaker is known. One who
// denies something speaks of himself.
func speakerStems(said news.Said) map[string]bool {
	out := map[string]bool{}
	if said.Speaker == nil || said.Mode == news.Denies {
		return out
	}
	for _, w := range terms.All(said.Speaker.Name + " " + said.Speaker.Role) {
		out[w.Stem] = true
	}
	return out
}

func stemmed(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[phraseStem(w)] = true
	}
	return out
}

// phraseStem is the stem of a word, or of a verb with its particle: "called-off".
func phraseStem(word string) string {
	verb, particle, ok := strings.Cut(word, "-")
	if ok && particles[particle] {
		return terms.Stem(verb) + "-" + particle
	}
	return terms.Stem(word)
}

// reporting are stems of words that say that something is said, and by whom.
var reporting = stemmed(`say tell report announce according claim insist state add note describe official officials police spokesman spokeswoman
	spokesperson accord statement believe deny reject refute dismiss allege acknowledge admit`)

var particles = set("off down out on up over place way back")

var calendar = set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
	september october november december`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// overlap is the share of the poorer statement's content words that the other
// has, or a word that means nearly the same.
func overlap(a, b statement) float64 { return shared(a.stems, b.stems) }

// leastMatter is how many words a statement must have besides those of the
// question, for these alone to be compared.
const leastMatter = 2

// settle tells the statement what the question gives: words that all answers have
// say nothing of whether two of them are one.
func (s *statement) settle(topic []terms.Term) {
	s.matter = map[string]bool{}
	for stem := range s.stems {
		if !slices.ContainsFunc(topic, func(t terms.Term) bool { return terms.Related(t.Stem, stem) }) {
			s.matter[stem] = true
		}
	}
	if len(s.matter) < leastMatter {
		s.matter = s.stems
	}
}

// likeness is twice what both have in common, as a share of all they say: how
// little each says that the other does not.
func likeness(a, b statement) float64 {
	return alike(a.matter, b.matter)
}

func alike(poorer, richer map[string]bool) float64 {
	if len(poorer) > len(richer) {
		poorer, richer = richer, poorer
	}
	if len(poorer) == 0 {
		return 0
	}
	return 2 * shared(poorer, richer) * float64(len(poorer)) / float64(len(poorer)+len(richer))
}

func shared(a, b map[string]bool) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	common := 0
	for stem := range a {
		if speaksOf(b, stem) {
			common++
		}
	}
	return float64(common) / float64(len(a))
}

// speaksOf reports whether stems has a stem or one of its kin.
func speaksOf(stems map[string]bool, stem string) bool {
	return stems[stem] || slices.ContainsFunc(terms.Kin(stem), func(kin string) bool { return stems[kin] })
}

// otherDay reports whether both give years or days, and none in common.
func (s statement) otherDay(other statement) bool { return apart(s.dates, other.dates) }

// leastDeed is how many words besides names must tell what was done, for two
// names in its place to be in dispute.
const leastDeed = 2

// otherActor reports whether both say the same of two who have no name in common:
// "Ukraine ordered the attack", "the Islamic State ordered the attack".
func (s statement) otherActor(other statement) bool {
	deed, otherDeed := s.unnamed(), other.unnamed()
	return min(len(deed), len(otherDeed)) >= leastDeed && alike(deed, otherDeed) >= nearlyAll && apart(s.names, other.names)
}

// unnamed are the content words that are no names.
func (s statement) unnamed() map[string]bool {
	out := map[string]bool{}
	for stem := range s.stems {
		if !s.names[stem] {
			out[stem] = true
		}
	}
	return out
}

func apart(some, others map[string]bool) bool {
	if len(some) == 0 || len(others) == 0 {
		return false
	}
	for name := range some {
		if speaksOf(others, name) {
			return false
		}
	}
	return true
}
