package retrieval

import "whosaid/retrieval/terms"

// How much a word counts that stands not in the sentence but near it.
const (
	inParagraph = 0.6  // in the sentence before, or in the same paragraph
	wholeStory  = 0.85 // the whole story is about it
	nearby      = 0.4  // two sentences before or one after
	inArticle   = 0.25 // anywhere in the article
)

// weighTopic tells how much of the topic the sentence speaks of by itself, and
// together with what surrounds it. A speaker asked for does not count: that is
// weighSpeaker's.
func (in *inquiry) weighTopic(e *evidence) {
	var all, own, covered float64
	for i := range in.reading.Topic {
		weight := in.weightIn(i, e.story)
		itself := in.match.count(i, e.bag)
		all += weight
		own += weight * itself
		covered += weight * max(itself, in.around(i, e))
	}
	if all == 0 {
		return
	}
	e.own, e.covered = own/all, covered/all
}

// givenByStory is how much a word counts in the sentences of a story that is
// about it: there it tells them not apart.
const givenByStory = 0.35

// A story is about what its headline says, and what this share of its
// sentences speak of.
const aboutShare = 0.4

// about reports whether the whole story is about the i-th word.
func (in *inquiry) about(i int, s *story) bool {
	if known, ok := s.about[i]; ok {
		return known
	}
	is := in.match.count(i, s.title) >= kinWord
	if !is {
		times := 0
		for _, e := range s.sentences {
			if in.match.count(i, e.bag) >= likeWord {
				times++
			}
		}
		is = float64(times) >= aboutShare*float64(len(s.sentences)) && times > 1
	}
	s.about[i] = is
	return is
}

// around is how much the surroundings of e speak of the i-th word.
func (in *inquiry) around(i int, e *evidence) float64 {
	best := inArticle * in.match.count(i, e.story.whole)
	if in.about(i, e.story) {
		best = wholeStory
	}
	for _, n := range []int{-2, -1, 1} {
		other := e.neighbour(n)
		if other == nil {
			continue
		}
		factor := nearby
		if n == -1 || other.Paragraph == e.Paragraph {
			factor = inParagraph
		}
		best = max(best, factor*in.match.count(i, other.bag))
	}
	return best
}

// How much a word counts that tells little of a topic: beside better ones, and
// without.
const (
	lightWord     = 0.4
	loneLightWord = 0.75
)

// plainPeople are words that every story of people has.
var plainPeople = map[string]bool{"person": true, "peopl": true, "victim": true}

// weightIn is how much the i-th word of the topic tells among the sentences of
// a story: little when the whole story is about it, or when it is a common word
// of English and there are better ones.
func (in *inquiry) weightIn(i int, s *story) float64 {
	switch {
	case in.about(i, s):
		return givenByStory * in.weight(i)
	case in.light(i) && in.telling(s):
		return lightWord * in.weight(i)
	case in.light(i):
		return loneLightWord * in.weight(i)
	}
	return in.weight(i)
}

// weight is how much the i-th word tells anywhere. The words of one name share
// what the name tells, and what stands in a relative clause only describes.
func (in *inquiry) weight(i int) float64 {
	w := in.weights[i]
	if length := in.nameLength(i); length > 1 {
		w *= nameShare / float64(length)
	}
	switch term := in.reading.Topic[i]; {
	case in.reading.Aside(term):
		w *= inRelativeClause
	case in.reading.Counts(term) && !plainPeople[term.Stem]:
		w *= counted
	}
	return w
}

func (in *inquiry) light(i int) bool {
	w := in.reading.Topic[i]
	return plainPeople[w.Stem] || in.reading.Implied(w) || terms.Light(w.Stem) && !w.Number && in.nameLength(i) < 2
}

// telling reports whether the topic has a word that tells the story's sentences
// apart: one that is not light and that the story is not about.
func (in *inquiry) telling(s *story) bool {
	for i := range in.reading.Topic {
		if !in.light(i) && !in.about(i, s) {
			return true
		}
	}
	return false
}

// counted is how much a word tells that says what is counted: "how many were
// [injured]".
const counted = 1.8

// inRelativeClause is how much a word counts that only describes another: "the
// bus [that fell into the river]".
const inRelativeClause = 0.6

// nameShare is how much a name of several words tells, beside a single word.
const nameShare = 1.4

// nameLength is the number of words of the name that the i-th word is part of.
func (in *inquiry) nameLength(i int) int {
	for _, name := range in.reading.Names {
		for _, w := range name {
			if w.Span == in.reading.Topic[i].Span {
				return len(name)
			}
		}
	}
	return 0
}
