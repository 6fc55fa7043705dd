package language

import (
	"slices"
	"strings"
	"testing"
)

// Every language has every class of notes, in small letters: lines are lowered before
// they are compared.
func TestNotes(t *testing.T) {
	all := Notes()
	for _, code := range Known {
		words := NotesOf(code)
		if len(words.Labels) == 0 || len(words.Phrases) == 0 || words.Said == "" {
			t.Errorf("%s lacks a class: %+v", code, words)
		}
		for _, text := range slices.Concat(words.Labels, words.Phrases) {
			if text != strings.ToLower(text) || !slices.Contains(all.Labels, text) && !slices.Contains(all.Phrases, text) {
				t.Errorf("%s: %q is not in small letters, or not among all", code, text)
			}
		}
	}
	if none := NotesOf("xx"); len(none.Labels)+len(none.Phrases)+len(none.Said) > 0 {
		t.Errorf("NotesOf an unknown language = %+v", none)
	}
}
