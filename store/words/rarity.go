package words

import (
	"context"
	"errors"
	"fmt"

	"whosaid/store/language"
)

// Rarity tells how many documents hold each term in title or text, and how
// many documents there are. Terms are read as Search reads text; of a term of
// several words the rarest counts. A term that the index leaves out, a stop
// word or a mark, counts as standing in all documents: it tells nothing.
func (x *Index) Rarity(ctx context.Context, terms []string) (documents []int, total int, err error) {
	reader, err := x.reader(ctx)
	if err != nil {
		return nil, 0, fmt.Errorf("count words: %w", err)
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	if total, err = count(reader); err != nil {
		return nil, 0, err
	}
	documents = make([]int, len(terms))
	for i, term := range terms {
		var stems [][]string
		for _, w := range language.Words(cutAt(term, maxText)) {
			stems = append(stems, w.Stems())
		}
		held, err := weigh(ctx, reader, wordsField, stems, total)
		if err != nil {
			return nil, 0, fmt.Errorf("count words: %w", err)
		}
		documents[i] = total
		for _, h := range held {
			documents[i] = min(documents[i], h.documents)
		}
	}
	return documents, total, nil
}
