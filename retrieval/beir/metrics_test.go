package beir_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"whosaid/retrieval/beir"
)

func ranked(documents ...string) []beir.Ranked {
	out := make([]beir.Ranked, len(documents))
	for i, d := range documents {
		out[i] = beir.Ranked{Document: d, Score: float64(len(documents) - i)}
	}
	return out
}

// The wanted figures were worked out by hand from the formulas in Metrics.
func TestEvaluate(t *testing.T) {
	tests := []struct {
		name  string
		run   beir.Run
		qrels beir.Qrels
		want  beir.Metrics
	}{
		{"first place", beir.Run{"q": ranked("a", "b")}, beir.Qrels{"q": {"a": 1}},
			beir.Metrics{NDCG10: 1, MAP5: 1, MRR10: 1, Recall5: 1, Recall100: 1, Queries: 1}},
		{"third place", beir.Run{"q": ranked("x", "y", "a")}, beir.Qrels{"q": {"a": 1}},
			beir.Metrics{NDCG10: .5, MAP5: 1. / 3, MRR10: 1. / 3, Recall5: 1, Recall100: 1, Queries: 1}},
		{"two of three, the last too deep for MAP@5", beir.Run{"q": ranked("a", "x", "b", "y", "z", "c")},
			beir.Qrels{"q": {"a": 1, "b": 1, "c": 1}},
			beir.Metrics{NDCG10: (1 + .5 + 1/math.Log2(7)) / (1 + 1/math.Log2(3) + .5), MAP5: (1 + 2./3) / 3, MRR10: 1, Recall5: 2. / 3, Recall100: 1, Queries: 1}},
		{"grades are gains", beir.Run{"q": ranked("a", "b")}, beir.Qrels{"q": {"a": 1, "b": 2}},
			beir.Metrics{NDCG10: (1 + 2/math.Log2(3)) / (2 + 1/math.Log2(3)), MAP5: 1, MRR10: 1, Recall5: 1, Recall100: 1, Queries: 1}},
		{"nothing found counts", beir.Run{"q": ranked("a")}, beir.Qrels{"q": {"a": 1}, "unanswered": {"b": 1}},
			beir.Metrics{NDCG10: .5, MAP5: .5, MRR10: .5, Recall5: .5, Recall100: .5, Queries: 2}},
		{"unjudged and never relevant queries are left out", beir.Run{"q": ranked("a"), "unjudged": ranked("a"), "none": ranked("a")},
			beir.Qrels{"q": {"a": 1}, "none": {"a": 0}},
			beir.Metrics{NDCG10: 1, MAP5: 1, MRR10: 1, Recall5: 1, Recall100: 1, Queries: 1}},
		{"a document listed twice counts once", beir.Run{"q": ranked("x", "x", "a")}, beir.Qrels{"q": {"a": 1}},
			beir.Metrics{NDCG10: 1 / math.Log2(3), MAP5: .5, MRR10: .5, Recall5: 1, Recall100: 1, Queries: 1}},
		{"negative grades are not relevant", beir.Run{"q": ranked("x", "a")}, beir.Qrels{"q": {"a": 1, "x": -1}},
			beir.Metrics{NDCG10: 1 / math.Log2(3), MAP5: .5, MRR10: .5, Recall5: 1, Recall100: 1, Queries: 1}},
		{"nothing judged", beir.Run{"q": ranked("a")}, nil, beir.Metrics{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := beir.Evaluate(test.run, test.qrels)
			if !near(got, test.want) {
				t.Errorf("Evaluate(%v, %v) = %+v, want %+v", test.run, test.qrels, got, test.want)
			}
		})
	}
}

func near(a, b beir.Metrics) bool {
	close := func(x, y float64) bool { return math.Abs(x-y) < 1e-12 }
	return a.Queries == b.Queries && close(a.NDCG10, b.NDCG10) && close(a.MAP5, b.MAP5) &&
		close(a.MRR10, b.MRR10) && close(a.Recall5, b.Recall5) && close(a.Recall100, b.Recall100)
}

func TestScore(t *testing.T) {
	queries := []beir.Query{{"q1", "ferry"}, {"q2", "harbour"}}
	var told [][2]int
	run, err := beir.Score(t.Context(), queries, func(_ context.Context, text string, limit int) ([]beir.Ranked, error) {
		if limit != beir.Depth {
			t.Errorf("search(%q) was asked for %d, want %d", text, limit, beir.Depth)
		}
		return ranked("about " + text), nil
	}, func(done, total int) { told = append(told, [2]int{done, total}) })
	if err != nil {
		t.Fatal(err)
	}
	if len(run) != 2 || run["q2"][0].Document != "about harbour" {
		t.Errorf("Score(%v) = %v, want one document a query", queries, run)
	}
	if len(told) != 2 || told[1] != [2]int{2, 2} {
		t.Errorf("progress was told %v, want [1 2] and [2 2]", told)
	}
}

func TestScoreStopsAtAnError(t *testing.T) {
	broken := errors.New("broken")
	asked := 0
	_, err := beir.Score(t.Context(), []beir.Query{{"q1", "a"}, {"q2", "b"}}, func(context.Context, string, int) ([]beir.Ranked, error) {
		asked++
		return nil, broken
	}, nil)
	if !errors.Is(err, broken) || asked != 1 {
		t.Errorf("Score = %v after %d searches, want %v after 1", err, asked, broken)
	}
}
