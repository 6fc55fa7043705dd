package check

import (
	"context"

	"whosaid/store/news"
)

// Bounds of what is shown.
const (
	mostMatches = 6
	mostPieces  = 8 // of a claim
)

// verdict examines the text: as it stands, and where it says who is quoted, the
// words that it lays in somebody's mouth.
func (q *inquiry) verdict(ctx context.Context) (finding, error) {
	whole := newWording(q.text)
	if err := q.search(ctx, q.text); err != nil {
		return finding{}, err
	}
	if f, ok := q.verbatim(whole); ok {
		if turned := q.turnedMouths(q.text); len(turned) > 0 && f.status == news.Verbatim {
			if right, ok := q.elsewhere(turned); ok {
				return right, nil
			}
			return q.misplaced(turned, whole), nil
		}
		return f, nil
	}
	for _, c := range unmarked(q.text) {
		if f, ok := q.laidInMouth(whole, c); ok {
			return f, nil
		}
	}
	f, err := q.byWords(ctx, whole)
	if err != nil || f.status != news.Unfound || whole.len() < leastMeaning || whole.len() > longestBlock {
		return f, err
	}
	if other, ok, err := q.otherWording(ctx); err != nil || ok {
		return other, err
	}
	return f, nil
}

// leastMeaning is how many words a text must have to be compared by meaning.
const leastMeaning = 4

// byWords examines a text that is not as a whole the words of a source.
func (q *inquiry) byWords(ctx context.Context, whole *wording) (finding, error) {
	c, ok := marked(q.text)
	if ok && q.ownWords(whole, c) {
		return q.claim(ctx, whole, c)
	}
	f, err := q.examine(ctx, whole)
	if err != nil || f.status != news.Altered || len(c.pieces) != 1 {
		return f, err
	}
	// Words before a quotation that name nobody are whoever wrote the text's, unless
	// the source has them, too.
	alone, err := q.examine(ctx, newWording(c.pieces[0].Of(q.text)))
	if err == nil && alone.status == news.Altered && alone.near > f.near {
		return alone, nil
	}
	return f, err
}

// laidInMouth examines a text without marks of quotation as a claim; ok is false
// where it names nobody, or where the words are not those of a source.
func (q *inquiry) laidInMouth(whole *wording, c claim) (f finding, ok bool) {
	named := readNaming(c.frame(), q.outlets)
	if !named.proper() || q.neighbouring(c) || q.framed(whole, c) || !q.attributive(whole, c, whole.runs(whole.readAll(q.sources))) {
		return finding{}, false
	}
	q.naming = named
	defer func() { q.naming = naming{} }()
	f, ok = q.verbatim(newWording(c.pieces[0].Of(q.text)))
	f.judged = c.pieces[0]
	return f, ok && !q.reworded(c)
}

// claim examines each piece of a claim. Where most of the words around them
// stand in the source too, the text is no claim about a quote but a changed
// piece of the source.
func (q *inquiry) claim(ctx context.Context, whole *wording, c claim) (finding, error) {
	q.naming = readNaming(c.frame(), q.outlets)
	named := q.naming
	var parts []finding
	for _, piece := range c.pieces[:min(len(c.pieces), mostPieces)] {
		f, err := q.piece(ctx, newWording(piece.Of(c.text)))
		if err != nil {
			return finding{}, err
		}
		parts = append(parts, f)
	}
	q.naming = naming{}
	together := join(parts)
	asWhole, err := q.examine(ctx, whole)
	switch {
	case err != nil:
		return finding{}, err
	case together.status == news.Unfound:
		return q.again(c, named, asWhole), nil
	case q.framed(whole, c):
		return asWhole, nil
	case together.status == news.Verbatim && len(parts) > 1 && len(named.names) < 2 && !oneArticle(parts):
		together.status = news.Spliced
		return together, nil
	case together.status == news.Verbatim || together.status == news.Misattributed:
		return together, nil
	case asWhole.status != news.Unfound && (named.empty() || asWhole.near >= together.near):
		return asWhole, nil
	}
	return together, nil
}

// again looks for the pieces of a claim in what was found since for all of it, and
// gives the finding on the whole where they do not stand there: words that stand
// everywhere are found by the names around them alone.
func (q *inquiry) again(c claim, named naming, asWhole finding) finding {
	q.naming = named
	defer func() { q.naming = naming{} }()
	var parts []finding
	for _, piece := range c.pieces[:min(len(c.pieces), mostPieces)] {
		f, ok := q.verbatim(newWording(piece.Of(c.text)))
		if !ok {
			return asWhole
		}
		parts = append(parts, f)
	}
	return join(parts)
}

// piece examines a piece of a claim. One of a few words is looked for only where
// the text as a whole has led: they stand in too many places.
func (q *inquiry) piece(ctx context.Context, w *wording) (finding, error) {
	if w.len() >= shortestPiece {
		return q.examine(ctx, w)
	}
	if f, ok := q.verbatim(w); ok {
		return f, nil
	}
	return finding{status: news.Unfound}, nil
}

// oneArticle reports whether some article has all the pieces.
func oneArticle(parts []finding) bool {
	holding := map[news.ArticleID]int{}
	for _, f := range parts {
		for id := range f.articles() {
			holding[id]++
		}
	}
	for _, pieces := range holding {
		if pieces == len(parts) {
			return true
		}
	}
	return false
}

// articles are those that the matches, and their copies, stand in.
func (f finding) articles() map[news.ArticleID]bool {
	out := map[news.ArticleID]bool{}
	for _, m := range f.matches {
		out[m.Article().ID()] = true
		for _, c := range m.AlsoIn {
			out[c.Article().ID()] = true
		}
	}
	return out
}
