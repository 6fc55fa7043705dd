package judge

import (
	"unicode/utf8"

	"whosaid/store/news"
)

// mostQuotes is among how many quotes a right one is looked for.
const mostQuotes = 6

// Given is what was answered to a question.
type Given struct {
	Outcome news.Outcome // "" where there was no answer, for an error
	Quotes  []Quote      // as they are shown; none but where the outcome is news.Answered
	Fell    bool         // the answerer fell back to a plainer way
}

// Quote is one that was shown.
type Quote struct {
	File, Text string
	Speaker    string // the name, or else the role
	Score      float64
}

// From reads an answer: quotes in the order in which its claims show them.
func From(a news.Answer) Given {
	given := Given{Outcome: a.Outcome, Fell: a.FallbackReason != ""}
	if a.Outcome != news.Answered {
		return given
	}
	placed := make([]bool, len(a.Quotes))
	place := func(numbers ...int) {
		for _, i := range numbers {
			if !placed[i] {
				placed[i] = true
				given.Quotes = append(given.Quotes, QuoteOf(a.Quotes[i]))
			}
		}
	}
	for _, claim := range a.Claims {
		place(claim.Quotes...)
		place(claim.DisputedBy...)
	}
	for i := range a.Quotes {
		place(i)
	}
	return given
}

// QuoteOf is what counts of a citation.
func QuoteOf(c news.Citation) Quote {
	q := Quote{Text: c.Text(), Score: c.Score}
	if article := c.Article(); article != nil {
		q.File = article.File
	}
	if c.Speaker != nil {
		if q.Speaker = c.Speaker.Name; q.Speaker == "" {
			q.Speaker = c.Speaker.Role
		}
	}
	return q
}

// AnsweredBy reports whether text holds one of the listed answers.
func (q Question) AnsweredBy(text string) bool {
	for _, listed := range q.Answers {
		if Holds(text, listed.Text) {
			return true
		}
	}
	return false
}

// Figures are counts over a set of questions. The zero value counts none.
type Figures struct {
	Answerable   int // questions that something answers
	First        int // of these: the first quote holds an answer
	InSix        int // one of the first six does
	FalseNone    int // "no source" was said
	Several      int // questions whose listed answers are all wanted
	AllOfThem    int // of these: all are held among the first six
	Speakers     int // questions with a speaker, of those with a right quote among the first six
	SpeakerRight int // of these: the first right quote names the speaker
	States       int // questions for the newest state
	NewestFirst  int // of these: the first quote holds the first listed answer
	Shown        int // quotes, where something answers
	ShownRight   int // of these: hold an answer
	Characters   int // of quotes shown
	Unanswerable int // questions that nothing answers
	NoneRight    int // of these: "no source" was said
	Failed       int // questions without an answer, for an error
	Fell         int // answers that fell back to a plainer way
}

// Count adds what was given to a question.
func (f *Figures) Count(q Question, given Given) {
	if given.Outcome == "" {
		f.Failed++
	}
	f.Fell += one(given.Fell)
	none := given.Outcome == news.NoSource
	if len(q.Answers) == 0 {
		f.Unanswerable++
		f.NoneRight += one(none)
		return
	}
	f.Answerable++
	f.FalseNone += one(none)
	f.Shown += len(given.Quotes)
	for _, quote := range given.Quotes {
		f.Characters += utf8.RuneCountInString(quote.Text)
		f.ShownRight += one(q.AnsweredBy(quote.Text))
	}
	f.countFirst(q, given.Quotes[:min(len(given.Quotes), mostQuotes)])
}

// countFirst counts what the first quotes hold.
func (f *Figures) countFirst(q Question, quotes []Quote) {
	right := -1 // the first that is
	for i, quote := range quotes {
		if q.AnsweredBy(quote.Text) {
			right = i
			break
		}
	}
	f.First += one(right == 0)
	f.InSix += one(right >= 0)
	if q.All {
		f.Several++
		f.AllOfThem += one(q.allIn(quotes))
	}
	if q.Kind == State {
		f.States++
		f.NewestFirst += one(len(quotes) > 0 && Holds(quotes[0].Text, q.Answers[0].Text))
	}
	if right >= 0 && q.Speaker != "" {
		f.Speakers++
		f.SpeakerRight += one(SamePerson(quotes[right].Speaker, q.Speaker))
	}
}

func (q Question) allIn(quotes []Quote) bool {
	for _, listed := range q.Answers {
		held := false
		for _, quote := range quotes {
			held = held || Holds(quote.Text, listed.Text)
		}
		if !held {
			return false
		}
	}
	return true
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
