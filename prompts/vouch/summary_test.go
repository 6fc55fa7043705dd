package vouch

import (
	"errors"
	"strings"
	"testing"

	"whosaid/store/news"
)

// said is a quote of a test.
type said struct {
	outlet, text, language string
	speaker                string
	mode                   news.Mode
}

func cite(t testing.TB, s said) news.Citation {
	t.Helper()
	meta := news.Meta{Language: s.language}
	if s.outlet != "" {
		meta.Outlet = &news.Outlet{ID: "o", Name: s.outlet}
	}
	a, err := news.NewArticle(meta, s.text, nil)
	if err != nil {
		t.Fatalf("NewArticle(%q): %v", s.text, err)
	}
	q, err := news.Cut(a, 0, len(s.text))
	if err != nil {
		t.Fatal(err)
	}
	who := news.Said{Mode: s.mode}
	if s.speaker == "unnamed" {
		who.Speaker = &news.Speaker{Basis: news.Unnamed}
	} else if s.speaker != "" {
		name, role, _ := strings.Cut(s.speaker, ", ")
		who.Speaker = &news.Speaker{Name: name, Role: role, Basis: news.Explicit}
	}
	return news.Cite(q, who, 1)
}

func claim(t testing.TB, all ...said) Claim {
	t.Helper()
	c := Claim{}
	for _, s := range all {
		c.Quotes = append(c.Quotes, cite(t, s))
	}
	return c
}

var (
	surgeon  = said{"Radio Vest", "“We now count 17 injured, two of them badly.”", "en", "Ingrid Moe, chief surgeon", news.Quotes}
	post     = said{"The Halden Post", "Seventeen people were injured.", "en", "", news.Own}
	unlinked = said{"Post", "The inspectors were not linked to the mayor's office.", "en", "", news.Own}
	county   = said{"Post", "The county may close the bridge if the cracks grow.", "en", "", news.Own}
	truth    = said{"The Plain Truth", "More than forty were injured, whatever the county claims.", "en", "a witness", news.Alleges}
	figures  = said{"Post", "The fall injured 17 people and killed 2 drivers on the Halden bridge.", "en", "", news.Own}
	denial   = said{"Post", "“We never sold the steel,” Petra Hoyas said.", "en", "Petra Hoyas", news.Denies}
	kyiv     = said{"Голос", "Внаслідок обвалу мосту постраждали сімнадцять людей, сказала Інгрід Му.", "uk", "", news.Own}
	german   = said{"Bote", "Die Brücke ist nicht gesperrt, sagte der Sprecher.", "de", "", news.Own}
)

func TestSummary(t *testing.T) {
	for _, test := range []struct {
		name, text string
		quotes     []said
		want       error
	}{
		{"shorter", "17 injured, two badly, says Ingrid Moe", []said{surgeon}, nil},
		{"the number in the other's words", "17 people were injured", []said{post}, nil},
		{"of two quotes", "Seventeen injured, two of them badly", []said{surgeon, post}, nil},
		{"by the role", "17 injured, according to the surgeon", []said{surgeon}, nil},
		{"by the outlet", "Radio Vest reports 17 injured", []said{surgeon}, nil},
		{"another number", "70 injured, says Moe", []said{surgeon}, ErrBeyond},
		{"another outlet", "The Plain Truth reports 17 injured", []said{surgeon}, ErrBeyond},
		{"another speaker", "17 injured, says Lunde", []said{surgeon}, ErrBeyond},
		{"an invented fact in lower case", "17 injured and the mayor was arrested, says Moe", []said{surgeon}, ErrWords},
		{"in the outlet's own voice", "17 injured, two badly", []said{surgeon}, ErrVoice},
		{"a negation lost", "The inspectors were linked to the mayor's office", []said{unlinked}, ErrSense},
		{"a negation kept", "Inspectors not linked to the mayor's office", []said{unlinked}, nil},
		{"a possessive lost", "Inspectors not linked to the mayor", []said{unlinked}, ErrWords},
		{"a condition lost", "The county closes the bridge", []said{county}, ErrSense},
		{"a condition kept", "The county may close the bridge", []said{county}, nil},
		{"a bound lost", "Forty were injured, a witness claims", []said{truth}, ErrNumber},
		{"a bound kept", "More than forty were injured, a witness claims", []said{truth}, nil},
		{"an allegation as a fact", "More than forty were injured, says a witness", []said{truth}, ErrSense},
		{"a number moved", "17 killed on the Halden bridge", []said{figures}, ErrNumber},
		{"a number moved over another", "17 drivers on the Halden bridge", []said{figures}, ErrNumber},
		{"a number moved to another verb", "The fall injured 2 drivers on the Halden bridge", []said{figures}, ErrNumber},
		{"numbers at their places", "17 people injured", []said{post}, nil},
		{"another order", "The bridge killed the fall, and the drivers injured people", []said{figures}, ErrOrder},
		{"two in one", "2 drivers and 17 people", []said{figures, figures}, nil},
		{"quotation marks", "“17 injured”, says Moe", []said{surgeon}, ErrForm},
		{"single quotation marks", "'17 injured', says Moe", []said{surgeon}, ErrForm},
		{"markup", "<b>17</b> injured, says Moe", []said{surgeon}, ErrForm},
		{"Markdown", "**17** injured, says Moe", []said{surgeon}, ErrForm},
		{"a link", "17 injured, says Moe at vest.example/x", []said{surgeon}, ErrForm},
		{"two lines", "17 injured,\nsays Moe", []said{surgeon}, ErrForm},
		{"a bidi control", "17 injured,\u202e says Moe", []said{surgeon}, ErrForm},
		{"nothing", "", []said{surgeon}, ErrForm},
		{"too long", strings.Repeat("injured ", 40) + "says Moe", []said{surgeon}, ErrForm},
		{"Ukrainian", "Постраждали сімнадцять людей, сказала Інгрід Му", []said{kyiv}, nil},
		{"Ukrainian, declined", "Обвал мосту: постраждали 17 людей", []said{kyiv}, nil},
		{"Ukrainian, invented", "Постраждали сімнадцять людей, мера заарештовано", []said{kyiv}, ErrWords},
		{"another language", "Постраждали 17 людей, сказала Інгрід", []said{surgeon}, ErrWords},
		{"a language that nobody here knows", "Die Brücke ist gesperrt", []said{german}, ErrUnknown},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := Summary(test.text, claim(t, test.quotes...)); !errors.Is(err, test.want) {
				t.Errorf("Summary(%q) = %v, want %v", test.text, err, test.want)
			}
		})
	}
}

