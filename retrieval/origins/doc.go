// Package origins tells independent witnesses from copies: which articles carry
// one story, in the same words or rewritten, and which only report the same
// event. Articles are compared sentence by sentence in the order of their
// words, because a rewrite keeps the order of what is told longer than it keeps
// runs of words: one that shares a third of its three-word runs still has two
// thirds of its words in order.
package origins
