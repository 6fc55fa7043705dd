package retrieval

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"math"
	"slices"
	"sync"

	"whosaid/retrieval/names"
	"whosaid/store/language"
)

// What is known for and against a candidate, in the order of the weights.
const (
	byReader      = iota // the reader's score
	bySentence           // cosine of the sentence with the question
	byPassage            // cosine of the passage with the question
	byWords              // the share of the question's words, 0 to 1
	byFused              // the search's score, in standard deviations
	byGap                // how far that is below the best candidate's
	speakerAgrees        // 1: the question names the speaker
	speakerOther         // 1: it names somebody who speaks in another candidate
	outletAgrees         // 1: it names the outlet
	dayAgrees            // 1: it speaks of days on which the article was published
	dayOther             // 1: it speaks of others
	byNewness            // how late the article is among the candidates', -0.5 to 0.5
	stateNewness         // that, by how likely the question asks how things stand now
	featureCount
)

type features [featureCount]float64

// featureNames are those of the features in the file of weights and in dumps.
var featureNames = [featureCount]string{
	"reader", "sentence", "passage", "words", "fused", "gap",
	"speaker_agrees", "speaker_other", "outlet_agrees", "day_agrees", "day_other",
	"newness", "state_newness",
}

// decision tells what answers. train/fit_decision.py in the encoder's folder
// writes it; the threshold of every set of weights but Read is 0.
type decision struct {
	Read    weights `json:"read"`    // for a candidate that was read
	Answers weights `json:"answers"` // for whether any that was read answers
	Beside  float64 `json:"beside"`  // where one does, those over this score are shown
	Unread  weights `json:"unread"`  // for a candidate that was not read
	Words   weights `json:"words"`   // where nothing was compared by meaning
}

// weights are of a logistic regression: the score of a candidate is the
// logarithm of the odds that it answers.
type weights struct {
	Bias float64            `json:"bias"`
	Of   map[string]float64 `json:"of"` // by the feature's name; what is left out counts nothing
}

//go:embed decision.json
var decisionFile []byte

// learned is the decision in the binary.
var learned = sync.OnceValue(func() decision {
	var d decision
	if err := json.Unmarshal(decisionFile, &d); err != nil {
		panic("retrieval: decision.json: " + err.Error()) // a test reads it
	}
	return d
})

func (w weights) score(f features) float64 {
	sum := w.Bias
	for i, name := range featureNames {
		sum += w.Of[name] * f[i]
	}
	return sum
}

// decide scores the candidates and puts the best first, and tells whether any
// answers. Once some were read, the others are at most the nearest.
func (in *inquiry) decide(d decision) {
	anyRead := slices.ContainsFunc(in.candidates, func(c *candidate) bool { return c.read })
	in.beside = besideUnread
	if anyRead {
		in.beside = d.Beside
	}
	for _, c := range in.candidates {
		switch {
		case c.read:
			c.score = d.Read.score(c.features)
		case in.vector == nil:
			c.score = d.Words.score(c.features)
		default:
			c.score = d.Unread.score(c.features)
			if anyRead {
				c.score = min(c.score, d.Beside)
			}
		}
	}
	slices.SortFunc(in.candidates, in.before)
	in.odds = in.overall(d)
}

// overall is the logarithm of the odds that any candidate answers. One high score
// tells less of that than what the reader thinks of the others, too: what is reported
// is mostly reported again.
func (in *inquiry) overall(d decision) float64 {
	var reader, scores []float64
	best := math.Inf(-1)
	for _, c := range in.candidates {
		best = max(best, c.score)
		if c.read {
			reader, scores = append(reader, c.features[byReader]), append(scores, c.score)
		}
	}
	if len(reader) == 0 {
		return best
	}
	slices.SortFunc(reader, descending)
	slices.SortFunc(scores, descending)
	mean := 0.0
	for _, r := range reader {
		mean += r / float64(len(reader))
	}
	sum := d.Answers.Bias
	for i, x := range []float64{scores[0], reader[0], reader[min(2, len(reader)-1)], mean, scores[min(1, len(scores)-1)]} {
		sum += d.Answers.Of[answerNames[i]] * x
	}
	return sum
}

// answerNames are those of what Answers weighs, in order: the best score, the best and
// the third best of the reader's, their mean, and the second best score.
var answerNames = []string{"best", "best_read", "third_read", "mean_read", "second"}

func descending(a, b float64) int { return cmp.Compare(b, a) }

// observe notes the features of the candidates but the reader's.
func (in *inquiry) observe() {
	asked := newBag(in.text)
	late, state := newness(in.candidates), learnedWishes().State.of(in.vector)
	speaks := false
	for _, c := range in.candidates {
		c.features = in.seen(c)
		c.features[byNewness] = late(c.story.article.Published) - 0.5
		c.features[stateNewness] = state * c.features[byNewness]
		if c.speaks(asked) {
			c.features[speakerAgrees], speaks = 1, true
		}
	}
	for _, c := range in.candidates {
		if speaks && c.features[speakerAgrees] == 0 {
			c.features[speakerOther] = 1
		}
	}
}

func (in *inquiry) seen(c *candidate) features {
	var f features
	f[bySentence], f[byPassage], f[byWords] = c.sentence, c.passage, c.words
	f[byFused], f[byGap] = c.fused, in.candidates[0].fused-c.fused
	if o := c.story.article.Outlet; o != nil && slices.Contains(in.reading.Outlets, o.ID) {
		f[outletAgrees] = 1
	}
	switch day := in.reading.Around; {
	case day.Empty() || c.story.article.Published.IsZero():
	case day.Passes(&c.story.article.Meta):
		f[dayAgrees] = 1
	default:
		f[dayOther] = 1
	}
	return f
}

// speaks reports whether the last word of the speaker's name stands in the
// question, in any script.
func (c *candidate) speaks(asked *bag) bool {
	s := c.line().Speaker
	if s == nil {
		return false
	}
	words := language.Words(s.Name)
	if len(words) == 0 {
		return false
	}
	for _, stem := range words[len(words)-1].Stems() {
		for _, other := range asked.stems {
			if stem == other || len(other) > 3 && names.Alike(stem, other) {
				return true
			}
		}
	}
	return false
}
