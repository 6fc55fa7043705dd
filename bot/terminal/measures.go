package terminal

import (
	"fmt"
	"strings"
	"time"
)

// Measure is a row of a table: what was measured, and its value in each column.
type Measure struct {
	Name   string
	Values []string
}

// Measures shows a table with a column for each head, as many beside each other
// as the page has room for, and then what it took.
func (p *Printer) Measures(heads []string, rows []Measure, questions int, took time.Duration) error {
	pg := p.page()
	named, wide := 0, 0
	for _, row := range append([]Measure{{"", heads}}, rows...) {
		named = max(named, columns(row.Name))
		for _, value := range row.Values {
			wide = max(wide, columns(Visible(value)))
		}
	}
	room := max(1, (p.width-named)/(wide+2))
	for from := 0; from < len(heads); from += room {
		to := min(from+room, len(heads))
		pg.blank()
		pg.row("", heads[from:to], named, wide, p.ink.strong)
		for _, row := range rows {
			pg.row(row.Name, row.Values[from:to], named, wide, p.ink.plain)
		}
	}
	pg.blank()
	pg.line("", fmt.Sprintf("%s in %s", counted(questions, "question"), elapsed(took)), p.ink.faint)
	return p.print(pg)
}

// row writes a name and values, each at the right edge of its column.
func (p *page) row(name string, values []string, named, wide int, look paint) {
	line := name + strings.Repeat(" ", named-columns(name))
	for _, value := range values {
		value = Visible(value)
		line += strings.Repeat(" ", 2+wide-columns(value)) + value
	}
	p.text.WriteString(strings.TrimRight(look(line), " ") + "\n")
}
