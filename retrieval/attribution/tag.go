package attribution

import "strings"

// tag is a coarse part of speech: as fine as the patterns need, no finer.
type tag uint8

const (
	other       tag = iota
	noun            // and adjectives: every word not known better
	name            // capitalised
	number          //
	determiner      // a, the, some
	possessive      // his, their
	genitive        // the mark after a noun
	pronoun         // he, they, who stands for somebody
	relative        // who, which, whose
	question        // what, why, whether, how
	that            //
	preposition     //
	coordinate      // and, or, but
	subordinate     // because, while, after
	toWord          //
	be              // forms of "to be"
	auxiliary       // have, do, modals
	verb            // finite for sure
	participle      // in -ing
	past            // in -ed: finite or participle
	adverb          //
	comma           //
	stop            // . ? !
	colon           //
	semicolon       //
	dash            //
	opening         // ( [
	closing         // ) ]
	quoted          // a whole quotation
)

// nominal reports whether a word of this tag can be part of a noun phrase's core.
func (t tag) nominal() bool { return t == noun || t == name || t == number }

// verbal reports whether a word of this tag ends any noun phrase before it.
func (t tag) verbal() bool { return t == be || t == auxiliary || t == verb }

func markTag(c rune) tag {
	switch c {
	case ',':
		return comma
	case '.', '!', '?', '…':
		return stop
	case ':':
		return colon
	case ';':
		return semicolon
	case '—', '–', '-', '―':
		return dash
	case '(', '[':
		return opening
	case ')', ']':
		return closing
	}
	return other
}

// tagWord tags by the closed classes first, then by shape.
func tagWord(word string, capital bool) tag {
	if t, ok := closedClasses[word]; ok && !(capital && properWhenCapital[word]) {
		return t
	}
	switch {
	case isDigit(word[0]) || strings.IndexByte("$", word[0]) >= 0:
		return number
	case strings.HasSuffix(word, "n't"):
		return auxiliary
	case capital:
		return name
	case len(word) > 4 && strings.HasSuffix(word, "ly") && !nounsInLy[word]:
		return adverb
	case len(word) > 5 && strings.HasSuffix(word, "ing") && !nounsInIng[word]:
		return participle
	case len(word) > 4 && strings.HasSuffix(word, "ed"):
		return past
	}
	return noun
}
