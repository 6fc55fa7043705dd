package language

import "slices"

// NoteWords are the words of lines about an article, and those by which articles are
// found that quote somebody.
type NoteWords struct {
	Labels  []string `yaml:"labels"`  // begin a correction, before a colon or a dash
	Phrases []string `yaml:"phrases"` // begin one by themselves
	Said    string   `yaml:"said"`    // what is searched for
}

// NotesOf is the words of a language; of one that is not known, no words.
func NotesOf(code Code) NoteWords {
	if w := wordsOf()[code]; w != nil {
		return w.Notes
	}
	return NoteWords{}
}

// Notes are the words of all languages, but for what is searched for.
func Notes() NoteWords {
	var all NoteWords
	for _, code := range Known {
		one := NotesOf(code)
		all.Labels, all.Phrases = slices.Concat(all.Labels, one.Labels), slices.Concat(all.Phrases, one.Phrases)
	}
	return all
}
