package retrieval

import (
	"slices"
	"testing"
)

// TestLearned holds that every weight in the file is one of a feature.
func TestLearned(t *testing.T) {
	d := learned()
	for name := range d.Answers.Of {
		if !slices.Contains(answerNames, name) {
			t.Errorf("decision.json, answers: nothing weighs %q", name)
		}
	}
	if len(d.Answers.Of) == 0 {
		t.Error("decision.json has no weights for whether anything answers")
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
	s := stories(t).story(0)
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

// TestOverall holds that what the reader thinks of several candidates tells whether any
// answers, and that what was not read is never shown beside what was.
func TestOverall(t *testing.T) {
	d := decision{
		Read: weights{Of: map[string]float64{"reader": 1}}, Beside: -2,
		Answers: weights{Bias: 1, Of: map[string]float64{"best": 1, "best_read": 2, "third_read": 4, "mean_read": 8, "second": 16}},
		Unread:  weights{Bias: 9},
	}
	s := stories(t).story(0)
	in := &inquiry{vector: []float32{1}}
	for i, score := range []float64{-1, -3, .5, -2.5} {
		c := &candidate{story: s, place: i, read: true}
		c.features[byReader] = score
		in.candidates = append(in.candidates, c)
	}
	in.candidates = append(in.candidates, &candidate{story: s, place: 4})
	in.decide(d)
	if want := 1 + .5 + 2*.5 - 4*2.5 - 8*1.5 - 16; in.odds != want || in.answers() {
		t.Errorf("odds %v, answers %v, want %v and no answer", in.odds, in.answers(), want)
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
