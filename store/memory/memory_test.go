package memory_test

import (
	"errors"
	"fmt"
	"testing"

	"whosaid/store/memory"
	"whosaid/store/news"
	"whosaid/store/storetest"
)

func open(t *testing.T) *memory.Store {
	t.Helper()
	s, err := memory.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store { return open(t) })
	storetest.RunVectors(t, func(t *testing.T) storetest.VectorStore { return open(t).WithVectors(storetest.Dim) })
}

func TestNoVectors(t *testing.T) {
	s := open(t)
	if _, err := s.Nearest(t.Context(), make([]float32, storetest.Dim), news.Filter{}, 1); !errors.Is(err, memory.ErrNoVectors) {
		t.Errorf("Nearest in a store without vectors = %v, want %v", err, memory.ErrNoVectors)
	}
}

func entry(t *testing.T, url, text string) memory.Entry {
	t.Helper()
	a, err := news.NewArticle(news.Meta{URL: url}, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	id := news.PassageID(a.Hash().String() + url)
	return memory.Entry{Article: a, Passages: []news.Passage{{ID: id, Article: a.ID(), Version: a.Hash(), Span: news.Span{End: len(text)}}}}
}

func TestPutAll(t *testing.T) {
	s := open(t)
	var entries []memory.Entry
	for i := range 4500 {
		entries = append(entries, entry(t, fmt.Sprintf("https://ostrand.example/%d", i), fmt.Sprintf("Report w%dx on the harbour.", i)))
	}
	// The same article twice: the later one is current.
	entries = append(entries, entry(t, "https://ostrand.example/7", "Report seven, corrected."))
	var told []int
	if err := s.PutAll(t.Context(), entries, func(done int) { told = append(told, done) }); err != nil {
		t.Fatal(err)
	}
	if last := told[len(told)-1]; len(told) < 3 || last != len(entries) {
		t.Errorf("progress was told %v, want steps up to %d", told, len(entries))
	}
	if _, all, err := s.Rarity(t.Context(), nil); err != nil || all != 4500 {
		t.Errorf("Rarity counts %d passages, %v, want 4500", all, err)
	}
	hits, err := s.Search(t.Context(), "report w7x corrected", news.Filter{}, 1)
	if err != nil || len(hits) != 1 || hits[0].Version != entries[4500].Article.Hash() {
		t.Errorf("Search = %v, %v, want the corrected report", hits, err)
	}
}

func TestPutAllRefusesNothingness(t *testing.T) {
	s := open(t)
	err := s.PutAll(t.Context(), []memory.Entry{entry(t, "", "A report."), {}}, nil)
	if !errors.Is(err, news.ErrNoArticle) {
		t.Errorf("PutAll with no article = %v, want %v", err, news.ErrNoArticle)
	}
	if held, err := s.Holdings(t.Context()); err != nil || held.Articles != 0 {
		t.Errorf("Holdings = %+v, %v, want none", held, err)
	}
}

func TestPassageIDsAreNotShared(t *testing.T) {
	s := open(t)
	first, second := entry(t, "https://ostrand.example/1", "One report."), entry(t, "https://ostrand.example/2", "Another report.")
	second.Passages[0].ID = first.Passages[0].ID
	if err := s.PutAll(t.Context(), []memory.Entry{first}, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(t.Context(), second.Article, second.Passages); !errors.Is(err, memory.ErrDuplicatePassage) {
		t.Errorf("Put with the id of another article's passage = %v, want %v", err, memory.ErrDuplicatePassage)
	}
}
