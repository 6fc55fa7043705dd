package vouch

import (
	"errors"
	"strings"
	"testing"

	"whosaid/store/news"
)

func cite(t testing.TB, text string) news.Citation {
	t.Helper()
	a, err := news.NewArticle(news.Meta{Outlet: &news.Outlet{ID: "o", Name: "Radio Vest"}, Language: "en"}, text, nil)
	if err != nil {
		t.Fatalf("NewArticle(%q): %v", text, err)
	}
	q, err := news.Cut(a, 0, len(text))
	if err != nil {
		t.Fatal(err)
	}
	return news.Cite(q, news.Said{Speaker: &news.Speaker{Name: "Ingrid Moe", Role: "chief surgeon", Basis: news.Explicit}, Mode: news.Quotes}, 1)
}

const count = "We now count 17 injured, two of them badly."

func TestTranslation(t *testing.T) {
	const good = "Зараз ми нараховуємо 17 поранених, двоє з них тяжко."
	for _, test := range []struct {
		name, text, back string
		want             error
	}{
		{"faithful", good, count, nil},
		{"says more", good, "The mayor was arrested over 17 injured, two of them badly beaten by police.", ErrFar},
		{"another number", strings.Replace(good, "17", "70", 1), count, ErrBeyond},
		{"another number, unmasked", good, strings.Replace(count, "17", "70", 1), ErrBeyond},
		{"a number lost", strings.Replace(good, "17 ", "", 1), count, ErrNumber},
		{"another name", strings.Replace(good, ".", ", каже Лунде.", 1), count, ErrBeyond},
		{"a negation put in", strings.Replace(good, "нараховуємо", "не нараховуємо", 1), count, ErrSense},
		{"markup", "<b>" + good + "</b>", count, ErrForm},
		{"a link", good + " t.me/evil", count, ErrForm},
		{"a bidi control", good + "\u202e", count, ErrForm},
		{"two lines", good + "\n" + good, count, ErrForm},
		{"too long", strings.Repeat(good+" ", 4) + good, count, ErrForm},
		{"nothing", "", "", ErrForm},
	} {
		t.Run(test.name, func(t *testing.T) {
			same := func(a, b string) bool { return a == b }
			if err := Translation(test.text, test.back, cite(t, count), same); !errors.Is(err, test.want) {
				t.Errorf("Translation(%q, %q) = %v, want %v", test.text, test.back, err, test.want)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"What did she say about the bridge?": "en",
		"Скільки людей постраждало?":         "uk",
		"Что она сказала о мосте?":           "ru",
		"Що вона сказала про міст?":          "uk",
		"Wer hat die Brücke gebaut?":         "",
		"橋はいつ落ちたのか":                          "",
		"":                                   "",
		"17":                                 "",
	} {
		if got := Language(text); got != want {
			t.Errorf("Language(%q) = %q, want %q", text, got, want)
		}
	}
}

// FuzzTranslation holds that what is vouched for has no name and no number beyond
// its quote, and is plain text.
func FuzzTranslation(f *testing.F) {
	f.Add("Зараз ми нараховуємо 17 поранених, двоє з них тяжко.", count, count)
	f.Add("Not <b>17</b>", "17", count)
	f.Fuzz(func(t *testing.T, text, back, quote string) {
		if _, err := news.NewArticle(news.Meta{}, quote, nil); err != nil {
			return
		}
		c := cite(t, quote)
		if Translation(text, back, c, func(a, b string) bool { return a == b }) != nil {
			return
		}
		if beyond := news.Beyond(text, news.Sources([]news.Citation{c})...); len(beyond) > 0 || strings.ContainsAny(text, "<>*_`[]{}\n\u200b\u202e") {
			t.Fatalf("Translation(%q) of %q is vouched for, with %q beyond it", text, quote, beyond)
		}
	})
}
