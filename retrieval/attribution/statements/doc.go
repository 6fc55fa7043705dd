// Package statements makes statements of runs of text that are tagged as source,
// cue or content: who says what, in what manner and through which medium, in any
// language whose words of speech are known.
//
// Each step is a function of values: runs are cleaned, linked to statements by
// what lies between them, and the sources resolved against all who are named in
// the text so far.
package statements
