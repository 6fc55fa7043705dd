package retrieval

import (
	"cmp"
	"context"
	"hash/fnv"
	"math"
	"slices"
	"time"

	"whosaid/retrieval/encoder"
	"whosaid/store/language"
	"whosaid/store/news"
)

// fakeStore is a Store of a few articles: a passage scores by the share of the
// query's stems that stand in it.
type fakeStore struct {
	articles []*news.Article
}

func (s fakeStore) Search(_ context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error) {
	return s.find(filter, limit, func(passage string) float64 { return share(text, passage) }), nil
}

// find gives the passages with a score above 0.
func (s fakeStore) find(filter news.Filter, limit int, score func(passage string) float64) []news.Hit {
	var hits []news.Hit
	for _, a := range s.articles {
		if !filter.Passes(&a.Meta) {
			continue
		}
		for _, p := range Passages(a) {
			if score := score(p.Of(a.Text())); score > 0 {
				hits = append(hits, news.Hit{Passage: p, Score: score})
			}
		}
	}
	slices.SortFunc(hits, func(a, b news.Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return hits[:min(limit, len(hits))]
}

func share(query, text string) float64 {
	bag := newBag(text)
	hit, all := 0, 0
	for _, stem := range newBag(query).stems {
		all++
		if bag.count(stem) > 0 {
			hit++
		}
	}
	return float64(hit) / float64(max(all, 1))
}

func (s fakeStore) Rarity(_ context.Context, words []string) ([]int, int, error) {
	counts, all := make([]int, len(words)), 0
	for _, a := range s.articles {
		for _, p := range Passages(a) {
			all++
			bag := newBag(p.Of(a.Text()))
			for i, w := range words {
				if bag.count(language.Words(w)[0].Stem) > 0 {
					counts[i]++
				}
			}
		}
	}
	return counts, all, nil
}

func (s fakeStore) Article(_ context.Context, id news.ArticleID) (*news.Article, error) {
	for _, a := range s.articles {
		if a.ID() == id {
			return a, nil
		}
	}
	return nil, news.ErrNoArticle
}

func (s fakeStore) story(i int) *story {
	return newStory(news.Excerpt{Article: s.articles[i], Passages: Passages(s.articles[i])}, nil)
}

func (s fakeStore) Around(ctx context.Context, found []news.Passage) (out []news.Excerpt, err error) {
	seen := map[news.ArticleID]bool{}
	for _, p := range found {
		if a, err := s.Article(ctx, p.Article); err == nil && !seen[p.Article] {
			seen[p.Article] = true
			out = append(out, news.Excerpt{Article: a, Passages: Passages(a)})
		}
	}
	return out, nil
}

func (s fakeStore) Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error) {
	a, err := s.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	return Passages(a), nil
}

func (s fakeStore) Outlets(context.Context) ([]news.Outlet, error) {
	var out []news.Outlet
	for _, a := range s.articles {
		if a.Outlet != nil && !slices.ContainsFunc(out, func(o news.Outlet) bool { return o.ID == a.Outlet.ID }) {
			out = append(out, *a.Outlet)
		}
	}
	return out, nil
}

func (s fakeStore) Holdings(context.Context) (news.Searched, error) {
	return news.Searched{Articles: len(s.articles)}, nil
}

func (s fakeStore) HoldingsWithin(_ context.Context, filter news.Filter) (news.Searched, error) {
	held, _ := news.Holdings(func(yield func(*news.Meta) bool) {
		for _, a := range s.articles {
			if filter.Passes(&a.Meta) && !yield(&a.Meta) {
				return
			}
		}
	})
	return held, nil
}

// Nearest finds passages by the vectors of fakeEncoder.
func (s fakeStore) Nearest(_ context.Context, query []float32, filter news.Filter, limit int) ([]news.Hit, error) {
	return s.find(filter, limit, func(passage string) float64 { return (1 + cosine(query, direction(passage))) / 2 }), nil
}

func testNow() time.Time { return time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC) }

// fakeDimensions is how long the vectors of fakeEncoder are.
const fakeDimensions = 256

// direction is a text's stems, each at a place by its hash; a ferry is a vessel.
func direction(text string) []float32 {
	v := make([]float32, fakeDimensions)
	v[0] = 0.01
	for _, stem := range newBag(text).stems {
		if stem == "ferri" {
			stem = "vessel"
		}
		h := fnv.New32a()
		h.Write([]byte(stem))
		v[h.Sum32()%fakeDimensions]++
	}
	return unit(v)
}

func unit(v []float32) []float32 {
	square := float32(0)
	for _, x := range v {
		square += x * x
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(float64(square)))
	}
	return v
}

// fakeEncoder is an Encoder by direction, but for what its fields say.
type fakeEncoder struct {
	question func(ctx context.Context) error // asked before each question; nil: never fails
	turns    chan struct{}                   // holds as many as may encode at once; nil: all may
	encoded  *int                            // counts sentences
}

// Turn is anybody's at once, where the fake has no turns.
func (e fakeEncoder) Turn(ctx context.Context) (context.Context, func(), error) {
	if e.turns == nil {
		return ctx, func() {}, nil
	}
	select {
	case e.turns <- struct{}{}:
		return ctx, func() { <-e.turns }, nil
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
}

func (e fakeEncoder) Question(ctx context.Context, text string) ([]float32, error) {
	if e.question != nil {
		if err := e.question(ctx); err != nil {
			return nil, err
		}
	}
	return direction(text), nil
}

func (e fakeEncoder) Passages(_ context.Context, passages []encoder.Passage) ([]encoder.Vectors, error) {
	out := make([]encoder.Vectors, len(passages))
	for i, p := range passages {
		for _, sentence := range p.Sentences {
			out[i].Sentences = append(out[i].Sentences, direction(sentence))
			if e.encoded != nil {
				*e.encoded++
			}
		}
	}
	return out, nil
}

// readFunc is a Reader of a function of one candidate.
type readFunc func(ctx context.Context, c encoder.Candidate) (float32, error)

func (f readFunc) Read(ctx context.Context, _ string, candidates []encoder.Candidate) ([]float32, error) {
	out := make([]float32, len(candidates))
	for i, c := range candidates {
		var err error
		if out[i], err = f(ctx, c); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// testDecision is a decision for the fakes, whose vectors count words.
var testDecision = decision{
	Read:    weights{Of: map[string]float64{"reader": 1}},
	Answers: weights{Of: map[string]float64{"best_read": 1}},
	Unread:  weights{Bias: -1.2, Of: map[string]float64{"sentence": 3, "words": 3, "speaker_agrees": 1}},
	Words:   weights{Bias: -1.5, Of: map[string]float64{"words": 5, "speaker_agrees": 1}},
}

// cosine is that of two vectors; 0 where one is none.
func cosine(a, b []float32) float64 {
	var product, left, right float64
	for i, x := range a {
		product += float64(x) * float64(b[i])
		left += float64(x) * float64(x)
		right += float64(b[i]) * float64(b[i])
	}
	if left == 0 || right == 0 {
		return 0
	}
	return product / math.Sqrt(left*right)
}
