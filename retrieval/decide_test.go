package retrieval

import (
	"slices"
	"strings"
	"testing"
)

// TestLearned holds that every weight in the file is one of a feature.
func TestLearned(t *testing.T) {
	d := learned()
	told := together([]*candidate{{}})
	for name := range d.Answers.Of {
		for one := range strings.FieldsSeq(name) {
			if _, ok := told[one]; !ok || d.Answers.Scale[one][1] == 0 {
				t.Errorf("decision.json, answers: nothing tells %q, of %q, or it has no scale", one, name)
			}
		}
	}
	if want := len(told) * (len(told) + 3) / 2; len(d.Answers.Of) != want {
		t.Errorf("decision.json has %d weights for whether anything answers, want %d", len(d.Answers.Of), want)
	}
	for name, w := range map[string]weights{"read": d.Read, "unread": d.Unread, "words": d.Words} {
		if len(w.Of) == 0 {
			t.Errorf("decision.json has no weights %q", name)
		}
		for feature := range w.Of {
			if !slices.Contains(featureNames[:], feature) {
				t.Errorf("decision.json, %s: %q is no feature", name, feature)
			}
		}
	}
}

func TestFuse(t *testing.T) {
	s := newStory(stories(t).articles[0], Passages(stories(t).articles[0]))
	in := &inquiry{}
	for i, v := range [][2]float64{{.3, 0}, {.4, .02}, {.3, 0}, {.2, .04}} {
		in.candidates = append(in.candidates, &candidate{story: s, place: i, sentence: v[0], words: v[1]})
	}
	in.fuse()
	var got []int
	for _, c := range in.candidates {
		got = append(got, c.place)
	}
	if want := []int{1, 0, 2, 3}; !slices.Equal(got, want) {
		t.Errorf("fuse orders %v, want %v: good in both first, ties by place", got, want)
	}
}

func TestRank(t *testing.T) {
	s := stories(t)
	hits, err := finder(s).Rank(t.Context(), "a vessel across the Aune", 2)
	if err != nil || len(hits) != 2 || hits[0].Article != s.articles[2].ID() || hits[0].Score < hits[1].Score {
		t.Errorf("Rank = %+v, %v, want two passages, the ferry's first", hits, err)
	}
}

func TestSpeakersThatTheQuestionNames(t *testing.T) {
	f := finder(stories(t))
	in, err := f.inquire(t.Context(), query{text: "what did moe say about the injured"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range in.candidates {
		moe := c.line().Speaker != nil && c.line().Speaker.Name == "Ingrid Moe"
		if (c.features[speakerAgrees] == 1) != moe || (c.features[speakerOther] == 1) == moe {
			t.Errorf("%q: speaker agrees %v, other %v, want by whether it is Moe's", c.text(), c.features[speakerAgrees], c.features[speakerOther])
		}
	}
}

// TestForm holds that a form is the sum of its numbers and of the products of two,
// standardised.
func TestForm(t *testing.T) {
	f := form{
		Bias:  1,
		Scale: map[string][2]float64{"a": {1, 2}, "b": {0, 4}},
		Of:    map[string]float64{"a": 1, "b": 10, "a a": 100, "a b": 1000, "b b": 10000, "b a": 1e9},
	}
	// a is 3 and b 2 standard deviations from the mean
	if got, want := f.at(map[string]float64{"a": 7, "b": 8}), 1.+3+20+900+6000+40000; got != want {
		t.Errorf("at = %v, want %v", got, want)
	}
}

// TestOverall holds that what all candidates that were read have tells whether any
// answers, and that what was not read is never shown beside what was.
func TestOverall(t *testing.T) {
	d := decision{
		Read: weights{Of: map[string]float64{"reader": 1}}, Beside: -2,
		Answers: form{Bias: -1, Scale: map[string][2]float64{}, Of: map[string]float64{
			"best": 1, "mean_read": 10, "sentence_mean": 100, "words_mean": 1e3, "words_best": 1e4, "top_words": 1e5, "fused_best": 1e6,
		}},
		Unread: weights{Bias: 9},
	}
	for name := range d.Answers.Of {
		d.Answers.Scale[name] = [2]float64{0, 1}
	}
	s := newStory(stories(t).articles[0], Passages(stories(t).articles[0]))
	in := &inquiry{vector: []float32{1}}
	for i, score := range []float64{-1, -3, .5, -2.5} {
		c := &candidate{story: s, place: i, read: true}
		c.features = features{byReader: score, bySentence: .5, byWords: float64(i), byFused: float64(-i)}
		in.candidates = append(in.candidates, c)
	}
	in.candidates = append(in.candidates, &candidate{story: s, place: 4})
	in.decide(d)
	// best .5, mean_read -1.5, sentence_mean .5, words 0 to 3, of the best 2, fused 0
	if want := -1 + .5 - 15 + 50 + 1500 + 30000 + 200000.; in.odds != want || !in.answers() {
		t.Errorf("odds %v, answers %v, want %v and an answer", in.odds, in.answers(), want)
	}
	for i, c := range in.candidates {
		if want := i < 2; in.shown(c) != want {
			t.Errorf("candidate %d (read %v, %v): shown %v, want %v", i, c.read, c.score, in.shown(c), want)
		}
	}
	in.candidates = slices.DeleteFunc(in.candidates, func(c *candidate) bool { return c.read })
	if in.decide(d); in.odds != 9 || !in.answers() {
		t.Errorf("where none was read: odds %v, want the best score", in.odds)
	}
}
