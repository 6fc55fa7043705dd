package retrieval

import (
	"slices"
	"testing"
)

// TestLearned holds that every weight in the file is one of a feature.
func TestLearned(t *testing.T) {
	d := learned()
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
