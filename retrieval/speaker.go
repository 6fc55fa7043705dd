package retrieval

import (
	"unicode/utf8"

	"whosaid/retrieval/question"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// How surely a sentence holds the words of the speaker asked for.
const (
	attributed  = 1.0
	byRole      = 0.9 // attributed to somebody whose role fits the description asked for
	namedInside = 0.6 // the speaker's name stands in the sentence, which is attributed to nobody
	inStory     = 0.6 // how a word of a description counts that only the story has: "[Aune county]'s spokesman"
	sameOffice  = 0.6 // least share of a description that must fit a role; an unnamed one need fit only its head
	carriedOn   = 0.4 // follows a sentence of the speaker's and says "he" or "she"
)

// weighSpeaker tells how surely e holds words of the speaker asked for.
func (in *inquiry) weighSpeaker(e *evidence) {
	asked := in.reading.Speaker
	if len(asked) == 0 {
		return
	}
	first := len(in.reading.Topic)
	switch {
	case e.Speaker != nil:
		e.asked = in.speakerFits(e, first)
	case !in.reading.Saying && in.mentions(e, asked, first):
		e.asked = namedInside
	}
	before := e.neighbour(-1)
	if e.asked == 0 && e.Speaker == nil && before != nil && before.asked >= namedInside && opensWithPronoun(e.words) {
		e.asked = carriedOn
	}
}

// speakerFits compares the speaker asked for with the one that e is attributed to.
func (in *inquiry) speakerFits(e *evidence, first int) float64 {
	asked := in.reading.Speaker
	name, both := newBag(), newBag()
	nameWords := terms.All(e.Speaker.Name)
	name.add(nameWords)
	both.add(nameWords)
	both.add(terms.All(e.Speaker.Role))
	in.addKnownRoles(both, e)
	last := first + len(asked) - 1
	switch {
	case in.match.count(last, name) >= kinWord && !otherFirstName(asked, nameWords), in.asksByName(asked, e):
		return attributed
	case in.familyNameFirst(nameWords, asked, e.story), in.introducedAs(nameWords, asked, first, e.story):
		return byRole
	case in.match.count(first+in.head(asked), both) == 0:
		return 0
	}
	hit := 0.0
	for i := range asked {
		hit += max(in.match.count(first+i, both), inStory*in.match.count(first+i, e.story.whole))
	}
	share := hit / float64(len(asked))
	if e.Speaker.Basis == news.ByRole {
		share = max(share, sameOffice)
	}
	if share < sameOffice {
		return 0
	}
	return byRole * share
}

// familyNameFirst reports whether found is the first word of a name of two
// that the story has in full: in Chinese or Hungarian names that is the one
// repeated.
func (in *inquiry) familyNameFirst(found []terms.Term, asked question.Name, s *story) bool {
	if len(found) != 1 || len(asked) != 2 || found[0].Stem != asked[0].Stem || !asked[1].Upper {
		return false
	}
	for _, e := range s.sentences {
		for k := 1; k < len(e.words); k++ {
			if e.words[k-1].Stem == asked[0].Stem && e.words[k].Stem == asked[1].Stem {
				return true
			}
		}
	}
	return false
}

// introduced is how far from a name the description of its bearer may stand.
const introduced = 4

// introducedAs reports whether the story somewhere puts the description asked
// for beside the name found: "her [father] Bjarne", for "Moe's father".
func (in *inquiry) introducedAs(found []terms.Term, asked question.Name, first int, s *story) bool {
	head := in.head(asked)
	if len(found) == 0 || asked[head].Upper || found[len(found)-1].Stop {
		return false
	}
	for _, e := range s.sentences {
		for k, w := range e.words {
			if w.Stem != found[len(found)-1].Stem || !w.Upper {
				continue
			}
			for _, near := range e.words[max(0, k-introduced):min(len(e.words), k+introduced)] {
				if in.match.accepts[first+head][near.Stem] >= likeWord {
					return in.speaksOfRest(asked, head, first, s)
				}
			}
		}
	}
	return false
}

// speaksOfRest reports whether the story speaks of all other words of the description.
func (in *inquiry) speaksOfRest(asked question.Name, head, first int, s *story) bool {
	for i := range asked {
		if i != head && in.match.count(first+i, s.whole) == 0 {
			return false
		}
	}
	return true
}

// head is the index of the word that the others describe: the last one before
// a preposition, "[official] in the roads department", "county road [chief]".
func (in *inquiry) head(name question.Name) int {
	for i := range name[:len(name)-1] {
		for _, between := range terms.All(in.question.Text[name[i].End:name[i+1].Start]) {
			if prepositions[between.Word] {
				return i
			}
		}
	}
	return len(name) - 1
}

var prepositions = map[string]bool{"of": true, "in": true, "at": true, "for": true, "from": true, "with": true, "to": true, "on": true, "by": true}

// otherFirstName reports whether the two names have the same last word and
// first words that differ: "Wesley Clark" is not "Colin Clark". An initial
// stands for any name that begins with it.
func otherFirstName(asked question.Name, found []terms.Term) bool {
	if len(asked) < 2 || len(found) < 2 || !asked[0].Upper || terms.Everyday(asked[len(asked)-2].Word) {
		return false // "Chief Moe" gives no first name
	}
	a, b := asked[len(asked)-2].Word, found[len(found)-2].Word
	if utf8.RuneCountInString(a) == 1 || utf8.RuneCountInString(b) == 1 {
		ra, _ := utf8.DecodeRuneInString(a)
		rb, _ := utf8.DecodeRuneInString(b)
		return ra != rb
	}
	return asked[len(asked)-1].Stem == found[len(found)-1].Stem && asked[len(asked)-2].Upper && !terms.CloseSpelling(a, b) && a != b
}

// subjectReach is how many words into a sentence its subject may begin.
const subjectReach = 6

// mentions reports whether the sentence begins with the speaker asked for: it
// tells then what the speaker does or says, though in no form that attribution
// knows. A name further on is only spoken of.
func (in *inquiry) mentions(e *evidence, asked question.Name, first int) bool {
	head := newBag()
	head.add(e.words[:min(subjectReach, len(e.words))])
	return in.match.count(first+len(asked)-1, head) >= kinWord
}

var pronouns = map[string]bool{"he": true, "she": true, "they": true, "it": true, "his": true, "her": true, "their": true, "this": true, "these": true, "that": true, "those": true}

// opensWithPronoun reports whether one of the first three words points back.
func opensWithPronoun(words []terms.Term) bool {
	for _, w := range words[:min(3, len(words))] {
		if pronouns[w.Word] {
			return true
		}
	}
	return false
}
