package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/retrieval"
	"whosaid/store/news"
)

// candidates writes what the decision is trained on. It is for those who train
// it, and stands in no list of commands.
func (a *app) candidates() *cobra.Command {
	var questions, corpus string
	cmd := &cobra.Command{
		Use:    "candidates --questions F --corpus DIR OUT",
		Short:  "Write what an answer is chosen from, for training",
		Hidden: true,
		Args:   usage(cobra.ExactArgs(1), "name the file to write"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.dumpCandidates(cmd.Context(), questions, corpus, args[0])
		},
	}
	cmd.Flags().StringVar(&questions, "questions", "", "questions: `F` has one JSON object a line")
	cmd.Flags().StringVar(&corpus, "corpus", "", "the articles in `DIR`")
	return cmd
}

// labelled is a question with what answers it.
type labelled struct {
	ID      string `json:"id"`
	Lang    string `json:"lang"`
	Event   string `json:"event"`
	Kind    string `json:"kind"`
	Text    string `json:"q"`
	Answers []struct {
		File string `json:"file"`
		Text string `json:"text"`
	} `json:"answers"`
}

// dumped is a question with its candidates, in the order of the search.
type dumped struct {
	ID         string            `json:"id"`
	Lang       string            `json:"lang"`
	Event      string            `json:"event"`
	Kind       string            `json:"kind"`
	Text       string            `json:"q"`
	Answerable bool              `json:"answerable"`
	Candidates []dumpedCandidate `json:"candidates"`
}

type dumpedCandidate struct {
	File     string             `json:"file"`
	Text     string             `json:"text"`
	Label    string             `json:"label"`
	Headline string             `json:"headline"`
	Before   string             `json:"before"`
	Read     bool               `json:"read"`
	Features map[string]float64 `json:"features"`
	Score    float64            `json:"score"`
	Right    bool               `json:"right"`
}

func (a *app) dumpCandidates(ctx context.Context, questions, folder, out string) error {
	asked, err := readFile(questions, readLabelled)
	if err != nil {
		return err
	}
	built, err := a.openBuiltIn(ctx)
	if err != nil {
		return err
	}
	read, err := a.readCorpus(ctx, folder)
	if err != nil {
		return err
	}
	store, err := a.inMemory(ctx, read.Readings)
	if err != nil {
		return err
	}
	defer store.Close()
	if err := a.embedInMemory(ctx, store, built); err != nil {
		return err
	}
	finder := built.finding(store).WithNeighbours(store, nil)
	bar := a.progress(len(asked), "asking")
	defer bar.Finish()
	return writeFile(out, func(w io.Writer) error {
		lines := json.NewEncoder(w)
		lines.SetEscapeHTML(false)
		for _, q := range asked {
			found, err := finder.Candidates(ctx, news.Question{Text: q.Text})
			if err != nil && !errors.Is(err, news.ErrNoTopic) {
				return err
			}
			if err := lines.Encode(q.with(found)); err != nil {
				return err
			}
			_ = bar.Add(1)
		}
		return nil
	})
}

func readLabelled(r io.Reader, path string) ([]labelled, error) {
	var out []labelled
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var q labelled
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, q)
	}
	return out, lines.Err()
}

func (q labelled) with(found []retrieval.Candidate) dumped {
	d := dumped{q.ID, q.Lang, q.Event, q.Kind, q.Text, len(q.Answers) > 0, []dumpedCandidate{}}
	for _, c := range found {
		d.Candidates = append(d.Candidates, dumpedCandidate{c.File, c.Sentence, c.Label, c.Headline, c.Before, c.Read, c.Features, c.Score, q.right(c)})
	}
	return d
}

// right reports whether the candidate is listed as an answer: one holds the other.
func (q labelled) right(c retrieval.Candidate) bool {
	text := plain(c.Sentence)
	for _, answer := range q.Answers {
		if want := plain(answer.Text); strings.Contains(text, want) || strings.Contains(want, text) && 2*len(text) > len(want) {
			return true
		}
	}
	return false
}

func plain(text string) string {
	return strings.Trim(strings.Join(strings.Fields(strings.ToLower(text)), " "), " .\"“”")
}
