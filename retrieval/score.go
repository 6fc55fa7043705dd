package retrieval

import "whosaid/store/news"

// The parts of a score. They were set on the development questions (the
// command is in the README); what matters most is the sentence's own words.
const (
	scoreOwn      = 0.66 // of the topic, in the sentence itself
	scoreCovered  = 0.34 // of the topic, surroundings included
	bonusPassage  = 0.08 // the search put its passage first
	bonusSpeech   = 0.08 // somebody's words, where words are asked for
	bonusDenial   = 0.25 // denies, where a denial is asked for
	bonusExpected = 0.20 // holds the kind of thing asked for
	unsureSpeaker = 0.35 // what is left of a score when the speaker is not sure at all
)

// score is how well e answers, 0 to 1, shortages apart.
func (in *inquiry) score(e *evidence) float64 {
	r := in.reading
	s := scoreOwn*e.own + scoreCovered*e.covered
	if len(r.Topic) == 0 {
		s = 0.7
	}
	if e.meaning > 0 {
		s = (1-shareMeaning)*s + shareMeaning*e.near()
	}
	if len(r.Speaker) > 0 {
		s *= unsureSpeaker + (1-unsureSpeaker)*e.asked
	} else if r.Speech && e.Speaker != nil {
		s += bonusSpeech
	}
	if r.Denial && e.Mode == news.Denies {
		s += bonusDenial
	}
	s += bonusExpected*in.expected(e) + bonusPassage*e.passage
	return min(s/(1+bonusExpected+bonusPassage), 1)
}

// How meaning counts beside words, and which cosines, and which shares of the
// question's tokens, say nothing and everything about a question and a sentence.
const (
	shareMeaning = 0.35
	farMeaning   = 0.1
	nearMeaning  = 0.75
	farAligned   = 0.35
	nearAligned  = 0.75
)

// near is how near the sentence is to the question in meaning, 0 to 1: by their
// embeddings, and token by token for those that were looked at so closely.
func (e *evidence) near() float64 {
	whole := between(farMeaning, nearMeaning, e.meaning)
	if e.aligned == 0 {
		return whole
	}
	return (whole + between(farAligned, nearAligned, e.aligned)) / 2
}

// between is where x lies on the way from low to high, 0 to 1.
func between(low, high, x float64) float64 { return min(max((x-low)/(high-low), 0), 1) }
