package check

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	lru "github.com/hashicorp/golang-lru/v2"

	"whosaid/store/news"
)

// MaxText is the length of the longest text that is checked, in bytes.
const MaxText = 100 << 10

// Errors of a text that cannot be checked.
var (
	ErrTooLong = fmt.Errorf("the text is longer than %d KB; check a part of it", MaxText>>10)
	ErrNoWords = errors.New("the text has no word in it; send the words to be checked")
	ErrNotUTF8 = errors.New("the text is not UTF-8; write it in that encoding")
)

// Store is what a Checker asks of the stored articles.
type Store interface {
	searcher
	library
	history
	catalogue
}

// searcher finds passages by their words, or by those beside them that are never
// quoted: at most limit of them, best first.
type searcher interface {
	Search(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error)
	SearchAside(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error)
}

// library gives stored articles, and the passages of their current versions.
type library interface {
	Article(ctx context.Context, id news.ArticleID) (*news.Article, error)
	Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error)
}

// catalogue tells what is stored.
type catalogue interface {
	Outlets(ctx context.Context) ([]news.Outlet, error)
	Holdings(ctx context.Context) (news.Searched, error)
}

// Checker checks texts against stored articles. It is safe for concurrent use.
type Checker struct {
	store   Store
	sources *lru.Cache[*news.Article, *source] // that were read last
	archive archive

	embedder   Embedder   // nil: other wordings are not looked for
	neighbours Neighbours // nil: they are looked for among articles that share words alone
	asker      Embedder   // embeds what neighbours are asked for
	opposing   Opposing   // nil: nobody is told to say otherwise
}

// mostSources is how many articles are kept for the next check.
const mostSources = 2_000

// New is a Checker over store.
func New(store Store) *Checker {
	sources, _ := lru.New[*news.Article, *source](mostSources) // it fails for none alone
	return &Checker{store: store, sources: sources}
}

// Check tells of each part of text, at most MaxText bytes of UTF-8, whether it is
// a quote from a stored article, and where it was changed. Finding nothing is no
// error; ErrTooLong, ErrNoWords and ErrNotUTF8 are texts that cannot be checked.
func (c *Checker) Check(ctx context.Context, text string) (news.Check, error) {
	return c.CheckAll(ctx, text, nil)
}

// CheckUnder is Check with stored quotes under the labels that decisions of moderators
// gave them.
func (c *Checker) CheckUnder(ctx context.Context, text string, labels []news.Decision) (news.Check, error) {
	return c.check(ctx, text, labels, nil)
}

// CheckAll is Check for a long text; progress, which may be nil, is told how far it is.
func (c *Checker) CheckAll(ctx context.Context, text string, progress Progress) (news.Check, error) {
	return c.check(ctx, text, nil, progress)
}

func (c *Checker) check(ctx context.Context, text string, labels []news.Decision, progress Progress) (news.Check, error) {
	if err := Readable(text); err != nil {
		return news.Check{}, err
	}
	searched, err := c.store.Holdings(ctx)
	if err != nil {
		return news.Check{}, fmt.Errorf("tell what is stored: %w", err)
	}
	outlets, err := c.store.Outlets(ctx)
	if err != nil {
		return news.Check{}, fmt.Errorf("list the outlets: %w", err)
	}
	outlets = slices.Clone(outlets)
	for i, o := range outlets {
		outlets[i] = o.Ruled(labels)
	}
	parts, err := c.parts(ctx, text, outlets, labels, progress)
	if err != nil {
		return news.Check{}, err
	}
	return news.CheckOf(text, parts, searched), nil
}

// Readable gives the error of a text that cannot be checked, nil for one that can.
func Readable(text string) error {
	switch {
	case len(text) > MaxText:
		return ErrTooLong
	case !utf8.ValidString(text):
		return ErrNotUTF8
	case news.Fold(text).Len() == 0:
		return ErrNoWords
	}
	return nil
}
