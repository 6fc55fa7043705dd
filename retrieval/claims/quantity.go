package claims

import (
	"slices"
	"strings"
	"sync"

	"whosaid/retrieval/figures"
	"whosaid/retrieval/terms"
)

// quantity is a figure with what it counts.
type quantity struct {
	figures.Figure
	counted string // the kind of thing: "person", or a stem; "" when it is not said
	fate    string // what befell those counted: "dead", "hurt"; "" when nothing of the list
	fixed   bool   // a measure of a thing that does not change from day to day
}

// fates are what befalls people and things that are counted, by the stems that
// tell of it.
var fates = []struct {
	name  string
	stems map[string]bool
}{
	{"dead", stemmed("kill killed dead die died death deaths fatality fatalities toll lives slain perish bodies body claim")},
	{"hurt", stemmed("injure injured injury injuries wound wounded hurt hospital hospitalised")},
	{"missing", stemmed("missing disappeared unaccounted trapped")},
	{"held", stemmed("detain detained arrest arrested custody held hostage jailed")},
	{"fled", stemmed("evacuate evacuated flee fled displace displaced refugee homeless")},
	{"infected", stemmed("infect infected case cases test positive")},
	{"saved", stemmed("rescue rescued saved survive survived")},
	{"marched", stemmed("march marched rally protest protested demonstrate demonstrator crowd attend")},
	{"striking", stemmed("strike striking walked-out stopped stop")},
	{"destroyed", stemmed("destroy destroyed burn burned damage damaged raze")},
}

// measures are stems of units by which things are measured that keep their size.
var measures = stemmed("metre meter kilometre kilometer centimetre centimeter millimetre foot feet mile inch kilogram kilo tonne ton pound litre liter year hour minute day")

// quantity reads what a figure of the statement counts.
func (s *statement) quantity(f figures.Figure) quantity {
	q := quantity{Figure: f}
	if len(f.Unit) > 0 {
		q.counted = f.Unit[0]
		q.fixed = measures[f.Unit[0]]
	}
	if people()[q.counted] || fateOf(f.Unit) != "" {
		q.counted = "person"
	}
	if q.counted == "more" || q.counted == "other" {
		q.counted = ""
	}
	q.fate = fateOf(f.Unit)
	if q.fate == "" {
		q.fate = s.nearestFate(f)
	}
	return q
}

func fateOf(stems []string) string {
	for _, stem := range stems {
		for _, fate := range fates {
			if fate.stems[stem] {
				return fate.name
			}
		}
	}
	return ""
}

// fateReach is how many words from a figure the word for what befell its people
// may stand.
const fateReach = 7

// nearestFate is what befell those whom f counts, by the nearest word that tells.
func (s *statement) nearestFate(f figures.Figure) string {
	at := slices.IndexFunc(s.words, func(w terms.Term) bool { return w.Start >= f.Start })
	name, best := "", fateReach+1
	for i, w := range s.words {
		if d := max(i-at, at-i); d < best {
			if fate := fateOf([]string{w.Stem}); fate != "" {
				name, best = fate, d
			}
		}
	}
	return name
}

// relateFigures tells what the figures of two statements do to each other, ""
// when they count different things. The first is the earlier.
func relateFigures(a, b statement, near float64) Relation {
	found := Relation("")
	for _, f := range a.figures {
		for _, g := range b.figures {
			if !comparable(f, g) || !a.aboutOne(b, f, g, near) {
				continue
			}
			if f.Value == g.Value {
				if a.negated != b.negated {
					return Contradicts
				}
				return Same
			}
			if found == "" {
				found = differ(a, b, f, g)
			}
		}
	}
	return found
}

// movedSense is how near two statements must be that count the same things, when
// the later one says that its figure moved.
const movedSense = 0.38

// comparable reports whether two figures count one kind of thing, as far as one
// can tell.
func comparable(f, g quantity) bool {
	switch {
	case f.Percent != g.Percent || f.Money != g.Money || f.fixed != g.fixed:
		return false
	case f.fate != g.fate && f.counted != "" && g.counted != "":
		return false
	case f.fixed:
		return f.counted == g.counted
	}
	return f.Percent || f.Money || f.counted == g.counted || f.counted == "" || g.counted == "" || terms.Related(f.counted, g.counted)
}

// aboutOne reports whether the statements speak of one matter, given that they
// have comparable figures.
func (s statement) aboutOne(other statement, f, g quantity, near float64) bool {
	common := overlap(s, other)
	if f.fate != "" && f.fate == g.fate {
		if near < sameSense && common < nearlyAll && apart(s.names, other.names) {
			return false // elsewhere
		}
		return near >= someSense || common >= someWords
	}
	if near == noMeanings {
		return common >= mostWords
	}
	if f.counted != "" && f.counted == g.counted && moves(other.words) && later(s, other) {
		return near >= movedSense
	}
	return near >= nearSense && common >= someWords || near >= closeSense || common >= nearlyAll
}

// differ tells figures that changed from figures in dispute.
func differ(a, b statement, f, g quantity) Relation {
	switch {
	case f.fixed:
		return Contradicts
	case later(a, b), moves(b.words) && !a.day.Equal(b.day), f.Compatible(g.Figure):
		return Changed
	}
	return Contradicts
}

// people are stems of words for people, and of what happens to them.
var people = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(`people lives civilians children victims men women passengers soldiers students workers migrants
		residents injured wounded hurt killed dead casualties deaths fatalities concertgoers fans protesters suspects detained arrested others more`) {
		set[terms.Stem(word)] = true
	}
	return set
})
