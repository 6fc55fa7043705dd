package graphic

import (
	"strings"
	"testing"
)

func TestPassage(t *testing.T) {
	for text, want := range map[string]bool{
		"They were beheaded on the bridge.":        true,
		"The corpses, charred, lay in the hall.":   true,
		"He said he had been TORTURED.":            true,
		"Two people were killed and nine wounded.": false,
		"Rapeseed prices rose in Gorey.":           false,
		"Його катували три дні.":                   true,
		"Загинули двоє людей.":                     false,
		"Тела были обуглены.":                      true,
		"Пострадали девять человек.":               false,
		"": false,
		strings.Repeat("The ferry sails again. ", 50): false,
	} {
		if got := Passage(text); got != want {
			t.Errorf("Passage(%.40q) = %v, want %v", text, got, want)
		}
	}
}

// TestLists holds that each list has words, no word twice, and none so short
// that it begins everyday ones.
func TestLists(t *testing.T) {
	for _, language := range []string{"en", "uk", "ru"} {
		content, err := files.ReadFile("words/" + language + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		list := words{whole: map[string]bool{}}
		list.read(string(content))
		if len(list.whole)+len(list.begins) < 20 {
			t.Errorf("%s has %d words, want at least 20", language, len(list.whole)+len(list.begins))
		}
		seen := map[string]bool{}
		for _, begin := range list.begins {
			if len([]rune(begin)) < 4 || seen[begin] {
				t.Errorf("%s: %q is too short a beginning, or stands twice", language, begin)
			}
			seen[begin] = true
		}
	}
}
