package words_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
	"whosaid/store/words"
)

// TestMeasure prints what keywords alone find in the shared sets, when they are
// at hand:
//
//	WHOSAID_DATA=DATA go test -run Measure -v ./store/words
func TestMeasure(t *testing.T) {
	data := os.Getenv("WHOSAID_DATA")
	if data == "" {
		t.Skip("WHOSAID_DATA is not set")
	}
	for _, pair := range strings.Split(cmp.Or(os.Getenv("PAIRS"), "en en,ru ru,en ru,ru en,es es,de de,tr tr"), ",") {
		asked, stored, _ := strings.Cut(pair, " ")
		t.Logf("XQuAD %s→%s MRR@10 %.3f", asked, stored, meanReciprocal(t, filepath.Join(data, "xquad"), asked, stored))
	}
	invented, _ := filepath.Glob(filepath.Join(data, "invented/[xy]*"))
	for _, train := range []string{"train", "dev"} {
		found := map[string][3]int{}
		for _, set := range append(invented, filepath.Join(data, "russian-ukrainian")) {
			countFound(t, set, train, found)
		}
		for _, pair := range sorted(found) {
			f := found[pair]
			t.Logf("%s %s: %d questions, a right article line first %.3f, among six %.3f", train, pair, f[0], float64(f[1])/float64(f[0]), float64(f[2])/float64(f[0]))
		}
	}
}

func sorted(found map[string][3]int) []string {
	var out []string
	for pair := range found {
		out = append(out, pair)
	}
	slices.Sort(out)
	return out
}

type row struct {
	ID      string `json:"_id"`
	Text    string `json:"text"`
	Q       string `json:"q"`
	Lang    string `json:"lang"`
	Answers []struct {
		File string `json:"file"`
		Text string `json:"text"`
	} `json:"answers"`
}

func rows(t *testing.T, file string) (out []row) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var r row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(file, err)
		}
		out = append(out, r)
	}
	return out
}

func meanReciprocal(t *testing.T, dir, asked, stored string) float64 {
	x := open(t, "")
	var all []words.Document
	for _, r := range rows(t, filepath.Join(dir, stored, "corpus.jsonl")) {
		all = append(all, words.Document{ID: r.ID, Text: r.Text})
	}
	apply(t, x, all)
	judged, err := os.ReadFile(filepath.Join(dir, asked, "qrels.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	right := map[string][]string{}
	for line := range strings.Lines(string(judged)) {
		if f := strings.Fields(line); len(f) == 3 && f[2] == "1" {
			right[f[0]] = append(right[f[0]], f[1])
		}
	}
	sum, n := 0.0, 0
	for _, q := range rows(t, filepath.Join(dir, asked, "queries.jsonl")) {
		if len(right[q.ID]) == 0 {
			continue
		}
		n++
		for i, id := range find(t, x, q.Text, news.Filter{}, 10) {
			if slices.Contains(right[q.ID], id) {
				sum += 1 / float64(i+1)
				break
			}
		}
	}
	return sum / float64(n)
}

// countFound counts, by the languages of question and answer, for how many
// questions a line of an article that holds the answer is found first, and
// among six. The lines of all articles of a set are one index.
func countFound(t *testing.T, set, train string, found map[string][3]int) {
	x := open(t, "")
	var all []words.Document
	files, _ := filepath.Glob(filepath.Join(set, "corpus/*.txt"))
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(text), "\n") {
			if strings.TrimSpace(line) != "" {
				all = append(all, words.Document{ID: filepath.Base(file) + " " + string(rune('A'+i)) + line, Text: line})
			}
		}
	}
	apply(t, x, all)
	for _, q := range rows(t, filepath.Join(set, "questions."+train+".jsonl")) {
		if len(q.Answers) == 0 {
			continue
		}
		place := slices.IndexFunc(find(t, x, q.Q, news.Filter{}, 6), func(id string) bool {
			for _, a := range q.Answers {
				if strings.HasPrefix(id, a.File+" ") && strings.Contains(id, a.Text) {
					return true
				}
			}
			return false
		})
		pair := q.Lang + "→" + languageOf(q.Answers[0].Text)
		f := found[pair]
		f[0]++
		if place == 0 {
			f[1]++
		}
		if place >= 0 {
			f[2]++
		}
		found[pair] = f
	}
}

func languageOf(text string) string {
	switch {
	case strings.ContainsAny(text, "іїєІЇЄ"):
		return "uk"
	case strings.ContainsAny(text, "абвгдеоу"):
		return "ru"
	}
	return "en"
}
