package retrieval

import (
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

// named are invented stories of people and bodies under several names.
func named(t testing.TB) fakeStore {
	t.Helper()
	may := func(day int) time.Time { return time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC) }
	return fakeStore{articles: []*news.Article{
		published(t, news.Meta{Outlet: post, Published: may(2), Title: "Harbour to be closed"},
			"The harbour will be closed in June, said town hall spokesman Daniyar Tashiyev. Nobody has seen the plans."),
		published(t, news.Meta{Outlet: vest, Published: may(3), Title: "Dockers want the harbour kept open"},
			"The dockers met on Friday. Tashiev said that the harbour would be closed for a month only."),
		published(t, news.Meta{Outlet: fjord, Published: may(4), Title: "Attack on a fishing boat"},
			"The Khorasan State said that its men had attacked the fishing boat. The coast guard found no trace of them."),
		published(t, news.Meta{Outlet: fjord, Published: may(5), Title: "Clark on the harbour"},
			"Wesley Clark said that the harbour was too small for such ships."),
	}}
}

func TestFindKnowsPeopleByAllTheirNames(t *testing.T) {
	for _, test := range []struct {
		name, question string
		want           []string // by what the quotes begin with, in any order
	}{
		{"another spelling", "What did Tashiev say about the harbour?", []string{"The harbour will be closed in June", "Tashiev said"}},
		{"the full name in yet another spelling", "What did Daniyar Tashijev say about the harbour?", []string{"The harbour will be closed in June", "Tashiev said"}},
		{"another script", "What did Ташиев say about the harbour?", []string{"The harbour will be closed in June", "Tashiev said"}},
		{"the office that another story states", "What did the town hall spokesman say about the harbour?", []string{"The harbour will be closed in June", "Tashiev said"}},
		{"another name of a body", "What did ISIS-K say about the fishing boat?", []string{"The Khorasan State said"}},
		{"a namesake is somebody else", "What did Colin Clark say about the harbour?", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := texts(find(t, named(t), test.question).Citations)
			for _, want := range test.want {
				if !slices.ContainsFunc(found, func(text string) bool { return strings.HasPrefix(text, want) }) {
					t.Errorf("Find(%q) quotes %q, want one that begins %q", test.question, found, want)
				}
			}
			if len(test.want) == 0 && len(found) > 0 {
				t.Errorf("Find(%q) quotes %q, want nothing", test.question, found)
			}
		})
	}
}
