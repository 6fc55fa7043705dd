package check

import (
	"context"
	"strings"
	"testing"

	"whosaid/store/news"
)

// opposing sets every quote that denies against the others.
type opposing struct{}

func (opposing) Against(_ context.Context, _ news.Citation, others []news.Citation) []int {
	var out []int
	for i, c := range others {
		if strings.Contains(c.Text(), " not ") {
			out = append(out, i)
		}
	}
	return out
}

// TestOtherwise holds who is told to say otherwise: others, on the matter, beside what was found.
func TestOtherwise(t *testing.T) {
	store := &fakeStore{articles: []*news.Article{
		article(t, shore, 2, "The engine of the ferry was inspected in March, minister Pia Holt said.\n\nThe engine of the ferry was not inspected in March, a rumour has it."),
		article(t, vest, 3, "The engine of the ferry was not inspected in March, captain Jorun Aas said.\n\nThe quay is not open."),
	}}
	for text, want := range map[string]string{
		"The engine of the ferry was inspected in March":   "The engine of the ferry was not inspected in March, a rumour has it. The engine of the ferry was not inspected in March, captain Jorun Aas said.",
		"The engine of the bakery was repainted in August": "",
	} {
		got, err := New(store).WithOpposing(opposing{}).Check(t.Context(), text)
		if err != nil || len(got.Parts) != 1 {
			t.Fatalf("Check(%q) = %+v, %v", text, got, err)
		}
		var told []string
		for _, c := range got.Parts[0].Otherwise {
			told = append(told, c.Text())
		}
		if strings.Join(told, " ") != want {
			t.Errorf("Check(%q): otherwise says %q, want %q", text, told, want)
		}
	}
}

// sameVector embeds every text alike.
type sameVector struct{}

func (sameVector) Embed(_ context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i := range out {
		out[i] = []float32{1}
	}
	return out, nil
}

// A headline has no sentences of its own: those of its article are not cut from it.
func TestHeadlineHasNoSentences(t *testing.T) {
	titled, err := news.NewArticle(news.Meta{Outlet: shore, Title: "Quay shut"}, "The quay of Skarvik will be closed for two weeks, said Leif Dahl, harbour master.", nil)
	if err != nil {
		t.Fatal(err)
	}
	store := &fakeStore{articles: []*news.Article{titled}}
	for _, text := range []string{"The quay of Skarvik stays shut in June, Dahl told us", "The quay of Skarvik will be closed for two weeks"} {
		if _, err := New(store).WithMeaning(sameVector{}).WithOpposing(opposing{}).Check(t.Context(), text); err != nil {
			t.Errorf("Check(%q): %v", text, err)
		}
	}
}
