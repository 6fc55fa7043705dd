// Package vouch checks what a model wrote as the translation of a quote. It
// vouches for a translation only if it is plain text, has every number of the
// quote, no name and no number beyond it, and comes back near to the quote from a
// translator that has not seen it; whatever it cannot judge, it refuses. It knows
// English, Ukrainian and Russian.
package vouch
