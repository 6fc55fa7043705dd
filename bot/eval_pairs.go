package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"whosaid/retrieval/attribution"
	"whosaid/retrieval/claims"
	"whosaid/store/news"
)

// pairRow is a line of a file of labelled pairs.
type pairRow struct {
	ID       string          `json:"id"`
	A        string          `json:"a"`
	AOutlet  string          `json:"a_outlet"`
	ADate    string          `json:"a_date"`
	ASpeaker string          `json:"a_speaker"`
	B        string          `json:"b"`
	BOutlet  string          `json:"b_outlet"`
	BDate    string          `json:"b_date"`
	BSpeaker string          `json:"b_speaker"`
	ATitle   string          `json:"title_a"`
	BTitle   string          `json:"title_b"`
	Label    claims.Relation `json:"label"`
}

// pairTold is what the bot tells of a pair; a line of the run.
type pairTold struct {
	ID    string          `json:"id"`
	Label claims.Relation `json:"label"`
	Sure  bool            `json:"sure"`
}

// evalPairs tells the relations of labelled pairs, and how many of them are right.
func (a *app) evalPairs(ctx context.Context, flags evalFlags) error {
	rows, err := readFile(flags.pairs, readPairs)
	if err != nil {
		return err
	}
	built, err := a.openBuiltIn(ctx)
	if err != nil {
		return err
	}
	grouper := claims.NewGrouper().WithMeaning(built)
	var run, features bytes.Buffer
	var dump io.Writer // nil: the features are not wanted
	if flags.features != "" {
		dump = &features
	}
	counts := confusion{}
	for _, row := range rows {
		if err := tell(ctx, grouper, row, counts, &run, dump); err != nil {
			return fmt.Errorf("pair %s: %w", row.ID, err)
		}
	}
	for name, out := range map[string]*bytes.Buffer{flags.run: &run, flags.features: &features} {
		if name == "" {
			continue
		}
		if err := writeFile(name, func(w io.Writer) error { _, err := out.WriteTo(w); return err }); err != nil {
			return err
		}
	}
	if flags.json {
		return json.NewEncoder(a.out).Encode(counts.document())
	}
	_, err = io.WriteString(a.out, counts.table())
	return err
}

// tell counts the relation of one pair, and writes it and what it was told by.
func tell(ctx context.Context, grouper *claims.Grouper, row pairRow, counts confusion, run, dump io.Writer) error {
	first, second, err := row.citations()
	if err != nil {
		return err
	}
	t := pairTold{ID: row.ID}
	t.Label, t.Sure = grouper.Relate(ctx, first, second)
	counts[[2]claims.Relation{row.Label, t.Label}]++
	if err := json.NewEncoder(run).Encode(t); err != nil || dump == nil {
		return err
	}
	x, _ := grouper.FeaturesOf(ctx, first, second)
	return json.NewEncoder(dump).Encode(map[string]any{"id": row.ID, "label": row.Label, "x": x})
}

// checkPairs refuses flags that mean nothing beside --pairs.
func (f evalFlags) checkPairs() error {
	if f.corpus != "" || f.queries != "" || f.questions != "" || f.qrels != "" {
		return usageError{errors.New("--pairs stands by itself; leave --corpus, --queries, --qrels and --questions out")}
	}
	return nil
}

func readPairs(r io.Reader, name string) ([]pairRow, error) {
	var out []pairRow
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var row pairRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		row.ID = cmp.Or(row.ID, fmt.Sprint(n))
		out = append(out, row)
	}
	return out, lines.Err()
}

func (r pairRow) citations() (a, b news.Citation, err error) {
	if a, err = pairSide(r.A, r.ATitle, r.AOutlet, r.ADate, r.ASpeaker); err != nil {
		return a, b, err
	}
	b, err = pairSide(r.B, r.BTitle, r.BOutlet, r.BDate, r.BSpeaker)
	return a, b, err
}

// pairSide is a sentence as an article of one sentence has it; what the text does
// not say of its speaker, the row does.
func pairSide(text, title, outlet, date, speaker string) (news.Citation, error) {
	meta := news.Meta{Title: title}
	if outlet != "" {
		meta.Outlet = &news.Outlet{ID: news.OutletID(outlet), Name: outlet}
	}
	if date != "" {
		var err error
		if meta.Published, err = time.Parse(time.DateOnly, date); err != nil {
			return news.Citation{}, err
		}
	}
	article, err := news.NewArticle(meta, text, nil)
	if err != nil {
		return news.Citation{}, err
	}
	quote, err := news.Cut(article, 0, len(text))
	if err != nil {
		return news.Citation{}, err
	}
	whole := []news.Span{{End: len(text)}}
	said := attribution.Sentences(text, whole, attribution.Analyse(text))[0]
	if speaker != "" {
		said.Speaker = &news.Speaker{Name: speaker, Basis: news.Explicit}
		if said.Mode == news.Own {
			said.Mode = news.Reports
		}
	}
	return news.Cite(quote, said, 1), nil
}

// confusion counts pairs by their label and by what is told of them.
type confusion map[[2]claims.Relation]int

// rates are the precision and the recall of a relation.
func (c confusion) rates(r claims.Relation) (precision, recall float64) {
	told, there := 0, 0
	for _, other := range claims.Relations {
		told += c[[2]claims.Relation{other, r}]
		there += c[[2]claims.Relation{r, other}]
	}
	right := float64(c[[2]claims.Relation{r, r}])
	return right / float64(max(told, 1)), right / float64(max(there, 1))
}

func (c confusion) accuracy() float64 {
	all, right := 0, 0
	for key, n := range c {
		if all += n; key[0] == key[1] {
			right += n
		}
	}
	return float64(right) / float64(max(all, 1))
}

// table is what people read.
func (c confusion) table() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%-13s", "label \\ told")
	for _, r := range claims.Relations {
		fmt.Fprintf(&out, "%12s", r)
	}
	out.WriteString("\n")
	for _, label := range claims.Relations {
		fmt.Fprintf(&out, "%-13s", label)
		for _, r := range claims.Relations {
			fmt.Fprintf(&out, "%12d", c[[2]claims.Relation{label, r}])
		}
		out.WriteString("\n")
	}
	for _, r := range claims.Relations {
		precision, recall := c.rates(r)
		fmt.Fprintf(&out, "%-13sprecision %.3f, recall %.3f\n", r, precision, recall)
	}
	fmt.Fprintf(&out, "accuracy %.3f\n", c.accuracy())
	return out.String()
}

// document is what scripts read.
func (c confusion) document() map[string]any {
	relations := map[string]any{}
	for _, r := range claims.Relations {
		row := map[string]int{}
		for _, other := range claims.Relations {
			row[string(other)] = c[[2]claims.Relation{r, other}]
		}
		precision, recall := c.rates(r)
		relations[string(r)] = map[string]any{"told": row, "precision": precision, "recall": recall}
	}
	return map[string]any{"accuracy": c.accuracy(), "relations": relations}
}
