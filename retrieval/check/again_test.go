package check

import (
	"testing"

	"whosaid/store/news"
)

// An article that is given to another outlet is that outlet's in the next check.
func TestArticleIsReadAsItIsNow(t *testing.T) {
	const text = "The bridge over the Aune will stay shut until May, the county said on Monday."
	store := &fakeStore{}
	checks := New(store)
	for _, outlet := range []string{"The Halden Post", "Fjord Daily"} {
		a, err := news.NewArticle(news.Meta{URL: "https://post.example/1", Outlet: &news.Outlet{ID: "post", Name: outlet}}, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		store.articles = []*news.Article{a}
		got, err := checks.Check(t.Context(), "The bridge over the Aune will stay shut until May")
		if err != nil || len(got.Parts) != 1 || len(got.Parts[0].Matches) != 1 || got.Parts[0].Matches[0].Article().Outlet.Name != outlet {
			t.Errorf("Check = %+v, %v, want one match of %s", got.Parts, err, outlet)
		}
	}
}
