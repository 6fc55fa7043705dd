package terminal

import (
	"fmt"
	"time"
)

// Score is one measure of retrieval, 0 to 1.
type Score struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
}

// Scores shows measures as a table, over how many queries and documents they
// were taken.
func (p *Printer) Scores(scores []Score, queries, documents int, took time.Duration) error {
	pg := p.page()
	for _, score := range scores {
		pg.line("", fmt.Sprintf("%-12s %.4f", score.Name, score.Value), p.ink.plain)
	}
	pg.blank()
	pg.line("", fmt.Sprintf("%s over %s in %s", counted(queries, "query"), counted(documents, "document"), elapsed(took)), p.ink.faint)
	return p.print(pg)
}
