package news

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestUnpaired gives texts in which | stands before each mark that has no partner.
func TestUnpaired(t *testing.T) {
	for _, want := range []string{
		"It fell.", "“It fell.”", "|“It fell.", "It fell.|”", "|«Упало", "Упало|»", "|„Es fiel.", "Es fiel.|“", "|‹Sie fiel", "Sie fiel|›",
		"“Yes,” she said, “no.”", "“Yes,” she said, |“no.", "Yes,|” she said, “no.”", "Yes,|” she said, |“no.",
		`"Yes," she said, "no."`, `"Yes," she said, |"no.`, `Yes,|" she said, "no."`, `Yes,|" she said, |"no.`, `The county's |"long night is over.`,
		"„Es fiel.“", "„Es fiel.”", "„Es fiel“, sagte sie, |„und", "»Es fiel«, sagte sie.", "Es fiel|«, sagte sie.", "|»Es fiel, sagte sie.", "”Hej”, sade hon.", "|”Hej, sade hon.",
		"« Il pleut », dit-elle.", "|« Il pleut, dit-elle.", "Il pleut |», dit-elle.", "«Слова “внутри” цитаты»", "|«Слова “внутри” цитаты", "«Слова |“внутри цитаты»", "«Слова внутри|” цитаты»",
		"|“It fell.|»", "‘It fell.’", "|‘It fell.", "It fell.|’", "“‘Go,’ they said.”", "|“‘Go,’ they said.", "“Go,|’ they said.”",
		"п’ятнадцять гривень", "don’t, the workers’ rights, ’90s", "‘The workers’ rights’ league", "(“yes”)", "(|“yes)", "said—“no”—and left", `said—"no"—and left`, `|"`, "", "|«", "|»", "“”", "a “b\nc” d",
	} {
		text := strings.ReplaceAll(want, "|", "")
		var got strings.Builder
		from := 0
		for _, at := range Unpaired(text) {
			got.WriteString(text[from:at.Start] + "|")
			from = at.Start
		}
		got.WriteString(text[from:])
		if got.String() != want {
			t.Errorf("Unpaired tells %q, want %q", got.String(), want)
		}
	}
}

// FuzzUnpaired holds that what is told apart are marks of quotation, each once and in
// order, and that two halves of one pair are never told apart both.
func FuzzUnpaired(f *testing.F) {
	for _, text := range []string{"“It fell.", "Yes,” she said, “no.", `a "b" c"`, "»Es«", "п’ять", "\xff“\xfe”"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, at := range Unpaired(text) {
			if r, size := utf8.DecodeRuneInString(text[at.Start:]); at.Start < end || size != at.Len() || familyOf(r) == "" {
				t.Fatalf("Unpaired(%q) tells %v, behind %d", text, at, end)
			}
			end = at.End
		}
		if inner := strings.Map(func(r rune) rune {
			if familyOf(r) != "" {
				return -1
			}
			return r
		}, text); strings.TrimSpace(inner) == inner && inner != "" && len(Unpaired("“"+inner+"”")) > 0 {
			t.Fatalf("Unpaired(“%s”) tells marks that are a pair", inner)
		}
	})
}
