// Package vouch checks what a model wrote about quotes. It vouches for a
// summary only if nothing in it goes beyond the quotes, as far as rules can
// tell; whatever it cannot judge, it refuses. It knows English, Ukrainian and
// Russian.
//
// A summary must be the quotes made shorter: their words in their order, with
// nothing between them but words that assert nothing. So a model can leave out
// and join, not put in. What leaving out can still do is looked for: a negation
// or a condition lost, a number moved to other things or without its "more
// than", a speaker's words in the outlet's own voice.
package vouch
