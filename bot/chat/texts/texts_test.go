package texts

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"whosaid/store/news"
)

// TestNoKeyIsMissing holds that every language has every text, with the same
// places for what is put in.
func TestNoKeyIsMissing(t *testing.T) {
	want := flatten("", reflect.ValueOf(*English))
	if len(want) < 150 {
		t.Fatalf("English has %d texts, want all", len(want))
	}
	for _, language := range All {
		got := flatten("", reflect.ValueOf(*language))
		for key, text := range want {
			switch {
			case strings.TrimSpace(got[key]) == "":
				t.Errorf("%s has no text for %s", language.Code, key)
			case strings.Count(got[key], "%s") != strings.Count(text, "%s"):
				t.Errorf("%s: %s is %q, want as many %%s as in %q", language.Code, key, got[key], text)
			case strings.Count(got[key], "%") != strings.Count(got[key], "%s"):
				t.Errorf("%s: %s is %q, in which a %% is no %%s", language.Code, key, got[key])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s has %d texts, want %d", language.Code, len(got), len(want))
		}
	}
}

// flatten gives every text within v under its path.
func flatten(path string, v reflect.Value) map[string]string {
	out := map[string]string{}
	add := func(name string, v reflect.Value) {
		for key, text := range flatten(path+"."+name, v) {
			out[key] = text
		}
	}
	switch v.Kind() {
	case reflect.String:
		out[path] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			add(v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			add(key.String(), v.MapIndex(key))
		}
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			add(fmt.Sprint(i), v.Index(i))
		}
	}
	return out
}

// TestBounds holds the limits that the platform sets to buttons and answers.
func TestBounds(t *testing.T) {
	for _, language := range All {
		for key, text := range flatten("", reflect.ValueOf(language.Button)) {
			if n := len(utf16.Encode([]rune(text))); n > 190 {
				t.Errorf("%s: Button%s has %d units, want at most 190", language.Code, key, n)
			}
		}
		for _, c := range language.Commands {
			if len(c.Does) < 3 || len(c.Does) > 256 {
				t.Errorf("%s: /%s is described in %d bytes, want 3 to 256", language.Code, c.Name, len(c.Does))
			}
		}
	}
}

func TestFor(t *testing.T) {
	for code, want := range map[string]*Texts{"uk": Ukrainian, "uk-UA": Ukrainian, "RU": Russian, "de": English, "": English} {
		if got := For(code); got != want {
			t.Errorf("For(%q) = %s, want %s", code, got.Code, want.Code)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{
		0: "0 видань", 1: "1 видання", 2: "2 видання", 5: "5 видань", 11: "11 видань", 12: "12 видань",
		21: "21 видання", 24: "24 видання", 111: "111 видань", 1234567: "1\u2009234\u2009567 видань",
	} {
		if got := Ukrainian.Count(n, Ukrainian.Message.Outlets); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
	if got := English.Count(1, English.Message.Outlets) + English.Count(2, English.Message.Outlets); got != "1 outlet2 outlets" {
		t.Errorf("Count = %q", got)
	}
}

func TestScope(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for _, test := range []struct {
		searched news.Searched
		want     string
	}{
		{news.Searched{Articles: 14, Outlets: 6, From: day(2025, 5, 11), To: day(2025, 5, 20)}, "14 articles of 6 outlets, 11–20 May 2025"},
		{news.Searched{Articles: 2, Outlets: 1, From: day(2025, 5, 11), To: day(2025, 6, 2)}, "2 articles of 1 outlet, 11 May – 2 June 2025"},
		{news.Searched{Articles: 2, Outlets: 1, From: day(2024, 5, 11), To: day(2025, 6, 2)}, "2 articles of 1 outlet, 11 May 2024 – 2 June 2025"},
		{news.Searched{Articles: 1, From: day(2025, 5, 11), To: day(2025, 5, 11)}, "1 article of 0 outlets, 11 May 2025"},
		{news.Searched{}, "0 articles of 0 outlets"},
	} {
		if got := English.Scope(test.searched); got != test.want {
			t.Errorf("Scope(%+v) = %q, want %q", test.searched, got, test.want)
		}
	}
}

// TestLabelOf holds that the English label is the one that `ask` prints but for
// the months, which are written out.
func TestLabelOf(t *testing.T) {
	article, err := news.NewArticle(news.Meta{
		Outlet: &news.Outlet{ID: "vest", Name: "Radio Vest"}, Published: time.Date(2025, 5, 13, 0, 0, 0, 0, time.UTC),
	}, "It fell.", nil)
	if err != nil {
		t.Fatal(err)
	}
	quote, err := news.Cut(article, 0, 8)
	if err != nil {
		t.Fatal(err)
	}
	moe := &news.Speaker{Name: "Ingrid Moe", Role: "chief surgeon", Basis: news.Explicit}
	for _, said := range []news.Said{
		{}, {Speaker: moe, Mode: news.Quotes}, {Speaker: moe, Mode: news.Reports, Via: []string{"NorWire", "Fjord Daily"}},
		{Speaker: moe, Mode: news.Denies}, {Speaker: &news.Speaker{Name: "Per Lunde", Basis: news.Coreferenced}, Mode: news.Alleges},
		{Speaker: &news.Speaker{Basis: news.Unnamed}, Mode: news.Quotes}, {Speaker: &news.Speaker{Name: "a clerk", Role: "a clerk", Basis: news.ByRole}},
	} {
		c := news.Cite(quote, said, 1)
		if got, want := English.LabelOf(c), c.Label(); got != want {
			t.Errorf("LabelOf(%+v) = %q, want %q", said, got, want)
		}
	}
	if got, want := Ukrainian.LabelOf(news.Cite(quote, news.Said{Speaker: moe, Mode: news.Quotes}, 1)), "Radio Vest · 13 травня 2025 · цитує: Ingrid Moe, chief surgeon"; got != want {
		t.Errorf("LabelOf = %q, want %q", got, want)
	}
	if got := English.LabelOf(news.Citation{}); got != "outlet not recorded · in its own words" {
		t.Errorf("LabelOf the zero citation = %q", got)
	}
}
