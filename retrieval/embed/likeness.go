package embed

// base is the cosine that counts for nothing. Where the relations of labelled pairs
// of sentences are told right most often, from .14 to .16 (retrieval/claims,
// TestPairs), it stands; other weights want another. Texts that have nothing in
// common lie at about .37 in the mean.
const base = 0.15

// Likeness is how alike in meaning two texts are whose vectors, by Embed, have the
// cosine: 1 for one meaning, about a third or less for none in common.
func Likeness(cosine float64) float64 { return (cosine - base) / (1 - base) }
