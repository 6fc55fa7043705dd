// Package words is the keyword index that both stores use. It finds documents
// by their words, on bleve's scorch index, in memory or in a directory.
//
// What is searched for is never read as a query language: it is a text whose
// words are looked up. Words are compared as package language has them: without
// case, accents and English, Russian or Ukrainian endings. Pieces of five letters
// stand in for words that are spelt, inflected or compounded otherwise, in any
// script; a name in Latin letters is found by how it sounds in Cyrillic ones, and
// the other way round.
//
// The package ranks by itself instead of by bleve's own BM25, whose average
// length is the number of distinct words divided by that of documents, whose
// constants are global variables, and which squares the weight of rare words.
package words
