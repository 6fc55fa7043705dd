// Package retrieval finds the sentences of stored articles that answer a
// question.
//
// Passages prepares an article for a store. A Finder reads the question
// (package question), asks the store for passages, weighs their sentences, and
// decides whether the best of them answer at all: finding nothing is an answer.
package retrieval
