// Package words is the keyword index that both stores use. It finds documents
// by their words, on bleve's scorch index, in memory or in a directory.
//
// What is searched for is never read as a query language: it is a text whose
// words are looked up. Words are compared without case, accents and English or
// Russian endings; pieces of five letters stand in for words that are spelt,
// inflected or compounded otherwise, in any script.
//
// The package ranks by itself instead of by bleve's own BM25, whose average
// length is the number of distinct words divided by that of documents, whose
// constants are global variables, and which squares the weight of rare words.
package words
