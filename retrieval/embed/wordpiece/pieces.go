package wordpiece

import "unicode/utf8"

// longestWord is the most runes a word may have before the model calls it
// unknown without looking at its pieces.
const longestWord = 100

// Encode returns the ids of text's pieces between [CLS] and [SEP], at most
// limit of them with these two; what does not fit is left out at the end. A
// limit under 2 counts as 2. Its cost grows with limit, and with the text only
// so far as that is read.
func (v *Vocabulary) Encode(text string, limit int) []int32 {
	limit = max(limit, 2)
	ids := append(make([]int32, 0, min(limit, len(text)+2)), v.first)
	words(text, func(word []byte) bool {
		ids = v.cover(ids, word)
		return len(ids) < limit-1
	})
	ids = ids[:min(len(ids), limit-1)]
	return append(ids, v.last)
}

// cover appends the pieces of word, each the longest that fits, or [UNK] alone
// if some part of the word is in no piece.
func (v *Vocabulary) cover(ids []int32, word []byte) []int32 {
	if utf8.RuneCount(word) > longestWord {
		return append(ids, v.unknown)
	}
	before := len(ids)
	pieces := v.opening
	for len(word) > 0 {
		id, size := longestPiece(pieces, word, v.longest)
		if size == 0 {
			return append(ids[:before], v.unknown)
		}
		ids = append(ids, id)
		word = word[size:]
		pieces = v.continuing
	}
	return ids
}

// longestPiece returns the id and the bytes of the longest piece that word
// begins with, size 0 if there is none.
func longestPiece(pieces map[string]int32, word []byte, longest int) (id int32, size int) {
	end := 0
	for range longest {
		if end == len(word) {
			break
		}
		_, width := utf8.DecodeRune(word[end:])
		end += width
	}
	for end > 0 {
		if id, ok := pieces[string(word[:end])]; ok {
			return id, end
		}
		_, width := utf8.DecodeLastRune(word[:end])
		end -= width
	}
	return 0, 0
}
