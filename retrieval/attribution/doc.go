// Package attribution reads who says what in a news text: the source, the cue
// and the content of every statement that the outlet reports, with the
// speaker's name and role, the manner of reporting, and the media in between.
//
// It works by rules over a light analysis. A text becomes units: words with a
// coarse tag, and whole quotations, which nothing looks into. Units make lines:
// sentences, except that a break within a quotation does not count. In each
// line the cues are found, and from each cue the grammar around it is followed
// to its source and to its content. Lines are read in order, so that a pronoun,
// a surname or "the minister" can be traced to somebody named before.
//
// The tags come from closed word classes and word shape, not from a trained
// tagger: most of the work is done by the reporting verbs, which are a closed
// list, and every step stays linear in the length of the text. The tagger of
// prose/v2 was compared: tagging alone took over fifty times as long as all
// that is done here.
package attribution
