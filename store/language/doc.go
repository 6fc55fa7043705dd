// Package language takes text apart into words and says which of them are the
// same: whatever their case, accents, apostrophes and endings, and for names
// whatever script they are written in.
//
// English is stemmed by the Snowball rules, Russian by those for Russian, and
// Ukrainian by a light stemmer of classes of suffixes. Which of the two a
// Cyrillic word is, its letters tell, or else those of the text around it; a
// word of which neither tells has both stems. Words of other languages are
// folded only.
package language
