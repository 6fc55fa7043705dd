package furniture

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"whosaid/retrieval/sentence"
	"whosaid/store/news"
)

// seeds are the sample articles, with everything in them that is furniture. The
// offsets were printed by Find and checked by reading the five articles whole;
// offsets only, the texts are not ours.
var seeds = []struct {
	file string
	want []Piece
}{
	{"000_34fd7bf71896515e.txt", []Piece{
		{news.Span{Start: 1, End: 16}, "date prefix"},
		{news.Span{Start: 218, End: 252}, "subheading"},
		{news.Span{Start: 1503, End: 1584}, "subheading"},
	}},
	{"001_ceaf54dc3c76d35c.txt", []Piece{
		{news.Span{Start: 0, End: 14}, "date line"},
		{news.Span{Start: 274, End: 290}, "subheading"},
		{news.Span{Start: 980, End: 1034}, "subheading"},
		{news.Span{Start: 3418, End: 3443}, "subheading"},
		{news.Span{Start: 7490, End: 7524}, "subheading"},
	}},
	{"002_72f2eca97926e61d.txt", []Piece{
		{news.Span{Start: 0, End: 53}, "headline"},
		{news.Span{Start: 1375, End: 1385}, "editor's mark"},
		{news.Span{Start: 1601, End: 1605}, "editor's mark"},
		{news.Span{Start: 3245, End: 3272}, "share line"},
	}},
	{"003_3fc604d58f4529d8.txt", []Piece{
		{news.Span{Start: 0, End: 63}, "headline"},
		{news.Span{Start: 65, End: 137}, "byline"},
		{news.Span{Start: 1176, End: 1189}, "link label"},
		{news.Span{Start: 1191, End: 1204}, "link label"},
		{news.Span{Start: 2613, End: 2622}, "link label"},
	}},
	{"004_90611bafa8316885.txt", nil},
}

func TestFindInSeeds(t *testing.T) {
	folder := os.Getenv("WHOSAID_SEEDS")
	if folder == "" {
		t.Skip("set WHOSAID_SEEDS to the folder of the sample articles to run this test")
	}
	for _, seed := range seeds {
		t.Run(seed.file, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join(folder, seed.file))
			if err != nil {
				t.Fatal(err)
			}
			text := string(raw)
			got := Find(text, "")
			if !slices.Equal(got, seed.want) {
				t.Errorf("Find(%s) = %v, want %v", seed.file, got, seed.want)
			}
			for _, span := range Outside(text, sentence.Split(text), got) {
				if !sentence.Stopped(span.Of(text)) {
					t.Errorf("%s: what is left at %v does not end as a sentence does", seed.file, span)
				}
			}
		})
	}
}
