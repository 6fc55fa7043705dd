package beir

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Ranked is a document that a search found, with its score.
type Ranked struct {
	Document string
	Score    float64
}

// Run is what a search found: query id → documents, best first.
type Run map[string][]Ranked

// tag is the last column of a run: who made it.
const tag = "whosaid"

// ErrBadID is the error of writing an id that is empty or holds white space,
// which separates the columns of a run.
var ErrBadID = errors.New("id is empty or holds white space")

// WriteRun writes the run in TREC's form, "qid Q0 docid rank score whosaid",
// queries in the order of their ids. Scorers sort by score and break ties each
// in their own way, so a score that is not below the one before it is written
// as the next smaller number: the order of the run is kept.
func WriteRun(w io.Writer, run Run) error {
	out := bufio.NewWriter(w)
	for _, query := range slices.Sorted(maps.Keys(run)) {
		above := float32(math.Inf(1))
		for i, r := range run[query] {
			if !plainID(query) || !plainID(r.Document) {
				return fmt.Errorf("write run, query %q, document %q: %w", query, r.Document, ErrBadID)
			}
			score := written(r.Score, above)
			above = score
			// An error of out stays, and Flush reports it.
			_, _ = fmt.Fprintf(out, "%s Q0 %s %d %s %s\n", query, r.Document, i+1, strconv.FormatFloat(float64(score), 'f', -1, 32), tag)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write run: %w", err)
	}
	return nil
}

// extreme bounds what is written, so that there is always a smaller number.
const extreme = 1e30

// written is the score in single precision, as trec_eval reads it, and below
// the one above it.
func written(score float64, above float32) float32 {
	single := float32(max(-extreme, min(score, extreme)))
	if single < above { // not so when it is not a number
		return single
	}
	return math.Nextafter32(min(above, extreme), -math.MaxFloat32)
}

func plainID(id string) bool { return id != "" && !strings.ContainsFunc(id, unicode.IsSpace) }

// ReadRun reads a run in TREC's form. As trec_eval does it goes by the score
// and not by the rank column; equal scores are ordered by document id, the
// larger first.
func ReadRun(r io.Reader, name string) (Run, error) {
	run := Run{}
	seen := map[[2]string]bool{}
	err := eachLine(r, name, func(_ int, line []byte) error {
		columns := strings.Fields(string(line))
		if len(columns) != 6 {
			return fmt.Errorf("%w: %d columns; want query, Q0, document, rank, score, tag", ErrForm, len(columns))
		}
		score, err := strconv.ParseFloat(columns[4], 64)
		if err != nil || math.IsNaN(score) {
			return fmt.Errorf("%w: score %q is not a number", ErrForm, columns[4])
		}
		key := [2]string{columns[0], columns[2]}
		if seen[key] {
			return fmt.Errorf("%w: query %q, document %q", ErrDuplicate, key[0], key[1])
		}
		seen[key] = true
		run[key[0]] = append(run[key[0]], Ranked{key[1], score})
		return nil
	})
	for _, ranked := range run {
		slices.SortFunc(ranked, func(a, b Ranked) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Document, a.Document))
		})
	}
	return run, err
}
