package corpus

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestCorrects(t *testing.T) {
	for line, want := range map[string]bool{
		"Correction: the ferry has two decks, not three.":                   true,
		"CORRECTION (12 May 2026): the ferry has two decks.":                true,
		"Уточнение: у парома две палубы.":                                   true,
		"Виправлено 12.05.2026 — у порома дві палуби.":                      true,
		"This article was amended on 12 May 2026 to correct a name.":        true,
		"Цю статтю було виправлено 12 травня: у порома дві палуби.":         true,
		"В предыдущей версии этой статьи было сказано о трёх палубах.":      true,
		"Corrections officers were told: stay at home.":                     false,
		"Correction of the river took years, said Anna Berg: it was cheap.": false,
		"Correction:": false,
		"Уточнение границ займёт год.": false,
		"The correction: late.":        false,
	} {
		if got := corrects(line); got != want {
			t.Errorf("corrects(%q) = %v, want %v", line, got, want)
		}
	}
}

// TestReadKeepsCorrections holds that what a page says of its mistakes is kept, with
// the rule that found it.
func TestReadKeepsCorrections(t *testing.T) {
	said := `{"@type":"NewsArticle","headline":"Ferry","correction":[{"@type":"CorrectionComment","text":"It has two decks, not three."},"Its name is Moss."]}`
	page := strings.Replace(ferryPage, "<head>", `<head><script type="application/ld+json">`+said+`</script>`, 1)
	page = strings.Replace(page, "said.</p>", "said.</p><p>Correction: the crack was found on Monday, the harbour master says now.</p>", 1)
	a := readOne(t, fstest.MapFS{"p.html": file(page)}).Article
	want := []string{"It has two decks, not three.", "Its name is Moss.", "Correction: the crack was found on Monday, the harbour master says now."}
	if !slices.Equal(a.Corrections, want) || a.Rules["corrections"] != "JSON-LD correction" {
		t.Errorf("corrections %q [%s], want %q", a.Corrections, a.Rules["corrections"], want)
	}
}
