package check

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"whosaid/retrieval/embed"
	"whosaid/retrieval/terms"
	"whosaid/store/news"
)

// Embedder turns texts into vectors of unit length, one for each, in order:
// texts that mean the same lie close together.
type Embedder interface {
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// Neighbours finds passages by their embeddings, the most similar first.
type Neighbours interface {
	Nearest(ctx context.Context, query []float32, filter news.Filter, limit int) ([]news.Hit, error)
}

// WithMeaning makes the Checker look for other wordings of a statement, by
// comparing sentences, and gives it back.
func (c *Checker) WithMeaning(by Embedder) *Checker {
	c.embedder = by
	return c
}

// WithNeighbours makes the Checker look for other wordings among all passages,
// too, and gives it back. The embedder is the one that passages were embedded by.
func (c *Checker) WithNeighbours(n Neighbours, by Embedder) *Checker {
	c.neighbours, c.asker = n, by
	return c
}

// How meanings are compared.
const (
	meaningBudget  = 3 * time.Second
	compared       = 48 // sentences
	neighboursRead = 12 // passages
	// sameMeaning is the likeness from which two sentences of one speaker say the
	// same. Of the pairs that were written for relations (retrieval/claims/train/pairs.jsonl)
	// all 40 of other matters lie below it, and 38 of 40 that say the same above.
	sameMeaning = 0.65
)

// saying is a stored sentence of a speaker, as near to the checked text as its
// likeness in meaning tells.
type saying struct {
	source   *source
	sentence news.Sentence
	alike    float64
}

// otherWording looks for the same statement in other words. When meanings cannot
// be compared, or not in time, nothing is found; only the end of ctx is an error.
func (q *inquiry) otherWording(ctx context.Context) (f finding, ok bool, err error) {
	if q.checker.embedder == nil {
		return finding{}, false, nil
	}
	within, cancel := context.WithTimeout(ctx, meaningBudget)
	defer cancel()
	said, err := q.sayings(within)
	switch {
	case ctx.Err() != nil:
		return finding{}, false, ctx.Err()
	case err != nil:
		slog.WarnContext(ctx, "meanings not compared", "err", err)
		return finding{}, false, nil
	}
	same := q.sameStatement(said)
	if len(same) == 0 {
		return finding{}, false, nil
	}
	f = finding{status: news.OtherWording}
	seen := map[string]bool{}
	for _, s := range same {
		key := outletKey(s.source.article)
		cut, err := news.Cut(s.source.article, s.sentence.Start, s.sentence.End)
		if err != nil || seen[key] || len(f.matches) == mostMatches {
			continue
		}
		seen[key] = true
		f.matches = append(f.matches, news.Match{Citation: news.Cite(cut, s.sentence.Said, s.alike)})
	}
	return f, len(f.matches) > 0, nil
}

// sayings are the sentences of named speakers that are near in meaning to what is
// checked, the nearest first.
func (q *inquiry) sayings(ctx context.Context) ([]saying, error) {
	statement, named := q.statement()
	if err := q.readNeighbours(ctx, statement); err != nil {
		return nil, err
	}
	candidates := q.candidates(statement, named)
	texts := []string{statement}
	for _, c := range candidates {
		texts = append(texts, c.sentence.Of(c.source.text))
	}
	vectors, err := q.checker.embedder.Embed(ctx, texts)
	if err != nil {
		return nil, fmt.Errorf("embed what is compared: %w", err)
	}
	var near []saying
	for i, c := range candidates {
		if c.alike = embed.Likeness(dot(vectors[0], vectors[i+1])); c.alike >= sameMeaning && agrees(statement, texts[i+1]) {
			near = append(near, c)
		}
	}
	slices.SortStableFunc(near, func(a, b saying) int { return cmp.Compare(b.alike, a.alike) })
	return near, nil
}

// statement is what the text lays in somebody's mouth, and in whose.
func (q *inquiry) statement() (text string, named naming) {
	claims := unmarked(q.text)
	if c, ok := marked(q.text); ok {
		claims = append([]claim{c}, claims...)
	}
	for _, c := range claims {
		if named := readNaming(c.frame(), q.outlets); named.proper() {
			longest := slices.MaxFunc(c.pieces, func(a, b news.Span) int { return a.Len() - b.Len() })
			return longest.Of(q.text), named
		}
	}
	return q.text, naming{}
}

// readNeighbours adds the articles of the passages nearest to the statement.
func (q *inquiry) readNeighbours(ctx context.Context, statement string) error {
	if q.checker.neighbours == nil {
		return nil
	}
	vectors, err := q.checker.asker.Embed(ctx, []string{statement})
	if err != nil {
		return fmt.Errorf("embed the statement: %w", err)
	}
	hits, err := q.checker.neighbours.Nearest(ctx, vectors[0], news.Filter{}, neighboursRead)
	if err != nil {
		return fmt.Errorf("search by meaning: %w", err)
	}
	for _, hit := range hits {
		if err := q.add(ctx, hit.Article); err != nil {
			return err
		}
	}
	return nil
}

// candidates are sentences of named speakers, those of the one who is named
// first, then those that share most words with the statement.
func (q *inquiry) candidates(statement string, named naming) []saying {
	wanted := map[string]bool{}
	for _, t := range terms.Content(terms.All(statement)) {
		wanted[t.Stem] = true
	}
	type ranked struct {
		saying
		worth int
	}
	var all []ranked
	for _, s := range q.sources {
		for _, sentence := range s.own() {
			if sentence.Speaker == nil || sentence.Speaker.Name == "" || sentence.Speaker.Basis == news.ByRole {
				continue
			}
			if len(named.names) > 0 && !slices.ContainsFunc(named.names, func(n name) bool { return n.is(*sentence.Speaker) }) {
				continue
			}
			worth := 0
			for _, t := range terms.Content(terms.All(sentence.Of(s.text))) {
				worth += rank(wanted[t.Stem])
			}
			all = append(all, ranked{saying{source: s, sentence: sentence}, worth})
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return b.worth - a.worth })
	var out []saying
	for _, r := range all[:min(compared, len(all))] {
		out = append(out, r.saying)
	}
	return out
}

// dot is the scalar product: the cosine of two vectors of unit length.
func dot(a, b []float32) float64 {
	var sum float32
	for i := range a {
		sum += a[i] * b[i]
	}
	return float64(sum)
}
