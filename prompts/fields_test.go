package prompts

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

// withheld are fields that no prompt needs, and why.
var withheld = map[string]string{
	"Meta.URL":             "an address says nothing of what was said, and a model is to write none",
	"Meta.File":            "the same",
	"Meta.Pages":           "where a page begins says nothing of what was said",
	"Meta.Corrections":     "they tell of the article, not of the quote, and are shown by changes",
	"Meta.Rules":           "how a field was found is the operator's matter",
	"Outlet.ID":            "the name says it",
	"Outlet.Aliases":       "the name says it",
	"Outlet.Owner":         "who owns an outlet says nothing of what was said",
	"Outlet.Domains":       "the name says it",
	"Citation.Quote":       "its text and its article are looked at by themselves",
	"Citation.Said":        "its fields are looked at by themselves",
	"Copy.Quote":           "its outlet is looked at by itself",
	"Meta.Outlet":          "its fields are looked at by themselves",
	"Said.Speaker":         "its fields are looked at by themselves",
	"Citation.AlsoIn":      "its fields are looked at by themselves",
	"Citation.Translation": "it is made for the answer",
	"Citation.Remark":      "moderators' remarks are for readers",
}

// TestEveryFieldReachesThePrompt fills all that the domain knows of a quote with
// marks and looks for them in the prompt, so that a new field is not forgotten.
func TestEveryFieldReachesThePrompt(t *testing.T) {
	marks := map[string]string{}
	outlet := &news.Outlet{}
	meta := news.Meta{}
	said := news.Said{}
	speaker := &news.Speaker{}
	var copied news.Copy
	for _, part := range []any{outlet, &meta, &said, speaker, &copied} {
		fill(t, part, marks)
	}
	meta.Outlet, said.Speaker = outlet, speaker
	c := cite(t, meta, "The quay is shut.", said)
	c.Score = 0.4321
	marks["Citation.Score"] = "0.43"
	copied.Quote = cite(t, news.Meta{Outlet: &news.Outlet{Name: "Shore Copies"}}, "The quay is shut.", news.Said{}).Quote
	marks["Copy's outlet"] = "Shore Copies"
	c.AlsoIn = []news.Copy{copied}
	for i := range reflect.TypeFor[news.Citation]().NumField() {
		name := "Citation." + reflect.TypeFor[news.Citation]().Field(i).Name
		if marks[name] == "" && withheld[name] == "" {
			t.Errorf("%s is new: put it on the card, or say why it is withheld", name)
		}
	}
	card := line(deal(1, c))
	for name, mark := range marks {
		if !strings.Contains(card, mark) {
			t.Errorf("%s, %q, is not in the prompt: %s", name, mark, card)
		}
	}
}

// fill sets each field of the structure to a mark, but for those withheld.
func fill(t *testing.T, part any, marks map[string]string) {
	v := reflect.ValueOf(part).Elem()
	for i := range v.NumField() {
		name := v.Type().Name() + "." + v.Type().Field(i).Name
		if withheld[name] != "" {
			continue
		}
		mark := fmt.Sprintf("mark-%s", strings.ToLower(v.Type().Field(i).Name))
		switch field := v.Field(i); {
		case field.Kind() == reflect.String:
			field.SetString(mark)
		case field.Type() == reflect.TypeFor[[]string]():
			field.Set(reflect.ValueOf([]string{mark}))
		case field.Type() == reflect.TypeFor[time.Time]():
			day := time.Date(2031, 2, 3+len(marks), 0, 0, 0, 0, time.UTC)
			field.Set(reflect.ValueOf(day))
			mark = day.Format(time.DateOnly)
		default:
			t.Errorf("%s is new: put it on the card, or say why it is withheld", name)
			continue
		}
		marks[name] = mark
	}
}

// TestOutletAndDateAreAlwaysThere holds the two fields above all, also where
// nobody knows them.
func TestOutletAndDateAreAlwaysThere(t *testing.T) {
	card := line(deal(1, cite(t, news.Meta{}, "The quay is shut.", news.Said{})))
	for _, want := range []string{`"outlet":"` + news.UnknownOutlet + `"`, `"published":""`} {
		if !strings.Contains(card, want) {
			t.Errorf("the card of an unknown article is %s, want %s in it", card, want)
		}
	}
}