func TestDenial(t *testing.T) {
	c := claim(t, denial)
	c.Denial = true
	for text, want := range map[string]error{
		"Petra Hoyas denies the steel was sold": ErrOrder,
		"Petra Hoyas denies she sold the steel": nil,
		"Petra Hoyas sold the steel":            ErrSense,
		"Petra Hoyas says she sold the steel":   ErrSense,
		"Petra Hoyas never sold the steel":      nil,
	} {
		if err := Summary(text, c); !errors.Is(err, want) {
			t.Errorf("Summary(%q) of a denial = %v, want %v", text, err, want)
		}
	}
}

func TestForeign(t *testing.T) {
	kin := func(a, b string) bool { return a == "wounded" && b == "injured" }
	for _, test := range []struct {
		name, text, back string
		want             error
	}{
		{"faithful", "17 поранених, двоє тяжко, каже Інгрід", "17 wounded, two of them badly, says Ingrid Moe", nil},
		{"says more", "17 поранених, мера заарештовано, каже Інгрід", "17 injured, mayor arrested, says Ingrid", ErrWords},
		{"another number", "70 поранених, каже Інгрід", "17 injured, says Ingrid", ErrBeyond},
		{"another number, unmasked", "17 поранених, каже Інгрід", "70 injured, says Ingrid", ErrBeyond},
		{"another name", "17 поранених, каже Лунде", "17 injured, says Ingrid", ErrBeyond},
		{"no voice", "17 поранених, двоє тяжко", "17 injured, two badly", ErrVoice},
		{"markup in it", "17 <b>поранених</b>, каже Інгрід", "17 injured, says Ingrid", ErrForm},
		{"an unknown language", "17 Verletzte", "17 injured, says Ingrid", ErrBeyond},
		{"no translation", "17 поранених, каже Інгрід", "", ErrForm},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := Foreign(test.text, test.back, claim(t, surgeon), kin); !errors.Is(err, test.want) {
				t.Errorf("Foreign(%q, %q) = %v, want %v", test.text, test.back, err, test.want)
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

// FuzzSummary holds that what is vouched for says nothing of its own: its names
// and numbers, and every word that asserts something, are of the quotes or
// their labels, and it is plain text.
func FuzzSummary(f *testing.F) {
	for _, s := range []string{"17 injured, says Moe", "More than forty were injured, a witness claims", "постраждали 17", "Not <b>17</b>"} {
		f.Add(s, surgeon.text)
	}
	f.Fuzz(func(t *testing.T, text, quote string) {
		if _, err := news.NewArticle(news.Meta{}, quote, nil); err != nil {
			return
		}
		c := claim(t, said{"Radio Vest", quote, "en", "Ingrid Moe, chief surgeon", news.Reports})
		if Summary(text, c) != nil {
			return
		}
		if beyond := news.Beyond(text, news.Sources(c.Quotes)...); len(beyond) > 0 || strings.ContainsAny(text, "<>\"“”«»*_`[]{}\n\u200b\u202e") {
			t.Fatalf("Summary(%q) of %q is vouched for, with %q beyond it", text, quote, beyond)
		}
		known := read(c)
		for _, w := range fold(text) {
			if w.asserts() && !known.quoted(w) && !known.labelled(w) {
				t.Fatalf("Summary(%q) of %q is vouched for, with the word %q", text, quote, w.text)
			}
		}
	})
}
