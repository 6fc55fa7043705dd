package main

import (
	"encoding/json"
	"fmt"
	"io"

	"whosaid/bot/judge"
)

// dumped is a question with the candidates for its answer, in the order in which
// the search has them: what the decision is trained on.
type dumped struct {
	ID         string            `json:"id"`
	Lang       string            `json:"lang"`
	Event      judge.Event       `json:"event"`
	Kind       string            `json:"kind"`
	Text       string            `json:"q"`
	Answerable bool              `json:"answerable"`
	Vector     []float32         `json:"vector"`
	Candidates []dumpedCandidate `json:"candidates"`
}

type dumpedCandidate struct {
	File     string             `json:"file"`
	Label    string             `json:"label"`
	Headline string             `json:"headline"`
	Before   string             `json:"before"`
	Text     string             `json:"text"`
	Read     bool               `json:"read"`
	Features map[string]float64 `json:"features"`
	Score    float64            `json:"score"`
	Right    bool               `json:"right"`
}

func writeCandidates(w io.Writer, asked []judge.Question, replies []reply) error {
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for i, q := range asked {
		if err := lines.Encode(dump(q, replies[i])); err != nil {
			return fmt.Errorf("write the candidates of %s: %w", q.ID, err)
		}
	}
	return nil
}

func dump(q judge.Question, found reply) dumped {
	d := dumped{q.ID, q.Lang, q.Event, q.Kind, q.Text, len(q.Answers) > 0, found.vector, []dumpedCandidate{}}
	for _, c := range found.candidates {
		d.Candidates = append(d.Candidates, dumpedCandidate{
			c.File, c.Label, c.Headline, c.Before, c.Sentence, c.Read, c.Features, c.Score, q.AnsweredBy(c.Sentence),
		})
	}
	return d
}
