// Package prompts asks a chat model to choose among quotes, to group them, and
// to put questions into other words; and it reads what the model replies.
//
// A model only chooses: it names candidates by number, and no word that it writes
// about them is read. What else it writes, search texts, which are never shown,
// and translations, is checked, the latter by package vouch; what cannot be
// vouched for is dropped, counted and told of to whoever observes. Templates lie in files beside this package.
package prompts

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"whosaid/prompts/chat"
	"whosaid/store/news"
)

// asker asks a chat model.
type asker interface {
	Model() string
	Ask(ctx context.Context, r chat.Request, read func(io.Reader) error) (chat.Call, error)
}

// Config tells New how much may be spent, and on what. What is zero gets the
// default named.
type Config struct {
	// Budget is the time for all that a model does for one answer: 20 s. A
	// quarter of it is for rewording the question.
	Budget time.Duration
	// PromptTokens is the longest prompt, as estimated: 2,900, so that with the
	// reply it fits into 4,096.
	PromptTokens int
	// Share is how many answers a day each asker has of the model: 200.
	Share int
	// Kept is how many compositions are kept, for questions asked again: 512.
	Kept int
	// Now is the clock; by default time.Now.
	Now func() time.Time
	// Kin reports whether two English words, in lower case, mean nearly the
	// same; by default only equal ones do.
	Kin func(a, b string) bool
	// Languages are those of the articles, as ISO 639-1; by default English.
	Languages func(ctx context.Context) []string
	// Observe is told of each task when it is over; nil: nobody is.
	Observe func(ctx context.Context, e Event)
}

// Event is what became of one task.
type Event struct {
	chat.Call
	Kept       bool            // the answer was kept from earlier, and nobody was asked
	Candidates []news.Citation // that were offered, to choose from
	Dropped    []news.Dropped
}

// Model does with a chat model what may be done with one. It is safe for
// concurrent use.
type Model struct {
	Config
	asker asker
	share *share
	kept  *lru.Cache[string, news.Composition]
	words *lru.Cache[string, []string]
}

// New returns a Model that asks a.
func New(a asker, config Config) (*Model, error) {
	if config.Budget < 0 || min(config.PromptTokens, config.Share, config.Kept) < 0 {
		return nil, errors.New("a number in the configuration of the model is negative")
	}
	config = config.complete()
	m := &Model{Config: config, asker: a, share: newShare(config.Share, config.Now)}
	var err error
	if m.kept, err = lru.New[string, news.Composition](config.Kept); err != nil {
		return nil, fmt.Errorf("keep compositions: %w", err)
	}
	if m.words, err = lru.New[string, []string](config.Kept); err != nil {
		return nil, fmt.Errorf("keep search texts: %w", err)
	}
	return m, nil
}

func (c Config) complete() Config {
	c.Budget = cmp.Or(c.Budget, 20*time.Second)
	c.PromptTokens = cmp.Or(c.PromptTokens, 2900)
	c.Share = cmp.Or(c.Share, 200)
	c.Kept = cmp.Or(c.Kept, 512)
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Kin == nil {
		c.Kin = func(a, b string) bool { return a == b }
	}
	if c.Languages == nil {
		c.Languages = func(context.Context) []string { return []string{"en"} }
	}
	if c.Observe == nil {
		c.Observe = func(context.Context, Event) {}
	}
	return c
}
