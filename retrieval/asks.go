package retrieval

import (
	_ "embed"
	"encoding/json"
	"math"
	"slices"
	"sync"
	"time"
)

// wishes tell by a question's vector what it asks for besides its matter, in any
// language. train/fit_asks.py in the encoder's folder writes them.
type wishes struct {
	State wish `json:"state"` // how things stand now, or how they ended
}

// wish is a logistic regression on the question's vector.
type wish struct {
	Bias float64   `json:"bias"`
	Of   []float32 `json:"of"` // one a dimension
}

//go:embed asks.json
var wishesFile []byte

var learnedWishes = sync.OnceValue(func() wishes {
	var w wishes
	if err := json.Unmarshal(wishesFile, &w); err != nil {
		panic("retrieval: asks.json: " + err.Error()) // a test reads it
	}
	return w
})

// of is how likely a question wishes it, 0 to 1; 0 without a vector.
func (w wish) of(vector []float32) float64 {
	if len(vector) != len(w.Of) {
		return 0
	}
	sum := w.Bias
	for i, x := range vector {
		sum += float64(w.Of[i]) * float64(x)
	}
	return 1 / (1 + math.Exp(-sum))
}

// newness tells of each day on which candidates were published how late it is
// among these days: 0 the first, 1 the last. Days of one candidate's article or
// of many count alike.
func newness(candidates []*candidate) func(time.Time) float64 {
	var days []time.Time
	for _, c := range candidates {
		if at := c.story.article.Published; !at.IsZero() {
			days = append(days, at.Truncate(24*time.Hour))
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	days = slices.CompactFunc(days, time.Time.Equal)
	return func(at time.Time) float64 {
		if at.IsZero() || len(days) < 2 {
			return 0.5
		}
		i, _ := slices.BinarySearchFunc(days, at.Truncate(24*time.Hour), time.Time.Compare)
		return float64(i) / float64(len(days)-1)
	}
}
