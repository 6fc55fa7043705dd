package service

import (
	"strconv"

	"whosaid/bot/table"
	"whosaid/store/news"
)

// row is a quote of a record, with the part of the text that it was laid beside. A
// part without a quote has a row, too.
type row struct {
	Start   int              `json:"start"`
	End     int              `json:"end"`
	Text    string           `json:"text"`
	Status  news.CheckStatus `json:"status"`
	Quote   string           `json:"quote"`
	Label   string           `json:"label"`
	Link    string           `json:"link"`
	Article news.ArticleID   `json:"article"`
	SHA256  string           `json:"sha256"`
	From    int              `json:"quote_start"`
	To      int              `json:"quote_end"`
}

func rowsOf(r Recollection) []row {
	var out []row
	for _, p := range r.Parts {
		bare := row{Start: p.Start, End: p.End, Text: p.Of(r.Text), Status: p.Status}
		if len(p.Quotes) == 0 {
			out = append(out, bare)
		}
		for _, c := range p.Quotes {
			one := bare
			one.Quote, one.Label, one.Link, one.Article, one.SHA256 = c.Text(), c.Label(), c.Link(), c.Article().ID(), c.Article().Hash().String()
			one.From, one.To = c.Span().Start, c.Span().End
			out = append(out, one)
		}
	}
	return out
}

// ExportLines is a record as JSON, a row a line.
func ExportLines(r Recollection) ([]byte, error) {
	var out []byte
	for _, one := range rowsOf(r) {
		line, err := marshal(one)
		if err != nil {
			return nil, err
		}
		out = append(append(out, line...), '\n')
	}
	return out, nil
}

// ExportCSV is a record as comma-separated values, the first line naming the columns.
func ExportCSV(r Recollection) ([]byte, error) {
	rows := [][]string{{"start", "end", "text", "status", "quote", "label", "link", "article", "sha256", "quote_start", "quote_end"}}
	for _, one := range rowsOf(r) {
		rows = append(rows, []string{
			strconv.Itoa(one.Start), strconv.Itoa(one.End), one.Text, string(one.Status), one.Quote, one.Label, one.Link,
			string(one.Article), one.SHA256, strconv.Itoa(one.From), strconv.Itoa(one.To),
		})
	}
	return table.CSV(rows)
}
