package check

import (
	"testing"
	"time"

	"whosaid/store/news"
)

// Who is named before words that begin with the name is named twice, in an earlier
// version, too; and what one source names before another's words says nothing of whose
// they are there.
func TestNamedBesideTheirWords(t *testing.T) {
	version := func(day int, text string) *news.Article {
		a, err := news.NewArticle(news.Meta{Outlet: board, URL: "https://board.example/1", Updated: time.Date(2031, 5, day, 0, 0, 0, 0, time.UTC)}, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	store := &fakeStore{
		earlier: []*news.Article{version(1, "Skarvik Harbour Board counted 134 boats at the quay in May.")},
		articles: []*news.Article{
			version(3, "Skarvik Harbour Board counted 133 boats at the quay in May."),
			article(t, vest, 4, "The pier at Skarvik lost twelve of its piles in the storm."),
			article(t, shore, 5, "The county learned of it from Radio Vest.\n\nThe pier at Skarvik lost twelve of its piles in the storm."),
		},
	}
	for text, want := range map[string]news.CheckStatus{
		"Skarvik Harbour Board: “Skarvik Harbour Board counted 134 boats at the quay in May”": news.Verbatim,
		"Skarvik Harbour Board: “Skarvik Harbour Board counted 135 boats at the quay in May”": news.Altered,
		"Radio Vest: “The pier at Skarvik lost twelve of its piles in the storm”":             news.Verbatim,
		"Skarvik Harbour Board: “The pier at Skarvik lost twelve of its piles in the storm”":  news.Misattributed,
	} {
		got, err := New(store).Check(t.Context(), text)
		if err != nil || got.Status != want {
			t.Errorf("Check(%q) = %s with %q, %v, want %s", text, got.Status, quotes(got), err, want)
		}
	}
}

// Who is named behind words may stand in the sentence before them, and the outlet's name
// elsewhere in its article: the words are theirs none the less.
func TestNamedInTheSentenceBefore(t *testing.T) {
	store := &fakeStore{articles: []*news.Article{
		article(t, board, 3, "Notice of Skarvik Harbour Board\n\nThe Board has received an objection from the owners' counsel, Bernt Keel, who asserts that 90 or more of the accepted moorings were let by persons under age. The Board considers the objection unfounded. \"We compared every mooring with the register,\" harbour engineer Pia Holt notes.\n\nSkarvik Harbour Board of the town of Port Tranvik, on behalf of the Board."),
		article(t, vest, 4, "The pier at Skarvik lost twelve of its piles in the storm."),
	}}
	quote, err := news.Find(store.articles[0], "The Board considers the objection unfounded.")
	if err != nil {
		t.Fatal(err)
	}
	keel := news.Decision{ID: "1", Subject: news.About(quote), Ruling: news.SpeakerIs, Speaker: &news.Speaker{Name: "Bernt Keel", Basis: news.Explicit}}
	for _, text := range []string{
		"«The Board considers the objection unfounded», Bernt Keel said.",
		"“The Board considers the objection unfounded” — Skarvik Harbour Board",
	} {
		got, err := New(store).CheckUnder(t.Context(), text, []news.Decision{keel})
		if err != nil || got.Status != news.Verbatim {
			t.Errorf("Check(%q) = %s with %q, %v, want verbatim", text, got.Status, quotes(got), err)
		}
	}
}
