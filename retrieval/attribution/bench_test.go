package attribution

import (
	"os"
	"strings"
	"testing"
	"time"

	"whosaid/retrieval/encoder"
	"whosaid/retrieval/sentence"
)

func BenchmarkAnalyse(b *testing.B) {
	article, err := os.ReadFile("testdata/ferry.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(article)+"\n\n", 20)
	spans := sentence.Split(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		remembered.recent = runs{}
		Sentences(text, spans, Analyse(text))
	}
}

// BenchmarkBesideEmbedding puts the cost of attribution beside that of
// embedding the same text.
func BenchmarkBesideEmbedding(b *testing.B) {
	e, err := encoder.Open()
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range []string{"ferry.txt", "tagged/ru.txt"} {
		article, err := os.ReadFile("testdata/" + file)
		if err != nil {
			b.Fatal(err)
		}
		text := string(article)
		spans := sentence.Split(text)
		b.Run(file+"/attribution", func(b *testing.B) {
			for b.Loop() {
				remembered.recent = runs{}
				Sentences(text, spans, Analyse(text))
			}
		})
		b.Run(file+"/embedding", func(b *testing.B) {
			p := encoder.Passage{Headline: headline(text)}
			for _, s := range spans {
				p.Sentences = append(p.Sentences, s.Of(text))
			}
			for b.Loop() {
				if _, err := e.Passages(b.Context(), []encoder.Passage{p}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Texts made to be slow: "×" is how much longer four times the text takes than
// the text once. It stays near 4 as long as the work grows with the text.
func BenchmarkAnalyseFourfold(b *testing.B) {
	const size = 20_000
	for name, piece := range map[string]string{
		"cues":            "said ",
		"subjects":        "he said ",
		"appositions":     "Ada, a nurse, ",
		"commas":          "a, ",
		"opening marks":   "“a ",
		"apostrophes":     " 'a",
		"paragraphs":      "“a b c d\n\n",
		"brackets":        "(a ",
		"one surname":     "Ada Brook said. ",
		"bare quotations": "“One two three four.” ",
		"roles":           "Nurse Ada Brook, head of the head of the ward, said so. ",
		"pronouns":        "They said that she said that ",
		"strangers":       "Elma Dorn ran. Dorn, who fell, rose. She said so. ",
		"clauses":         "the head of the firm who built the wall of the town that said ",
	} {
		b.Run(name, func(b *testing.B) {
			var once, fourfold time.Duration
			for b.Loop() {
				once += cost(strings.Repeat(piece, size/len(piece)))
				fourfold += cost(strings.Repeat(piece, 4*size/len(piece)))
			}
			b.ReportMetric(float64(fourfold)/float64(once), "×")
		})
	}
}

// cost is the best of three runs: other work on the machine only adds.
func cost(text string) time.Duration {
	spans := sentence.Split(text)
	best := time.Hour
	for range 3 {
		remembered.recent = runs{}
		start := time.Now()
		Sentences(text, spans, Analyse(text))
		best = min(best, time.Since(start))
	}
	return best
}
