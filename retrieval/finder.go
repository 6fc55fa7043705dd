package retrieval

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"whosaid/retrieval/figures"
	"whosaid/retrieval/question"
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
	Article(ctx context.Context, id news.ArticleID) (*news.Article, error)
	// Passages are those of the article's current version, in order.
	Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error)
}

// catalogue tells what is stored.
type catalogue interface {
	Outlets(ctx context.Context) ([]news.Outlet, error)
	Holdings(ctx context.Context) (news.Searched, error)
}

// How far a search goes before sentences are weighed.
const (
	passagesAsked    = 60
	articlesExamined = 16
)

// Finder finds the sentences that answer a question. It is safe for
// concurrent use.
type Finder struct {
	store    Store
	now      func() time.Time
	embedder Embedder // nil: keywords only

	neighbours Neighbours // nil: meanings weigh sentences, but find no passages
	asker      Embedder   // embeds questions for neighbours
	aligner    Aligner    // nil: no closer look
	vectors    memo
	shelf      shelf
}

// NewFinder is a Finder over store; now tells what "today" in a question means.
func NewFinder(store Store, now func() time.Time) *Finder { return &Finder{store: store, now: now} }

// WithMeaning makes the Finder compare sentences with questions by meaning,
// too, and gives it back.
func (f *Finder) WithMeaning(e Embedder) *Finder {
	f.embedder = e
	return f
}

// Find gives the quotes that answer q, best first, or the nearest ones and what
// they lack. Finding nothing is no error; a question that names nothing to
// look for gives news.ErrNoTopic.
func (f *Finder) Find(ctx context.Context, q news.Question) (news.Found, error) {
	searched, err := f.store.Holdings(ctx)
	if err != nil {
		return news.Found{}, fmt.Errorf("tell what is stored: %w", err)
	}
	outlets, err := f.store.Outlets(ctx)
	if err != nil {
		return news.Found{}, fmt.Errorf("list the outlets: %w", err)
	}
	whole := f.follow(q, outlets, searched)
	found, err := f.find(ctx, f.inquire(q, whole.Text, whole.Bounds, outlets, searched))
	if err == nil && len(found.Citations) == 0 && whole.Loose != "" {
		loose, fault := f.find(ctx, f.inquire(q, whole.Loose, whole.Bounds, outlets, searched))
		if err = fault; len(loose.Citations) > 0 {
			found = loose
		}
	}
	found.Searched = searched
	return found, err
}

// inquire begins the search for text, which is q or stands for it, within the
// bounds of a conversation and those of q.
func (f *Finder) inquire(q news.Question, text string, bounds news.Filter, outlets []news.Outlet, searched news.Searched) *inquiry {
	in := &inquiry{question: q, asked: q.Text, figures: figures.All(text), reading: f.read(text, outlets, searched)}
	in.question.Text, in.question.Earlier = text, nil
	if !in.reading.Empty() {
		in.reading = in.reading.Within(bounds).Within(news.Filter{Outlets: q.Outlets})
	}
	return in
}

// find answers an inquiry.
func (f *Finder) find(ctx context.Context, in *inquiry) (news.Found, error) {
	if in.reading.Empty() {
		return news.Found{}, news.ErrNoTopic
	}
	if err := f.gather(ctx, in); err != nil {
		return news.Found{}, err
	}
	found := in.conclude()
	found.Fallback = in.fallback
	if in.question.Text != in.asked {
		found.Asked = in.question.Text
	}
	return found, nil
}

// follow reads q with the questions before it. As in read, a date without a year
// never lies after all that is stored.
func (f *Finder) follow(q news.Question, outlets []news.Outlet, searched news.Searched) question.Followed {
	whole := question.Follow(q.Earlier, q.Text, outlets, f.now())
	if newest := searched.To; !newest.IsZero() && whole.Bounds.From.After(newest) {
		return question.Follow(q.Earlier, q.Text, outlets, newest)
	}
	return whole
}

// read reads the question. A date without a year that would lie after all that
// is stored means the one before the newest article.
func (f *Finder) read(text string, outlets []news.Outlet, searched news.Searched) question.Reading {
	reading := question.Read(text, outlets, f.now())
	if newest := searched.To; !newest.IsZero() && reading.From.After(newest) {
		return question.Read(text, outlets, newest)
	}
	return reading
}

// gather fetches the stories that may answer and weighs their sentences.
func (f *Finder) gather(ctx context.Context, in *inquiry) error {
	words := in.words()
	hits, fallback, err := f.search(ctx, wanted{searchText(words) + in.otherNames(), in.question.Text, in.reading.Filter(), passagesAsked})
	if err != nil {
		return err
	}
	in.fallback = fallback
	if in.stories, err = f.examine(ctx, hits); err != nil {
		return err
	}
	in.match = newMatcher(words, in.names(), vocabulary(in.stories))
	if in.weights, err = f.weights(ctx, in.match, words); err != nil {
		return err
	}
	in.weigh()
	if err := f.byMeaning(ctx, in); err != nil {
		return err
	}
	in.judge()
	return nil
}

// examine reads the articles of the best hits whole: the sentence that answers
// may stand beside the passage that was found.
func (f *Finder) examine(ctx context.Context, hits []news.Hit) ([]*story, error) {
	var stories []*story
	byArticle := map[news.ArticleID]*story{}
	for _, hit := range hits {
		s := byArticle[hit.Article]
		if s == nil {
			if len(stories) == articlesExamined {
				continue
			}
			var err error
			if s, err = f.story(ctx, hit.Article); err != nil {
				return nil, err
			}
			byArticle[hit.Article] = s
			stories = append(stories, s)
		}
		s.note(hit, hits[0].Score)
	}
	return stories, nil
}

func (f *Finder) story(ctx context.Context, id news.ArticleID) (*story, error) {
	article, err := f.store.Article(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("load article %s: %w", id, err)
	}
	v := version{id, article.Hash()}
	if s := f.shelf.take(v); s != nil {
		return s, nil
	}
	passages, err := f.store.Passages(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("load passages of article %s: %w", id, err)
	}
	s := examine(article, passages)
	f.shelf.keep(v, s)
	return s, nil
}

// note gives the sentences of a found passage its score, as a share of the best.
func (s *story) note(hit news.Hit, best float64) {
	for _, e := range s.sentences {
		if hit.Contains(e.Span) && best > 0 {
			e.passage = max(e.passage, hit.Score/best)
		}
	}
}

func vocabulary(stories []*story) map[string]bool {
	out := map[string]bool{}
	for _, s := range stories {
		for stem := range s.whole.stems {
			out[stem] = true
		}
	}
	return out
}

// byScore orders evidence best first, ties by place, so that one question
// always gets one answer.
func byScore(a, b *evidence) int {
	return cmp.Or(
		cmp.Compare(b.score, a.score),
		cmp.Compare(a.story.article.ID(), b.story.article.ID()),
		cmp.Compare(a.Start, b.Start),
	)
}
