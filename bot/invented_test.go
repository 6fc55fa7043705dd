package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whosaid/bot/judge"
)

// inventedParts are the parts of each set in testdata/invented.
var inventedParts = []string{"train", "dev"}

// marked is one line of a set's attributions.
type marked struct {
	File    string    `json:"file"`
	Source  spanWords `json:"source"`
	Cue     spanWords `json:"cue"`
	Content spanWords `json:"content"`
	Speaker string    `json:"speaker"`
	Mode    string    `json:"mode"`
	Basis   string    `json:"basis"`
	Via     []string  `json:"via"`
	At      struct {
		Source, Cue, Content [][2]int
	} `json:"at"`
}

// spanWords are the pieces of a span; one piece may stand as a text, and several
// as one with "…" between them.
type spanWords []string

// UnmarshalJSON reads a list or a text.
func (w *spanWords) UnmarshalJSON(raw []byte) error {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return json.Unmarshal(raw, (*[]string)(w))
	}
	if text != "" {
		*w = strings.Split(text, " … ")
	}
	return nil
}

// TestInventedSets holds the form of the sets in testdata/invented: answers stand
// in their files, an id is one question's, offsets show what is said to stand
// there, and no event, nor its articles, is in two parts.
func TestInventedSets(t *testing.T) {
	sets, err := filepath.Glob(filepath.Join("testdata", "invented", "v*"))
	if err != nil || len(sets) != 3 {
		t.Fatalf("testdata/invented holds %q, %v, want three sets", sets, err)
	}
	ids, events := map[string]string{}, map[string]string{} // where each is
	counts := map[string]int{}
	for _, set := range sets {
		texts := textsOf(t, filepath.Join(set, "corpus"))
		files := map[string]string{} // the part of each
		for _, part := range inventedParts {
			path := filepath.Join(set, "questions."+part+".jsonl")
			asked, err := readFile(path, judge.Read)
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range asked {
				only(t, ids, q.ID, path)
				if q.Lang == "" || q.Event == "" || q.Kind == "" {
					t.Errorf("%s: %s has lang %q, event %q, kind %q, want all of them", path, q.ID, q.Lang, q.Event, q.Kind)
				}
				only(t, events, string(q.Event), part)
				counts["questions"]++
				counts[q.Kind]++
				if len(q.Answers) == 0 {
					counts["near misses"]++
				}
				for _, answer := range q.Answers {
					only(t, files, answer.File, part)
					if !strings.Contains(texts[answer.File], answer.Text) {
						t.Errorf("%s: %s: %s does not hold %q", path, q.ID, answer.File, answer.Text)
					}
				}
			}
			checkMarked(t, filepath.Join(set, "attributions."+part+".jsonl"), texts, func(file string) { only(t, files, file, part) })
		}
	}
	if counts["questions"] < 300 || 2*counts["near misses"] < counts["questions"]*9/10 || counts[judge.State] < 30 || len(events) < 6 {
		t.Errorf("the sets hold %v over %d events, want 300 questions, nearly half of them near misses, 30 of kind state, 6 events", counts, len(events))
	}
}

// only holds that key is in one place alone.
func only(t *testing.T, places map[string]string, key, place string) {
	t.Helper()
	if before, ok := places[key]; ok && before != place {
		t.Errorf("%s is in %s, and in %s", key, before, place)
	}
	places[key] = place
}

func textsOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(name)] = string(text)
	}
	return texts
}

func checkMarked(t *testing.T, path string, texts map[string]string, inPart func(file string)) {
	t.Helper()
	lines, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(lines)) {
		var m marked
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		inPart(m.File)
		for _, span := range []struct {
			what spanWords
			at   [][2]int
		}{{m.Source, m.At.Source}, {m.Cue, m.At.Cue}, {m.Content, m.At.Content}} {
			if got := pieces(texts[m.File], span.at); !slices.Equal(got, span.what) {
				t.Errorf("%s: %s at %v holds %q, want %q", path, m.File, span.at, got, span.what)
			}
		}
		if len(m.Content) == 0 || m.Mode == "" || m.Basis == "" {
			t.Errorf("%s: %.60q has content %q, mode %q, basis %q, want all of them", path, line, m.Content, m.Mode, m.Basis)
		}
	}
}

// pieces are the bytes of text at the spans; none where one is out of bounds.
func pieces(text string, at [][2]int) (out spanWords) {
	for _, span := range at {
		if span[0] < 0 || span[0] > span[1] || span[1] > len(text) {
			return nil
		}
		out = append(out, text[span[0]:span[1]])
	}
	return out
}
