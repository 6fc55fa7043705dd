package claims

import (
	"slices"
	"strings"

	"whosaid/retrieval/question"
	"whosaid/retrieval/terms"
	"whosaid/store/language"
	"whosaid/store/news"
)

// asked is what a question for a figure asks to be counted, and of what event.
type asked struct {
	counted []string               // stems of what is counted, and of what was done to them
	topic   []string               // stems of all that the question speaks of
	told    map[*news.Article]bool // whether an article tells of the event
}

func readAsked(text string) *asked {
	reading := question.Read(text, nil, noDay)
	if !reading.Figure {
		return nil
	}
	out := &asked{told: map[*news.Article]bool{}}
	for _, t := range reading.Counted {
		out.counted = append(out.counted, bothStems(t.Word)...)
	}
	for _, t := range reading.Topic {
		out.topic = append(out.topic, contentOf(t.Word)...)
	}
	return out
}

func bothStems(word string) []string {
	out := []string{terms.Stem(word)}
	for _, w := range language.Words(word) {
		out = append(out, w.Stem)
	}
	return out
}

// figure is the quantity of a sentence that counts what is asked for, by the words
// behind it or else before it, if there is one and no other. It must be the greatest
// of the sentence: what is smaller may be a part of it, what is greater is of another
// thing that the sentence counts.
func (q *asked) figure(s sentence) (quantity, bool) {
	for _, beside := range []func(quantity) []string{
		func(c quantity) []string { return c.units }, func(c quantity) []string { return c.before },
	} {
		var found []quantity
		for _, c := range s.counts {
			if slices.ContainsFunc(beside(c), q.counts) {
				found = append(found, c)
			}
		}
		if len(found) > 0 {
			return found[0], len(found) == 1 && greatest(found[0], s.counts)
		}
	}
	return quantity{}, false
}

func greatest(q quantity, all []quantity) bool {
	return !slices.ContainsFunc(all, func(other quantity) bool { return other.value > q.value })
}

func (q *asked) counts(stem string) bool {
	return slices.ContainsFunc(q.counted, func(w string) bool { return terms.Related(stem, w) })
}

// mostLeft is how many words besides one sentence may speak of that the other does
// not, for both to give the figure of one thing.
const mostLeft = 1

// relate tells what two sentences do to each other that surely both give the figure
// asked for, of one event; ok is false where that is not sure.
func (q *asked) relate(a, b sentence) (r Relation, ok bool) {
	f, one := q.figure(a)
	g, other := q.figure(b)
	if !one || !other || f.percent != g.percent || a.denied != b.denied || a.negated%2 != b.negated%2 || a.hedged && b.hedged {
		return Other, false
	}
	if min(left(a, b), left(b, a)) > mostLeft || otherDays(a, b) || apart(a.text, b.text) || !q.oneEvent(a, b) {
		return Other, false
	}
	switch {
	case f.value == g.value:
		return Same, true
	case a.day.IsZero() || b.day.IsZero():
		return Other, false
	case !a.day.Equal(b.day):
		return Updates, true
	case f.leavesRoom(g):
		return Other, true
	}
	return Contradicts, true
}

// otherDays reports whether both name years or days, and not one in common.
func otherDays(a, b sentence) bool {
	day := slices.ContainsFunc(a.days, func(d string) bool { return slices.Contains(b.days, d) })
	year := false
	for y := range a.years {
		year = year || b.years[y]
	}
	return len(a.days) > 0 && len(b.days) > 0 && !day || len(a.years) > 0 && len(b.years) > 0 && !year
}

// apart reports whether both texts have names, and not one in common.
func apart(a, b string) bool {
	ours, theirs := namesOf(news.Beyond(a)), namesOf(news.Beyond(b))
	return len(ours) > 0 && len(theirs) > 0 && len(namesOf(news.Beyond(a, b))) == len(ours)
}

// oneEvent reports whether the articles of two quotes tell of the event that is asked
// of: both speak of most that the question does, and their leads share a name.
func (q *asked) oneEvent(a, b sentence) bool {
	one, other := a.quote.Article(), b.quote.Article()
	if one == other || one == nil || other == nil {
		return true
	}
	return q.speaksOf(one) && q.speaksOf(other) && !apart(lead(one), lead(other))
}

// mostTopic is the share of a question's words that the article of an answer has.
const mostTopic = 0.5

func (q *asked) speaksOf(a *news.Article) bool {
	told, known := q.told[a]
	if !known {
		told = q.read(a)
		q.told[a] = told
	}
	return told
}

func (q *asked) read(a *news.Article) bool {
	has := map[string]bool{}
	for _, stem := range contentOf(a.Title + ". " + a.Text()) {
		has[stem] = true
	}
	n := 0
	for _, stem := range q.topic {
		if has[stem] || slices.ContainsFunc(terms.Kin(stem), func(kin string) bool { return has[kin] }) {
			n++
		}
	}
	return float64(n) >= mostTopic*float64(len(q.topic))
}

// leadBytes is how much of an article tells what event it is about.
const leadBytes = 400

func lead(a *news.Article) string {
	text := a.Text()
	return a.Title + ".\n" + strings.ToValidUTF8(text[:min(len(text), leadBytes)], "")
}
