package texts

import "testing"

func TestMarked(t *testing.T) {
	for text, want := range map[string]string{
		"It fell.": "“It fell.”", "“It fell.”": "“It fell.”", "«Упало»,": "«Упало»,", `"It fell"`: `"It fell"`, "„Es fiel.“": "„Es fiel.“",
		"“Yes,” she said, “no.”":            "❝“Yes,” she said, “no.”❞",
		"It fell.” — Reuters · 3 May. “No.": "❝It fell.” — Reuters · 3 May. “No.❞", "It fell.” ❞ Reuters ❝❝ “No.": "❝❝❝It fell.” ❞ Reuters ❝❝ “No.❞❞❞", "": "“”",
		// Half a pair gets the other half in another shape: it is none of the article's.
		"“It fell.": "“It fell.❞", "It fell.”": "❝It fell.”", "«Упало": "«Упало❞", "“It fell.❞ Reuters": "“It fell.❞ Reuters❞❞",
	} {
		if got := English.Marked(text); got != want {
			t.Errorf("Marked(%q) = %q, want %q", text, got, want)
		}
	}
	if got := Ukrainian.Marked("Упало"); got != "«Упало»" {
		t.Errorf("Marked in Ukrainian = %q", got)
	}
}
