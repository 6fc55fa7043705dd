package news

// PassageID names a passage by its content: article, version and place.
type PassageID string

// Passage is the unit that is indexed and searched: a run of whole sentences
// of one article, about a paragraph long.
type Passage struct {
	ID      PassageID
	Article ArticleID
	Version Hash
	Span
	Sentences []Sentence
}

// Sentence is the smallest unit that may be quoted.
type Sentence struct {
	Span
	Said
	// Paragraph counts the article's paragraphs from 0.
	Paragraph int
}

// Hit is a passage that a search found, with its score: higher is better, and
// comparable only within one search.
type Hit struct {
	Passage
	Score float64
	// Vectors are one a sentence, as Quantise makes them; nil when none are
	// stored.
	Vectors [][]int8
}
