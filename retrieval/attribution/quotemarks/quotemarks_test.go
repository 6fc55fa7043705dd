package quotemarks

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPair(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"none", "He said no.", nil},
		{"two", "“A,” he said. “B.”", []string{"“A,”", "“B.”"}},
		{"German", "„Wir gehen“, sagte sie. „Bald.“", []string{"„Wir gehen“", "„Bald.“"}},
		{"Russian", "«Да», — сказал он. «Нет».", []string{"«Да»", "«Нет»"}},
		{"inner marks", "«Это „Горлифт“ виноват», — сказал он.", []string{"«Это „Горлифт“ виноват»"}},
		{"inner marks alike", "«Это «Горлифт» виноват», — сказал он.", []string{"«Это «Горлифт» виноват»"}},
		{"over paragraphs", "“A.\n\n“B.”", []string{"“A.", "“B.”"}},
		{"straight", "\"A\", he said, \"B\".", []string{"\"A\"", "\"B\""}},
	} {
		var got []string
		for _, q := range Pair(c.text) {
			got = append(got, q.Of(c.text))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: Pair(%q) (-want +got):\n%s", c.name, c.text, diff)
		}
	}
}
