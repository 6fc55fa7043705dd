package news

import (
	"slices"
	"strings"
	"testing"
)

func TestInMarks(t *testing.T) {
	for text, want := range map[string]bool{
		"It fell.": false, "“It fell.”": true, "«Упало»,": true, `"It fell"`: true, "„Es fiel.“": true, "“It fell.": false, "It fell.”": false,
		"“Yes,” she said, “no.”": false, "": false, "“": false, "”“": false, `"`: false,
	} {
		if got := InMarks(text); got != want {
			t.Errorf("InMarks(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestUnframed(t *testing.T) {
	type want struct {
		before, after string
		own           bool
	}
	for text, want := range map[string]want{
		"It fell.": {}, "“It fell.”": {"", "", true}, "“It fell.": {"", "”", true}, "It fell.”": {"“", "", true}, "«Упало": {"", "»", true},
		"“Yes,” she said, “no.": {}, "": {}, "“": {"", "”", true},
	} {
		before, after, own := Unframed(text)
		if before != want.before || after != want.after || own != want.own {
			t.Errorf("Unframed(%q) = %q, %q, %v, want %+v", text, before, after, own, want)
		}
	}
}

func TestWhole(t *testing.T) {
	for _, test := range []struct{ article, quote, want string }{
		{"Moe: “We count 17.” All left.", "“We count 17.", "“We count 17.”"},
		{"Moe: “We count 17.” All left.", "We count 17.”", "“We count 17.”"},
		{"Moe: “We count 17.” All left.", "We count 17.", "We count 17."},
		{"Moe: “We count 17.” All left.", "“We count 17.”", "“We count 17.”"},
		{"«Семнадцать», сказала она.", "«Семнадцать", "«Семнадцать»"},
		{"“We count 17. Two badly.”", "“We count 17.", "“We count 17."}, // the other mark stands elsewhere
		{"“We,” she said, “count 17.”", "“We,” she said, “count", "“We,” she said, “count"},
		{`He said "no". "Yes" was said.`, `"no`, `"no"`},
		{"He said no.", "He said no.", "He said no."},
	} {
		a, err := NewArticle(Meta{}, test.article, nil)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(test.article, test.quote)
		q, err := Cut(a, at, at+len(test.quote))
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Whole().Text(); got != test.want {
			t.Errorf("%q of %q is whole as %q, want %q", test.quote, test.article, got, test.want)
		}
	}
	if (Quote{}).Whole() != (Quote{}) {
		t.Error("the zero quote becomes another")
	}
}

// TestCompared holds that a comparison begins and ends as the quote is shown.
func TestCompared(t *testing.T) {
	a, err := NewArticle(Meta{}, "Moe: “We count 17.” All left.", nil)
	if err != nil {
		t.Fatal(err)
	}
	for quote, want := range map[string][]Edit{
		"“We count 17.": {{Equal, "“We count "}, {Delete, "17."}, {Equal, "”"}}, "We count 17.”": {{Equal, "“"}, {Equal, "We count "}, {Delete, "17.”"}},
		"We count 17.": {{Equal, "We count "}, {Delete, "17."}}, "“We count 17.”": {{Equal, "“We count "}, {Delete, "17.”"}},
	} {
		q, err := Find(a, quote)
		if err != nil {
			t.Fatal(err)
		}
		from, to, _ := strings.Cut(quote, "17")
		m := Match{Citation: Cite(q, Said{}, 1), Diff: []Edit{{Equal, from}, {Delete, "17" + to}}}
		if got := m.Compared(); !slices.Equal(got, want) {
			t.Errorf("%q compared is %v, want %v", quote, got, want)
		}
	}
	if got := (Match{}).Compared(); got != nil {
		t.Errorf("no match compared is %v", got)
	}
}
