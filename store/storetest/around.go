package storetest

import (
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

const fiveLines = "One ferry.\nTwo piers.\nThree boats.\nFour sailors.\nFive captains."

func testAround(t *testing.T, s Store) {
	a, passages := put(t, s, news.Meta{URL: ferryURL, Title: "Ferry"}, fiveLines)
	b, others := put(t, s, news.Meta{URL: ferryURL + "/2"}, firstText)
	for _, test := range []struct {
		name  string
		found []news.Passage
		want  []string // a line each
	}{
		{"the first", passages[:1], []string{"One ferry. Two piers."}},
		{"in the midst", passages[2:3], []string{"Two piers. Three boats. Four sailors."}},
		{"two that are apart", []news.Passage{passages[4], passages[0]}, []string{"One ferry. Two piers. Four sailors. Five captains."}},
		{"of two articles", []news.Passage{others[1], passages[1]}, []string{strings.ReplaceAll(firstText, "\n", " "), "One ferry. Two piers. Three boats."}},
		{"twice the same", []news.Passage{passages[0], passages[0]}, []string{"One ferry. Two piers."}},
		{"nothing", nil, nil},
	} {
		if got := around(t, s, test.found); !slices.Equal(got, test.want) {
			t.Errorf("Around %s = %q, want %q", test.name, got, test.want)
		}
	}

	// What is known of an article may change while its text does not.
	again, _ := put(t, s, news.Meta{URL: ferryURL, Title: "Ferries", Outlet: post}, fiveLines)
	excerpts, err := s.Around(t.Context(), passages[:1])
	if err != nil || len(excerpts) != 1 || excerpts[0].Article.Title != again.Title || excerpts[0].Article.Outlet == nil {
		t.Errorf("Around what was put again = %+v, %v, want it as it is now", excerpts, err)
	}
	put(t, s, news.Meta{URL: ferryURL}, laterText)
	if err := s.Remove(t.Context(), b.ID()); err != nil {
		t.Fatal(err)
	}
	if got := around(t, s, append(others, passages...)); len(got) > 0 {
		t.Errorf("Around passages of %s, which was changed, and of %s, which was removed = %q, want nothing", a.ID(), b.ID(), got)
	}
}

// around are the texts of the passages around those that were found, an article each.
func around(t *testing.T, s Store, found []news.Passage) []string {
	t.Helper()
	excerpts, err := s.Around(t.Context(), found)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range excerpts {
		var lines []string
		for _, p := range e.Passages {
			lines = append(lines, p.Of(e.Article.Text()))
		}
		out = append(out, strings.Join(lines, " "))
	}
	return out
}
