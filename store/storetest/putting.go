package storetest

import (
	"errors"
	"reflect"
	"testing"

	"whosaid/store/news"
)

const (
	ferryURL  = "https://vellaby.example/ferry"
	firstText = "The ferry at Vellaby struck a pier.\nNine people were taken to hospital."
	laterText = "The ferry at Vellaby struck a pier.\nEleven passengers were hurt, the county now says."
)

func testEmpty(t *testing.T, s Store) {
	if hits := search(t, s, "ferry", news.Filter{}, 5); len(hits) != 0 {
		t.Errorf("Search = %v, want nothing", hits)
	}
	held, err := s.Holdings(t.Context())
	if err != nil || held != (news.Searched{}) {
		t.Errorf("Holdings = %+v, %v, want zeros", held, err)
	}
	outlets, err := s.Outlets(t.Context())
	if err != nil || len(outlets) != 0 {
		t.Errorf("Outlets = %v, %v, want none", outlets, err)
	}
	wantNoArticle(t, s, "0123456789abcdef", news.Hash{})
	if err := s.Remove(t.Context()); err != nil {
		t.Errorf("Remove of nothing = %v, want nil", err)
	}
}

func wantNoArticle(t *testing.T, s Store, id news.ArticleID, hash news.Hash) {
	t.Helper()
	_, article := s.Article(t.Context(), id)
	_, version := s.Version(t.Context(), id, hash)
	_, passages := s.Passages(t.Context(), id)
	for call, err := range map[string]error{"Article": article, "Version": version, "Passages": passages} {
		if !errors.Is(err, news.ErrNoArticle) {
			t.Errorf("%s(%s) = %v, want %v", call, id, err, news.ErrNoArticle)
		}
	}
}

func testPut(t *testing.T, s Store) {
	a, passages := article(t, news.Meta{
		URL: ferryURL, Title: "Ferry", Author: "A. Brandt", Language: "en", Outlet: post, File: "a.txt",
		Published: day(3), Updated: day(4), Rules: map[string]string{"title": "first line"},
	}, firstText)
	passages[1].Sentences[0].Said = news.Said{Mode: news.Reports, Via: []string{"NorWire"},
		Speaker: &news.Speaker{Name: "Ingrid Moe", Role: "surgeon", Basis: news.Explicit}}
	if err := s.Put(t.Context(), a, passages); err != nil {
		t.Fatal(err)
	}
	got, err := s.Article(t.Context(), a.ID())
	if err != nil || got.Text() != a.Text() || got.Hash() != a.Hash() || !reflect.DeepEqual(got.Meta, a.Meta) {
		t.Errorf("Article = %+v, %v, want %+v", got, err, a)
	}
	held, err := s.Passages(t.Context(), a.ID())
	if err != nil || !reflect.DeepEqual(held, passages) {
		t.Errorf("Passages = %+v, %v, want %+v", held, err, passages)
	}
	hits := search(t, s, "hospital", news.Filter{}, 5)
	if len(hits) == 0 || !reflect.DeepEqual(hits[0].Passage, passages[1]) {
		t.Errorf("Search = %+v, want first %+v", hits, passages[1])
	}
}

func testPutAgain(t *testing.T, s Store) {
	put(t, s, news.Meta{URL: ferryURL}, firstText)
	a, passages := put(t, s, news.Meta{URL: ferryURL, Title: "Ferry", Outlet: post}, firstText)
	hits := search(t, s, "Vellaby ferry hospital", news.Filter{}, 9)
	if len(hits) != len(passages) {
		t.Errorf("Search gave %d hits, want the article's %d passages once", len(hits), len(passages))
	}
	got, err := s.Article(t.Context(), a.ID())
	if err != nil || got.Title != "Ferry" {
		t.Errorf("Article = %+v, %v, want what was last known of it", got, err)
	}
	if hits := search(t, s, "hospital", news.Filter{Outlets: []news.OutletID{post.ID}}, 9); len(hits) == 0 {
		t.Error("Search by the outlet that became known found nothing")
	}
}

