package statements

import (
	_ "embed"
	"encoding/json"
	"math"
	"sync"

	"whosaid/store/language"
	"whosaid/store/news"
)

// Whom a source means that names nobody - a pronoun, a description, or none at all -
// is decided between all who are known of in the text, and nobody of them. Each is
// told by the same features in every language; referent.json holds what they weigh
// where words have forms that tell cases and sexes, and where they have none, learned by
// train/fit_referent.py from texts that were labelled by hand.

// kind is what stands for who speaks.
type kind int

const (
	ofPerson    kind = iota // "she"
	ofAny                   // "it", "they"
	silent                  // nothing
	personsNoun             // "the chief surgeon"
	bodysNoun               // "the ministry"
	kinds
)

// asked is what a statement tells of its speaker.
type asked struct {
	kind
	statement
	whole  news.Span        // a description, without what is before and behind it
	words  []language.Token // of it
	sex    gender
	at     int     // where the statement begins
	kept   bool    // it is someone new, or a name: "a driver", "her lawyer"
	named  bool    // a word of it is part of a name
	proper bool    // its one word is a name, wherever it stands in the text
	vague  bool    // nothing stands for the source, and the form of the cue fits nobody
	last   *figure // who spoke last
}

//go:embed referent.json
var referentFile []byte

// weights are what each feature of somebody weighs, and of nobody, by the kind of
// source, first where words have forms, then where they have none.
type weights struct {
	Somebody [2][kinds][features]float64
	Nobody   [2][kinds][traits]float64
}

var learned = sync.OnceValue(func() *weights {
	var w weights
	if err := json.Unmarshal(referentFile, &w); err != nil {
		panic("referent.json: " + err.Error()) // it is part of the program
	}
	return &w
})

// choose is whom a source means, or nil for none of the cast. The best sum of what
// speaks for somebody wins; in a tie, who is known of first.
func choose(a article, c cast, q asked) *figure {
	w, form := learned(), 0
	if a.plain() {
		form = 1
	}
	var best *figure
	most := dot(w.Nobody[form][q.kind][:], a.traitsOf(q, c))
	may := c.mayBe(q)
	for i, x := range a.featuresOf(q, c, may) {
		if score := dot(w.Somebody[form][q.kind][:], x); score > most && may[i] {
			best, most = c[i], score
		}
	}
	return best
}

// mayBe tells of each of a cast whether it may be meant. A pronoun of a person means
// one of whom something tells that it is a person, if there is one before.
func (c cast) mayBe(q asked) []bool {
	may, sure := make([]bool, len(c)), make([]bool, len(c))
	known := false
	for i, f := range c {
		may[i] = f.mayBe(q)
		sure[i] = may[i] && (f.isPerson() || f.heard)
		known = known || sure[i] && f.lastSeen(q.at) >= 0
	}
	if q.kind == ofPerson && known {
		return sure
	}
	return may
}

func dot(weights, values []float64) (sum float64) {
	for i, v := range values {
		sum += weights[i] * v
	}
	return sum
}

// asks reads what a statement tells of its speaker.
func (a article) asks(s statement, words []language.Token, last *figure) asked {
	q := asked{statement: s, at: s.begin(), last: last}
	if sex, any, ok := a.pronounOf(words); ok || len(words) == 0 {
		q.kind, q.sex = ofPerson, sex
		switch {
		case len(words) == 0:
			cue := a.within(s.cue)
			q.kind, q.sex = silent, a.manner(cue)
			q.vague = len(cue) > 0 && q.sex == anyGender || has(cue, a.speech.Passive) || has(cue, a.speech.ManyVerb) || a.relayed(s.cue)
		case any:
			q.kind = ofAny
		}
		return q
	}
	q.whole = a.trimmed(a.withoutIn(a.beforeComma(s.source)), ",;:—–-")
	if in, ok := a.quotation(q.whole.Start); ok && in.Span == q.whole {
		q.whole = a.trimmed(q.whole, "«»“”„\"‘’'")
	}
	q.words = a.within(q.whole)
	q.kind = personsNoun
	if a.isBody(q.words) {
		q.kind = bodysNoun
	}
	q.kept = a.isNew(s.source)
	for _, w := range q.words {
		q.named = q.named || a.naming(w, q.whole)
	}
	q.proper = len(q.words) == 1 && q.words[0].Upper && a.proper[q.words[0].Word]
	if !a.relayed(s.cue) {
		q.sex = a.manner(a.within(s.cue))
	}
	if q.sex == anyGender && len(q.words) > 0 && q.kind == personsNoun {
		q.sex = a.titled(q.words)
	}
	return q
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// farness grows slowly with how far away something is, in bytes.
func farness(bytes int) float64 { return math.Log1p(float64(max(0, bytes)) / 50) }
