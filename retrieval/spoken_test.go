package retrieval

import (
	"testing"

	"whosaid/store/language"
)

func TestAmong(t *testing.T) {
	for _, test := range []struct {
		word, name string
		want       bool
	}{
		{"tveit", "Runa Tveit", true},
		{"runa", "Runa Tveit", true},
		{"твейт", "Runa Tveit", true},
		{"захарова", "Maria Zakharova", true},
		{"zelensky", "Володимир Зеленський", true},
		{"harbour", "Runa Tveit", false},
		{"скільки", "тільки", false},
		{"moe", "Per Lunde", false},
		{"lund", "", false},
	} {
		if got := among(test.word, language.Words(test.name)); got != test.want {
			t.Errorf("among(%q, %q) = %v, want %v", test.word, test.name, got, test.want)
		}
	}
}