func testNewVersion(t *testing.T, s Store) {
	old, _ := put(t, s, news.Meta{URL: ferryURL}, firstText)
	fresh, passages := put(t, s, news.Meta{URL: ferryURL}, laterText)
	if old.ID() != fresh.ID() {
		t.Fatalf("ids %s and %s of one URL differ", old.ID(), fresh.ID())
	}
	wantCurrent(t, s, fresh, passages)
	before, err := s.Version(t.Context(), old.ID(), old.Hash())
	if err != nil || before.Text() != firstText {
		t.Errorf("Version of the old text = %v, %v, want it", before, err)
	}
	if hits := search(t, s, "hospital", news.Filter{}, 5); len(hits) != 0 {
		t.Errorf("Search for a word of the old version = %v, want nothing", hits)
	}
	if _, all, err := s.Rarity(t.Context(), nil); err != nil || all != len(passages) {
		t.Errorf("Rarity counts %d passages, %v, want %d", all, err, len(passages))
	}
	if all, err := s.Versions(t.Context(), old.ID()); err != nil || len(all) != 2 || all[0].Hash() != old.Hash() || all[1].Hash() != fresh.Hash() {
		t.Errorf("Versions = %v, %v, want the old one and the current one", all, err)
	}
	if _, err := s.Versions(t.Context(), "0123456789abcdef"); !errors.Is(err, news.ErrNoArticle) {
		t.Errorf("Versions of an unknown article: %v, want %v", err, news.ErrNoArticle)
	}
	_, err = s.Version(t.Context(), old.ID(), news.Hash{1})
	if !errors.Is(err, news.ErrNoArticle) {
		t.Errorf("Version of an unknown hash = %v, want %v", err, news.ErrNoArticle)
	}
}

func wantCurrent(t *testing.T, s Store, a *news.Article, passages []news.Passage) {
	t.Helper()
	got, err := s.Article(t.Context(), a.ID())
	if err != nil || got.Hash() != a.Hash() {
		t.Errorf("Article = %v, %v, want version %s", got, err, a.Hash())
	}
	held, err := s.Passages(t.Context(), a.ID())
	if err != nil || !reflect.DeepEqual(held, passages) {
		t.Errorf("Passages = %v, %v, want %v", held, err, passages)
	}
	all, err := s.Articles(t.Context())
	if err != nil || len(all) != 1 || all[0].Hash() != a.Hash() {
		t.Errorf("Articles = %v, %v, want the current version alone", all, err)
	}
}

func testOldVersion(t *testing.T, s Store) {
	put(t, s, news.Meta{URL: ferryURL}, firstText)
	fresh, _ := put(t, s, news.Meta{URL: ferryURL}, laterText)
	old, passages := put(t, s, news.Meta{URL: ferryURL}, firstText)
	wantCurrent(t, s, old, passages)
	if _, err := s.Version(t.Context(), fresh.ID(), fresh.Hash()); err != nil {
		t.Errorf("Version of the withdrawn text = %v, want it", err)
	}
	if hits := search(t, s, "eleven county", news.Filter{}, 5); len(hits) != 0 {
		t.Errorf("Search for words of the withdrawn text = %v, want nothing", hits)
	}
}

func testRemove(t *testing.T, s Store) {
	old, _ := put(t, s, news.Meta{URL: ferryURL}, laterText)
	a, _ := put(t, s, news.Meta{URL: ferryURL}, firstText)
	kept, passages := put(t, s, news.Meta{}, "The ferry sails again.")
	err := s.Remove(t.Context(), kept.ID(), "0123456789abcdef")
	if !errors.Is(err, news.ErrNoArticle) {
		t.Errorf("Remove of an unknown id = %v, want %v", err, news.ErrNoArticle)
	}
	if err := s.Remove(t.Context(), a.ID()); err != nil {
		t.Fatal(err)
	}
	wantCurrent(t, s, kept, passages)
	wantNoArticle(t, s, a.ID(), a.Hash())
	wantNoArticle(t, s, old.ID(), old.Hash())
	if got := texts(t, s, search(t, s, "ferry", news.Filter{}, 5)); !reflect.DeepEqual(got, []string{"The ferry sails again."}) {
		t.Errorf("Search after Remove = %q, want what is left", got)
	}
}

// What is refused leaves nothing behind.
func testRefusals(t *testing.T, s Store) {
	a, passages := article(t, news.Meta{URL: ferryURL}, firstText)
	_, foreign := article(t, news.Meta{URL: ferryURL}, laterText)
	long, empty := passages[1], passages[1]
	long.End = len(firstText) + 1
	empty.End = empty.Start
	for name, bad := range map[string]news.Passage{"of another version": foreign[1], "beyond the text": long, "empty": empty, "put twice": passages[0]} {
		if err := s.Put(t.Context(), a, []news.Passage{passages[0], bad}); err == nil {
			t.Errorf("Put of a passage that is %s = nil, want an error", name)
		}
	}
	wantNoArticle(t, s, a.ID(), a.Hash())
	if hits := search(t, s, "ferry", news.Filter{}, 5); len(hits) != 0 {
		t.Errorf("Search after refusals = %v, want nothing", hits)
	}
}
