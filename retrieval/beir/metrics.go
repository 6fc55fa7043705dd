package beir

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// Metrics are means over the judged queries, each from 0 to 1.
//
// As with trec_eval -c, a query with judgements but no results scores 0; as
// with trec_eval, a query without a relevant document is left out, and an
// unjudged document is not relevant. In the formulas, rel(i) is 1 when the
// i-th result is relevant (grade above 0) and R the number of documents that
// are relevant to the query.
type Metrics struct {
	// NDCG10 is nDCG@10 (Järvelin and Kekäläinen, 2002) as trec_eval's
	// ndcg_cut: the sum of grade(i) / log₂(i+1) over the first 10 results,
	// divided by that of the best order; the gain is the grade itself.
	NDCG10 float64
	// MAP5 is map_cut_5: the sum of rel(i) · P(i) over the first 5 results,
	// divided by R, where P(i) is the share of relevant ones in the first i.
	MAP5 float64
	// MRR10 is recip_rank of the first 10 results: 1 / (rank of the first
	// relevant one), 0 when there is none among them.
	MRR10 float64
	// Recall5 and Recall100 are recall_k: the relevant ones among the first k
	// results, divided by R.
	Recall5, Recall100 float64
	// Queries is the number of queries that the means are over.
	Queries int
}

// Evaluate scores a run against judgements.
func Evaluate(run Run, qrels Qrels) Metrics {
	var sum Metrics
	for _, query := range slices.Sorted(maps.Keys(qrels)) {
		relevant := relevantOf(qrels[query])
		if len(relevant) == 0 {
			continue
		}
		grades := gradesOf(run[query], relevant)
		sum.Queries++
		sum.NDCG10 += ndcg(grades, relevant, 10)
		sum.MAP5 += averagePrecision(grades, len(relevant), 5)
		sum.MRR10 += reciprocalRank(grades, 10)
		sum.Recall5 += recall(grades, len(relevant), 5)
		sum.Recall100 += recall(grades, len(relevant), 100)
	}
	return sum.over(max(1, sum.Queries))
}

func (m Metrics) over(n int) Metrics {
	for _, figure := range []*float64{&m.NDCG10, &m.MAP5, &m.MRR10, &m.Recall5, &m.Recall100} {
		*figure /= float64(n)
	}
	return m
}

func relevantOf(judged map[string]int) map[string]int {
	relevant := map[string]int{}
	for document, grade := range judged {
		if grade > 0 {
			relevant[document] = grade
		}
	}
	return relevant
}

// gradesOf are the grades of the results in order. A document that is listed
// again counts only the first time.
func gradesOf(ranked []Ranked, relevant map[string]int) []int {
	grades := make([]int, 0, len(ranked))
	seen := make(map[string]bool, len(ranked))
	for _, r := range ranked {
		if !seen[r.Document] {
			seen[r.Document] = true
			grades = append(grades, relevant[r.Document])
		}
	}
	return grades
}

func top(grades []int, k int) []int { return grades[:min(k, len(grades))] }

func ndcg(grades []int, relevant map[string]int, k int) float64 {
	best := slices.SortedFunc(maps.Values(relevant), func(a, b int) int { return cmp.Compare(b, a) })
	return gain(top(grades, k)) / gain(top(best, k))
}

func gain(grades []int) float64 {
	sum := 0.0
	for i, grade := range grades {
		sum += float64(grade) / math.Log2(float64(i+2))
	}
	return sum
}

func averagePrecision(grades []int, relevant, k int) float64 {
	found, sum := 0, 0.0
	for i, grade := range top(grades, k) {
		if grade > 0 {
			found++
			sum += float64(found) / float64(i+1)
		}
	}
	return sum / float64(relevant)
}

func reciprocalRank(grades []int, k int) float64 {
	first := slices.IndexFunc(top(grades, k), func(grade int) bool { return grade > 0 })
	if first < 0 {
		return 0
	}
	return 1 / float64(first+1)
}

func recall(grades []int, relevant, k int) float64 {
	found := 0
	for _, grade := range top(grades, k) {
		if grade > 0 {
			found++
		}
	}
	return float64(found) / float64(relevant)
}
