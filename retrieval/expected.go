package retrieval

import (
	"regexp"
	"slices"
	"strings"

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
		return truth(e.givesTime())
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

// How meaning counts beside words, and which cosines say nothing and everything
// about a question and a sentence.
const (
	shareMeaning = 0.35
	farMeaning   = 0.1
	nearMeaning  = 0.75
)

// near is how near the sentence is to the question in meaning, 0 to 1.
func (e *evidence) near() float64 {
	return min(max((e.meaning-farMeaning)/(nearMeaning-farMeaning), 0), 1)
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
	return slices.ContainsFunc(figures.All(in.question.Text), func(own figures.Figure) bool { return own.Value == f.Value })
}

// timeWords tell a time without a date.
var timeWords = []string{"when", "after", "before", "once", "soon", "hour", "minute", "day", "week", "month", "year", "morning", "afternoon", "evening", "night", "today", "tomorrow", "yesterday", "spring", "summer", "autumn", "winter", "during", "until", "since", "immediate",
	"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"}

// clock is a time of day: "11:30", "9 am", "2.15pm".
var clock = regexp.MustCompile(`\b\d{1,2}([:.]\d\d)? ?(am|pm|a\.m|p\.m)\b|\b\d{1,2}:\d\d`)

func (e *evidence) givesTime() bool {
	return len(dates.All(e.text(), e.story.article.Published)) > 0 || clock.MatchString(e.text()) ||
		slices.ContainsFunc(timeWords, func(w string) bool { return e.bag.stems[terms.Stem(w)] })
}

func (e *evidence) givesMoney() bool {
	return slices.ContainsFunc(e.numbers(), func(f figures.Figure) bool { return f.Money })
}

// givesName reports whether e names the bearer of what the question asks the
// name of: "captain Moe", "Moe, the captain", "a captain named Moe", or words of
// somebody in that office.
func (in *inquiry) givesName(e *evidence) bool {
	if e.Speaker != nil && e.Speaker.Name != "" && slices.ContainsFunc(terms.All(e.Speaker.Role), in.bears) {
		return true
	}
	for k, w := range e.words {
		if in.bears(w) && (in.nameAfter(e, k) || in.nameBefore(e, k) || in.calledByName(e, k)) {
			return true
		}
	}
	return false
}

// nameAfter reports whether a new name stands right after the k-th word.
func (in *inquiry) nameAfter(e *evidence, k int) bool {
	if k+1 == len(e.words) {
		return false
	}
	gap := e.story.article.Text()[e.Start+e.words[k].End : e.Start+e.words[k+1].Start]
	return (gap == " " || gap == ", ") && in.isNewName(e.words[k+1])
}

// nameBefore reports whether a new name stands before the k-th word and the
// comma that opens its description.
func (in *inquiry) nameBefore(e *evidence, k int) bool {
	for j := k - 1; j >= max(0, k-description); j-- {
		gap := e.story.article.Text()[e.Start+e.words[j].End : e.Start+e.words[j+1].Start]
		if strings.Contains(gap, ",") {
			return in.isNewName(e.words[j])
		}
	}
	return false
}

// description is how many words a description may have before its noun.
const description = 5

var callings = map[string]bool{"named": true, "called": true, "identified": true, "nicknamed": true, "known": true, "dubbed": true}

// calledByName reports whether a word of naming stands near the k-th word, with
// a new name soon after it.
func (in *inquiry) calledByName(e *evidence, k int) bool {
	for j := max(0, k-2*description); j < min(len(e.words), k+2*description); j++ {
		if !callings[e.words[j].Word] {
			continue
		}
		if slices.ContainsFunc(e.words[j+1:min(len(e.words), j+4)], in.isNewName) {
			return true
		}
	}
	return false
}

// isNewName reports whether w looks like a name that the question does not have.
func (in *inquiry) isNewName(w terms.Term) bool {
	return w.Upper && !w.Stop && !in.asksOf(w.Stem) && !terms.Place(w.Stem) && !calendar[w.Word] && !(w.Starts && terms.Everyday(w.Word))
}

// calendar are capitalised words that name nobody.
var calendar = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true,
	"september": true, "october": true, "november": true, "december": true, "jan": true, "feb": true, "aug": true,
	"sept": true, "oct": true, "nov": true, "dec": true, "christmas": true, "easter": true,
}

// bears reports whether w means what the question asks the name of.
func (in *inquiry) bears(w terms.Term) bool {
	for i, t := range in.reading.Topic {
		if in.reading.Counts(t) && in.match.accepts[i][w.Stem] >= kinWord {
			return true
		}
	}
	return false
}

// newName reports whether e names somebody or something that the question does not.
func (in *inquiry) newName(e *evidence) bool {
	if e.Speaker != nil && e.Speaker.Name != "" {
		return true
	}
	for _, w := range e.words {
		if w.Upper && !w.Stop && !calendar[w.Word] && !(w.Starts && terms.Everyday(w.Word)) && !in.asksOf(w.Stem) {
			return true
		}
	}
	return false
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
