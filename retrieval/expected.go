package retrieval

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"whosaid/retrieval/dates"
	"whosaid/retrieval/figures"
	"whosaid/retrieval/question"
	"whosaid/retrieval/terms"
)

// expected is how surely e holds the kind of thing that the question asks for.
func (in *inquiry) expected(e *evidence) float64 {
	switch in.reading.Expect {
	case question.Number:
		return in.counted(e)
	case question.Money:
		return truth(e.givesMoney())
	case question.Naming:
		return truth(in.givesName(e))
	case question.Time:
		return truth(e.givesTime() && (!in.reading.Year || e.givesYear()))
	case question.Person:
		return truth(in.newName(e))
	case question.Place:
		return truth(in.place(e))
	case question.Reason:
		return truth(reasoned(e.text()))
	default:
		return 0
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// besideFigure is how many words before a figure may tell what it counts:
// "killed at least 144", "the injured, 17 by now".
const besideFigure = 3

// counted is 1 when a figure counts what is asked for, less when it counts
// known ones of them ("the two injured"), still less when e only has a figure.
func (in *inquiry) counted(e *evidence) float64 {
	best := 0.0
	for _, f := range e.numbers() {
		switch {
		case in.asksWith(f):
		case !in.countsAsked(f, e):
			best = max(best, 0.3)
		case f.Definite && !in.reading.Measures():
			best = max(best, countsKnown)
		default:
			return 1
		}
	}
	return best
}

// countsKnown is what a figure is worth that counts known ones: "the two".
const countsKnown = 0.6

// countsAsked reports whether f counts what the question counts: one of its
// words is the unit of f or stands right before f, and e says, too, what was
// done to them ("how many people were [injured]").
func (in *inquiry) countsAsked(f figures.Figure, e *evidence) bool {
	units := newBag()
	for _, unit := range f.Unit {
		units.stems[unit] = true
	}
	before, _ := slices.BinarySearchFunc(e.words, f.Start, func(w terms.Term, at int) int { return w.Start - at })
	units.add(e.words[max(0, before-besideFigure):before])
	hit, told, asked := false, false, false
	for i, w := range in.reading.Topic {
		plain := plainPeople[w.Stem]
		if !in.reading.Counts(w) || !plain && in.light(i) && !in.reading.Measures() {
			continue
		}
		hit = hit || in.match.count(i, units) >= kinWord
		if !plain {
			asked = true
			told = told || in.match.count(i, e.bag) >= kinWord
		}
	}
	return hit && (told || !asked)
}

// numbers are the figures of the sentence, read once.
func (e *evidence) numbers() []figures.Figure {
	if e.figures == nil {
		e.figures = append([]figures.Figure{}, figures.All(e.text())...)
	}
	return e.figures
}

// givesFigure reports whether e has a figure that is not the question's own,
// and that counts what is counted there.
func (in *inquiry) givesFigure(e *evidence) bool {
	if len(in.reading.Counted) > 0 {
		return in.counted(e) == 1
	}
	return slices.ContainsFunc(e.numbers(), func(f figures.Figure) bool { return !in.asksWith(f) })
}

// asksWith reports whether the question itself holds the figure: "ward five".
func (in *inquiry) asksWith(f figures.Figure) bool {
	return slices.ContainsFunc(in.figures, func(own figures.Figure) bool { return own.Value == f.Value })
}

// timeWords are the stems of words that tell a time without a date.
var timeWords = sync.OnceValue(func() []string {
	words := strings.Fields(`when after before once soon hour minute day week month year morning afternoon evening night today tomorrow
		yesterday spring summer autumn winter during until since immediate
		january february march april june july august september october november december`)
	for i, word := range words {
		words[i] = terms.Stem(word)
	}
	return words
})

// clock is a time of day: "11:30", "9 am", "2.15pm".
var clock = regexp.MustCompile(`\b\d{1,2}([:.]\d\d)? ?(am|pm|a\.m|p\.m)\b|\b\d{1,2}:\d\d`)

func (e *evidence) givesTime() bool {
	return len(dates.All(e.text(), e.story.article.Published)) > 0 || clock.MatchString(e.text()) ||
		slices.ContainsFunc(timeWords(), func(stem string) bool { return e.bag.stems[stem] })
}

func (e *evidence) givesYear() bool {
	return slices.ContainsFunc(e.words, func(w terms.Term) bool {
		return w.Number && len(w.Word) == 4 && (w.Word[0] == '1' || w.Word[0] == '2')
	})
}

func (e *evidence) givesMoney() bool {
	return slices.ContainsFunc(e.numbers(), func(f figures.Figure) bool { return f.Money })
}

// newName reports whether e names somebody or something that the question does not.
func (in *inquiry) newName(e *evidence) bool {
	if e.Speaker != nil && e.Speaker.Name != "" {
		return true
	}
	return slices.ContainsFunc(e.words, in.isNew)
}

func (in *inquiry) asksOf(stem string) bool {
	for _, accepts := range in.match.accepts {
		if accepts[stem] > 0 {
			return true
		}
	}
	return false
}

// place reports whether e has a preposition of place before a capitalised word.
func (in *inquiry) place(e *evidence) bool {
	for i, w := range e.words[min(1, len(e.words)):] {
		switch e.words[i].Word {
		case "in", "at", "near", "outside", "on", "from", "off", "to":
			if w.Upper && !w.Stop && !calendar[w.Word] && !in.asksOf(w.Stem) {
				return true
			}
		}
	}
	return false
}

var reasons = []string{"because", "due to", "in order", "reason", "so that", "owing to", "caused", "as a result", "blame", "motiv", "aim", "in response", "after ", "since "}

func reasoned(text string) bool {
	text = strings.ToLower(text)
	for _, r := range reasons {
		if strings.Contains(text, r) {
			return true
		}
	}
	return false
}
