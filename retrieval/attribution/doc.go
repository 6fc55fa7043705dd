// Package attribution reads who says what in a news text: the source, the cue
// and the content of every statement that the outlet reports, with the
// speaker's name and role, the manner of reporting, and the media in between.
//
// A trained head of the encoder tags the pieces of a text that are sources, cues
// and contents, in every language alike; statements links these runs and tells
// who a pronoun, a role or a surname means. What words a language has for that
// stands in store/language. [Sentences] then tells of each sentence who answers
// for it: nothing is told where that is not known.
//
// To tag a text takes most of what it takes to embed it, so that what was tagged
// is remembered, and texts may ship with their tagged runs, see [Ship].
package attribution
