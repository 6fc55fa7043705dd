package main

import (
	"testing"
	"time"

	"whosaid/retrieval/check"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/encoder"
	"whosaid/store/news"
)

// TestOtherWordings checks renderings of invented speeches against those of two
// outlets, with the embedder that the binary has.
func TestOtherWordings(t *testing.T) {
	article := func(outlet string, day int, text string) corpus.Reading {
		meta := news.Meta{Outlet: &news.Outlet{ID: news.OutletID(outlet), Name: "The " + outlet}, Published: time.Date(2031, 5, day, 0, 0, 0, 0, time.UTC)}
		a, err := news.NewArticle(meta, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		return corpus.Reading{Article: a}
	}
	by, err := encoder.Open()
	if err != nil {
		t.Fatal(err)
	}
	store := stored(t, []corpus.Reading{
		article("Herald", 4, "Minister Pia Holt spoke in Tranvik.\n\n“Our neighbours are trying to hide who ordered the dam to be opened,” Holt said. “We shall rebuild every house before the winter.”"),
		article("Courier", 4, "The dam broke on Sunday.\n\n“The neighbouring country wants to conceal who gave the order to open the dam,” minister Pia Holt told reporters. “All the homes will be built anew before winter comes,” she said."),
		article("Tribune", 20, "Farmers want compensation.\n\n“The harvest is lost and nobody pays us,” said Jon Brekke, a farmer."),
	})
	checks := check.New(store).WithMeaning(by)
	tests := []struct {
		name, text string
		want       news.CheckStatus
		matches    int
	}{
		{"a third translation", "Holt: “The country next door is attempting to cover up whose order it was to open the dam.”", news.OtherWording, 2},
		{"a third translation, nobody named", "The country next door is attempting to cover up who ordered opening the dam", news.OtherWording, 2},
		{"another statement of hers", "Holt: “Every home is going to be reconstructed ahead of the winter season.”", news.OtherWording, 1}, // the other outlet's lies a hair under the likeness from which meanings are compared
		{"in another's mouth", "Jon Brekke: “The country next door is attempting to cover up whose order it was to open the dam.”", news.Unfound, 0},
		{"one outlet, nobody named", "Our crops are gone and we get no money from anyone", news.Unfound, 0},
		{"the contrary", "Holt: “The country next door is not attempting to cover up whose order it was to open the dam.”", news.Unfound, 0},
		{"another matter", "Holt: “Taxes on fuel will fall next spring for all lorry drivers.”", news.Unfound, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := checks.Check(t.Context(), test.text)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range got.Matches {
				t.Logf("%.2f %q [%s]", m.Score, m.Text(), m.Label())
			}
			if got.Status != test.want || test.matches > 0 && len(got.Matches) != test.matches {
				t.Errorf("Check(%q) = %s with %d matches, want %s with %d", test.text, got.Status, len(got.Matches), test.want, test.matches)
			}
		})
	}
}
