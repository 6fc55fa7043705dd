package words

import "unicode/utf8"

// pieceLength is the number of letters in a piece. Four letters find the same
// and visit three times as many documents.
const pieceLength = 5

// appendPieces adds the pieces of a word: every run of pieceLength letters of
// the word between two marks of its ends. "harbour" and "harbor" share ^harb
// and harbo; a word of two letters has none.
func appendPieces(out []string, surface string) []string {
	marked := "^" + surface + "$"
	ends := make([]int, 0, len(marked)+1)
	for at := range marked {
		ends = append(ends, at)
	}
	ends = append(ends, len(marked))
	if utf8.RuneCountInString(surface) < pieceLength-2 {
		return out
	}
	for i := 0; i+pieceLength < len(ends); i++ {
		out = append(out, marked[ends[i]:ends[i+pieceLength]])
	}
	return out
}
