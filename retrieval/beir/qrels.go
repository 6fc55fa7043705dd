package beir

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Qrels are relevance judgements: query id → document id → grade. A grade
// above 0 is relevant.
type Qrels map[string]map[string]int

// ReadQrels reads judgements, one a line: three columns with query, document
// and grade, as BEIR has them, or TREC's four with an unused second one.
// Columns are parted by tabs, or by other white space where there is no tab. A
// first line whose last column is no number is a heading. A pair judged twice
// with two grades is an error.
func ReadQrels(r io.Reader, name string) (Qrels, error) {
	qrels := Qrels{}
	err := eachLine(r, name, func(number int, line []byte) error {
		columns := columnsOf(string(line))
		if len(columns) != 3 && len(columns) != 4 {
			return fmt.Errorf("%w: %d columns; want query, document and grade, or TREC's four", ErrForm, len(columns))
		}
		query, document, last := columns[0], columns[len(columns)-2], columns[len(columns)-1]
		grade, err := strconv.Atoi(last)
		if err != nil && number == 1 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: grade %q is not a whole number", ErrForm, last)
		}
		return qrels.judge(query, document, grade)
	})
	return qrels, err
}

func (q Qrels) judge(query, document string, grade int) error {
	if query == "" || document == "" {
		return fmt.Errorf("%w: an id is empty", ErrForm)
	}
	if known, judged := q[query][document]; judged && known != grade {
		return fmt.Errorf("%w: query %q, document %q, with grades %d and %d", ErrDuplicate, query, document, known, grade)
	}
	if q[query] == nil {
		q[query] = map[string]int{}
	}
	q[query][document] = grade
	return nil
}

func columnsOf(line string) []string {
	if !strings.Contains(line, "\t") {
		return strings.Fields(line)
	}
	columns := strings.Split(line, "\t")
	for i := range columns {
		columns[i] = strings.TrimSpace(columns[i])
	}
	return columns
}
