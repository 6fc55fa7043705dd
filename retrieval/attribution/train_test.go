package attribution

import (
	"os"
	"path/filepath"
	"testing"

	"whosaid/retrieval/attribution/sequence"
	"whosaid/store/news"
)

var (
	cueTraining  = sequence.Training{OwnBits: 18, LinkBits: 12, Rounds: 6, Orders: 4}
	spanTraining = sequence.Training{OwnBits: 18, LinkBits: 15, Rounds: 5, Orders: 4}
)

// TestTrain makes the models anew from an annotated corpus laid out like
// PolNeAR, which is not part of this repository, and holds that they are those
// in cues.bin and spans.bin, or writes them there with -update. It takes about
// a minute.
func TestTrain(t *testing.T) {
	corpus := os.Getenv("WHOSAID_POLNEAR")
	if corpus == "" {
		t.Skip("to run this, set WHOSAID_POLNEAR to a folder that holds PolNeAR's train and dev")
	}
	train := study(readAnnotated(t, filepath.Join(corpus, "train")))
	cues := sequence.Train(cueGrammar, cueExamples(train, func(int) bool { return true }), cueTraining)
	spans := sequence.Train(spanGrammar, spanExamples(train), spanTraining)
	for name, made := range map[string]*sequence.Model{"cues.bin": cues, "spans.bin": spans} {
		if *update {
			if err := os.WriteFile(name, made.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if kept, err := os.ReadFile(name); err != nil || string(kept) != string(made.Bytes()) {
			t.Errorf("%s is not what training makes (%v); write it with -update", name, err)
		}
	}
}

// cueExamples are the lines of those articles that take says yes to.
func cueExamples(all []studied, take func(int) bool) []sequence.Example {
	var found []sequence.Example
	for k, s := range all {
		for _, l := range s.lines {
			if take(k) {
				found = append(found, sequence.Example{Items: s.cueItems(l, s.marks), Labels: s.cues[l.from:l.to]})
			}
		}
	}
	return found
}

// folds is how many parts the corpus is cut into to find cues in each by a
// model that has not seen it.
const folds = 3

// spanExamples are the cues that people marked and those that a model finds in
// articles that it has not seen, so that the span model learns to make the
// best of wrong cues, and to find nothing said where nobody speaks.
func spanExamples(all []studied) []sequence.Example {
	var found []sequence.Example
	for fold := range folds {
		cues := sequence.Train(cueGrammar, cueExamples(all, func(k int) bool { return k%folds != fold }), cueTraining)
		for k := fold; k < len(all); k += folds {
			found = append(found, all[k].spanExamples(all[k].spot(all[k].marks, cues))...)
		}
	}
	return found
}

// spanExamples are the cues found in one article, then those that were missed.
func (s studied) spanExamples(cues []uint8) []sequence.Example {
	var found []sequence.Example
	add := func(c phrase, m *marked) {
		v := s.viewFrom(s.lineAt(c.from), c, s.marks, cues)
		if labels := s.spanLabels(v, m); hasOneSource(labels) {
			found = append(found, sequence.Example{Items: v.items(), Labels: labels})
		}
	}
	exact := map[phrase]bool{}
	for _, c := range runs(cues) {
		m, cue := s.overlapping(c)
		exact[cue] = exact[cue] || cue == c
		add(c, m)
	}
	for i := range s.people {
		if cue := s.cueOf(&s.people[i]); !cue.empty() && !exact[cue] {
			add(cue, &s.people[i])
		}
	}
	return found
}

// overlapping is what people marked with a cue that overlaps c.
func (s studied) overlapping(c phrase) (*marked, phrase) {
	for i := range s.people {
		if cue := s.cueOf(&s.people[i]); cue.from < c.to && c.from < cue.to {
			return &s.people[i], cue
		}
	}
	return nil, phrase{}
}

func (s studied) cueOf(m *marked) phrase {
	if len(m[cuePart]) == 0 {
		return phrase{}
	}
	return s.covering(m[cuePart][0])
}

// spanLabels are the labels of what a cue's view holds; all of it is nothing
// where m is nil.
func (s studied) spanLabels(v *spanView, m *marked) []uint8 {
	labels := make([]uint8, v.to-v.from)
	if m == nil {
		return labels
	}
	mark := func(spans []news.Span, label uint8) {
		for _, span := range spans {
			p := s.covering(span)
			for i := max(p.from, v.from); i < min(p.to, v.to); i++ {
				if i < v.cue.from || i >= v.cue.to {
					labels[i-v.from] = label
				}
			}
		}
	}
	mark(m[sourcePart], isSource)
	mark(m[contentPart], isContent)
	said := false
	for i, y := range labels {
		said = said || y == isContent
		if y == notYet && said {
			labels[i] = noMore
		}
	}
	return labels
}

func hasOneSource(labels []uint8) bool {
	count := 0
	for i, y := range labels {
		if y == isSource && (i == 0 || labels[i-1] != isSource) {
			count++
		}
	}
	return count <= 1
}
