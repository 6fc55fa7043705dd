package retrieval

import (
	"whosaid/retrieval/question"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// The least of the topic that an answer must speak of. Words that are surely
// the asked speaker's need less: a speaker's own words for a thing are seldom
// those of the question.
const (
	leastOwn          = 0.35 // in the sentence itself
	leastCovered      = 0.50 // surroundings included
	leastOwnAsked     = 0.18
	leastCoveredAsked = 0.35
	enoughCovered     = 0.60 // the whole story is about the topic
	// A figure that counts just what is asked needs less besides.
	leastOwnCounted     = 0.10
	leastCoveredCounted = 0.35
)

// shortage is why a sentence does not answer; its zero value is that it does.
type shortage struct {
	kind  shortageKind
	words string // what is lacking, as the question has it
}

type shortageKind int

const (
	none shortageKind = iota
	absentName
	absentSpeaker
	silentSpeaker // speaks, but not of this
	offTopic
	noFigure
	noMoney
	noName
	noPerson
	noTime
	unquotable
)

// shortage tells what e lacks to be an answer. A passage about somebody else
// is no answer, however alike: every name asked for must be in the story, and
// the words of a speaker asked for must be that speaker's.
func (in *inquiry) shortage(e *evidence) shortage {
	r := in.reading
	for _, name := range r.Names {
		if !in.named(name, e.story) || !in.nearName(name, e) || r.Measures() && !in.sizeOf(name, e) {
			return shortage{absentName, in.spell(name)}
		}
	}
	switch {
	case len(r.Speaker) > 0 && e.asked == 0:
		return shortage{absentSpeaker, in.spell(r.Speaker)}
	case len(r.Topic) > 0 && !in.onTopic(e):
		return shortage{offTopic, in.unspoken(e)}
	case r.Expect == question.Number && !in.givesFigure(e):
		return shortage{noFigure, in.spell(r.Counted)}
	case r.Expect == question.Money && !e.givesMoney():
		return shortage{kind: noMoney}
	case r.Expect == question.Time && in.expected(e) == 0:
		return shortage{kind: noTime}
	case r.Done != nil && !in.saysIt(e) && !in.tellsOf(*r.Done, e):
		return shortage{offTopic, r.Done.Of(in.question.Text)}
	case r.Expect == question.Person && !in.newName(e):
		return shortage{kind: noPerson}
	case r.Expect == question.Naming && !in.givesName(e):
		return shortage{noName, in.spell(r.Counted)}
	case e.tooLong():
		return shortage{unquotable, ""}
	}
	return shortage{}
}

// A sentence near enough in meaning needs fewer of the question's words.
const (
	enoughMeaning    = 0.60
	leastWithMeaning = 0.25 // of the topic, surroundings included
	enoughAligned    = 0.65 // of the question's tokens: then no word need be the same
	someMeaning      = 0.35 // where the whole story is about the topic
)

func (in *inquiry) onTopic(e *evidence) bool {
	if in.saysIt(e) {
		return !in.reading.About || in.onTopicOfSpeech(e)
	}
	switch {
	case e.meaning >= enoughMeaning && (e.covered >= leastWithMeaning || e.aligned >= enoughAligned):
		return true
	case e.covered >= wholeStory-0.01 && (e.index < leadSentences || e.meaning >= someMeaning):
		return true // the story is about nothing else
	}
	if in.reading.Expect == question.Number && in.counted(e) == 1 {
		return e.own >= leastOwnCounted && e.covered >= leastCoveredCounted
	}
	return e.own >= leastOwn && e.covered >= leastCovered
}

// saysIt reports whether e holds words of the speaker asked for.
func (in *inquiry) saysIt(e *evidence) bool {
	return len(in.reading.Speaker) > 0 && e.asked >= byRole*sameOffice && e.Speaker != nil
}

func (in *inquiry) onTopicOfSpeech(e *evidence) bool {
	return e.own >= leastOwnAsked && e.covered >= leastCoveredAsked || e.covered >= enoughCovered || e.meaning >= enoughMeaning
}

func (e *evidence) tooLong() bool { return len([]rune(e.text())) > news.MaxQuote }

// named reports whether the story speaks of the bearer of name: of its last
// word, and of no namesake with another first name only.
func (in *inquiry) named(name question.Name, s *story) bool {
	for i, w := range in.reading.Topic {
		if w.Span != name.Last().Span {
			continue
		}
		if in.match.count(i, s.whole) < kinWord {
			return false
		}
	}
	return len(name) < 2 || !in.namesake(name, s)
}

// sizeOf reports whether a size in e can be that of the bearer of name, whom it
// or the sentence before must then name.
func (in *inquiry) sizeOf(name question.Name, e *evidence) bool {
	before := e.neighbour(-1)
	for i, w := range in.reading.Topic {
		if w.Span == name.Last().Span {
			return in.match.count(i, e.bag) > 0 || before != nil && in.match.count(i, before.bag) > 0
		}
	}
	return true
}

// tellsOf reports whether e speaks of what was done, or is very near in meaning.
func (in *inquiry) tellsOf(done terms.Term, e *evidence) bool {
	for i, w := range in.reading.Topic {
		if w.Span == done.Span && !in.reading.Counts(w) {
			return in.match.count(i, e.bag) >= kinWord || e.meaning >= enoughMeaning
		}
	}
	return true
}

// leadSentences are the first ones of a story: whom they name, it is about.
const leadSentences = 3

// nearName reports whether the last word of name stands in e or close to it,
// or the whole story is about its bearer.
func (in *inquiry) nearName(name question.Name, e *evidence) bool {
	for i, w := range in.reading.Topic {
		if w.Span != name.Last().Span {
			continue
		}
		if in.match.count(i, e.bag) > 0 || in.around(i, e) >= nearby*kinWord {
			return true
		}
		for _, lead := range e.story.sentences[:min(leadSentences, len(e.story.sentences))] {
			if in.match.count(i, lead.bag) > 0 {
				return true
			}
		}
		return false
	}
	return true
}

// namesake reports whether the story gives the last word of name only ever
// with another first name before it.
func (in *inquiry) namesake(name question.Name, s *story) bool {
	others := false
	for _, e := range s.sentences {
		for k, w := range e.words {
			if w.Stem != name.Last().Stem || k == 0 {
				continue
			}
			first := e.words[k-1]
			if !first.Upper || first.Stop || first.Starts && k > 1 {
				return false
			}
			if !otherFirstName(name, e.words[k-1:k+1]) {
				return false
			}
			others = true
		}
	}
	return others
}
