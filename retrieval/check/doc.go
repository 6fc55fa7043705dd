// Package check tells whether a text is a quote from a stored article, and
// where it was changed: verbatim, altered, spliced, misattributed, another
// wording of the same statement, or not found.
//
// Words are compared as news.Fold compares them and in no other way. "Verbatim"
// is said only of words that stand one after another in one stored text, and
// what is shown beside the checked text is cut from that text. Every step takes
// time in proportion to the length of the checked text, whatever it is; what it
// is compared with is bounded.
package check
