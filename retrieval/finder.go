package retrieval

import (
	"context"
	"fmt"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"whosaid/store/news"
)

// Store is what a Finder asks of the stored articles.
type Store interface {
	searcher
	library
	catalogue
}

// searcher finds passages by their words.
type searcher interface {
	// Search gives at most limit passages that pass the filter, best first.
	Search(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error)
	// Rarity tells in how many of all passages each word stands.
	Rarity(ctx context.Context, words []string) (passages []int, all int, err error)
}

// library gives stored articles.
type library interface {
	// Around gives the articles of passages, each once, with those passages and the
	// ones that stand before and behind each; an article that was changed or removed
	// since is left out.
	Around(ctx context.Context, found []news.Passage) ([]news.Excerpt, error)
	// Passages are those of the article's current version, in order.
	Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error)
}

// catalogue tells what is stored.
type catalogue interface {
	Outlets(ctx context.Context) ([]news.Outlet, error)
	Holdings(ctx context.Context) (news.Searched, error)
	// HoldingsWithin is Holdings of the articles that pass the filter.
	HoldingsWithin(ctx context.Context, filter news.Filter) (news.Searched, error)
}

// Finder finds the sentences that answer a question. It is safe for
// concurrent use.
type Finder struct {
	store Store
	now   func() time.Time

	encoder    Encoder    // nil: words alone
	reader     Reader     // nil: what was found decides
	neighbours Neighbours // nil: vectors rank sentences, but find no passages
	asker      Asker      // embeds questions for neighbours; nil: the encoder does

	decision decision
	vectors  *lru.Cache[news.PassageID, [][]int8] // that were made for a question
	bags     *lru.Cache[string, *bag]             // of sentences, by their text
}

// What is kept for the next question: tens of megabytes.
const (
	mostVectors = 5_000
	mostBags    = 20_000
)

// NewFinder is a Finder over store; now tells what "today" in a question means.
func NewFinder(store Store, now func() time.Time) *Finder {
	vectors, _ := lru.New[news.PassageID, [][]int8](mostVectors) // it fails for none alone
	bags, _ := lru.New[string, *bag](mostBags)
	return &Finder{store: store, now: now, decision: learned(), vectors: vectors, bags: bags}
}

// WithEncoder makes the Finder rank sentences by their vectors, too, and gives
// it back.
func (f *Finder) WithEncoder(e Encoder) *Finder {
	f.encoder = e
	return f
}

// WithReader makes the Finder, which needs an encoder, read the best candidates
// before it decides, and gives it back.
func (f *Finder) WithReader(r Reader) *Finder {
	f.reader = r
	return f
}

// WithNeighbours makes the Finder search passages by their vectors, too, and
// gives it back. Questions are embedded by the one that the passages were; nil
// is the encoder.
func (f *Finder) WithNeighbours(n Neighbours, by Asker) *Finder {
	f.neighbours, f.asker = n, by
	return f
}

// Find gives the quotes that answer q, best first, or the nearest ones. Finding
// nothing is no error; a question that names nothing to look for gives
// news.ErrNoTopic.
func (f *Finder) Find(ctx context.Context, q news.Question) (news.Found, error) {
	queries, err := f.queries(ctx, q)
	if err != nil {
		return news.Found{}, err
	}
	best, err := f.best(ctx, queries)
	if err != nil {
		return news.Found{}, err
	}
	found := best.conclude(q.Most())
	found.Fallback = best.fallback
	if found.Searched, err = f.store.HoldingsWithin(ctx, best.reading.Filter()); err != nil {
		return news.Found{}, fmt.Errorf("tell what was searched: %w", err)
	}
	if best.text != q.Text {
		found.Asked = best.text
	}
	return found, nil
}

// best is the inquiry that answers best among those of several readings of one
// question; the first where none answers.
func (f *Finder) best(ctx context.Context, queries []query) (*inquiry, error) {
	var best *inquiry
	for _, q := range queries {
		if q.spare && best.answers() {
			continue
		}
		in, err := f.inquire(ctx, q)
		if err != nil {
			return nil, err
		}
		if best == nil || in.answers() && (!best.answers() || in.odds > best.odds) {
			best = in
		}
	}
	return best, nil
}

// inquire searches for what may answer, best first.
func (f *Finder) inquire(ctx context.Context, q query) (*inquiry, error) {
	in := &inquiry{query: q}
	if err := f.gather(ctx, in); err != nil {
		return nil, err
	}
	if err := f.weigh(ctx, in); err != nil {
		return nil, err
	}
	in.fuse()
	in.heed()
	in.candidates = in.candidates[:min(fusedKept, len(in.candidates))]
	in.observe()
	if err := f.read(ctx, in); err != nil {
		return nil, err
	}
	in.decide(f.decision)
	return in, nil
}

// Rank finds the passages nearest to text, best first, at most limit: all words
// of text count, for no question is read into it. It is the search that Find
// answers from; a passage is worth its best sentence.
func (f *Finder) Rank(ctx context.Context, text string, limit int) ([]news.Hit, error) {
	in := &inquiry{query: query{text: text, most: limit}}
	if err := f.gather(ctx, in); err != nil {
		return nil, err
	}
	if err := f.weigh(ctx, in); err != nil {
		return nil, err
	}
	in.fuse()
	return in.passages(limit), nil
}

// inquiry is one question on its way to the sentences that answer it.
type inquiry struct {
	query
	vector     []float32 // of the question; nil when there is none
	weighed    int       // words of the question that count
	forms      bool      // forms of one word are compared: nobody takes their endings off
	candidates []*candidate
	odds       float64 // their logarithm, that any candidate answers
	beside     float64 // the score over which one is shown where any does
	bySpeaker  bool    // the labels answer: see heed
	fallback   string  // why something was left out that could have helped
}

// stories are the articles of hits, with what was found in them and what stands
// beside it.
func (f *Finder) stories(ctx context.Context, hits []news.Hit) (map[version]*story, error) {
	found := make([]news.Passage, len(hits))
	for i, hit := range hits {
		found[i] = hit.Passage
	}
	excerpts, err := f.store.Around(ctx, found)
	if err != nil {
		return nil, fmt.Errorf("load the articles of what was found: %w", err)
	}
	out := make(map[version]*story, len(excerpts))
	for _, e := range excerpts {
		out[version{e.Article.ID(), e.Article.Hash()}] = newStory(e, f.bags)
	}
	return out, nil
}
