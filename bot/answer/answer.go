// Package answer makes a verified answer of a question. It knows neither
// Telegram nor Redis: what it needs, it asks of the interfaces below.
package answer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"whosaid/store/news"
)

// Questions that get no answer, but help.
var (
	ErrNoQuestion = errors.New("there is no question in this")
	ErrTooLong    = fmt.Errorf("the question is longer than %d bytes", news.MaxQuestion)
	ErrSmallTalk  = errors.New("this is small talk, not a question")
)

// finder finds the quotes that answer a question.
type finder interface {
	Find(ctx context.Context, q news.Question) (news.Found, error)
}

// grouper sorts quotes by what they claim.
type grouper interface {
	Group(q news.Question, quotes []news.Citation) []news.Claim
}

// archive gives stored versions of articles.
type archive interface {
	Version(ctx context.Context, id news.ArticleID, hash news.Hash) (*news.Article, error)
}

// Answerer answers questions from stored articles. It is safe for concurrent use.
type Answerer struct {
	finder  finder
	grouper grouper
	archive archive
}

// New is an Answerer that finds, groups and verifies by its three arguments.
func New(f finder, g grouper, a archive) *Answerer { return &Answerer{f, g, a} }

// Answer answers q with quotes that were cut again from the stored articles
// just now. That nothing answers is no error. The errors ErrNoQuestion,
// ErrTooLong and ErrSmallTalk ask for help instead of an answer.
func (a *Answerer) Answer(ctx context.Context, q news.Question) (news.Answer, error) {
	switch {
	case len(q.Text) > news.MaxQuestion:
		return news.Answer{}, ErrTooLong
	case q.Wordless():
		return news.Answer{}, ErrNoQuestion
	case smallTalk(q.Text):
		return news.Answer{}, ErrSmallTalk
	}
	found, err := a.finder.Find(ctx, q)
	if errors.Is(err, news.ErrNoTopic) {
		return news.Answer{}, ErrSmallTalk
	}
	if err != nil {
		return news.Answer{}, fmt.Errorf("find what answers: %w", err)
	}
	quotes := a.verified(ctx, found.Citations)
	if len(quotes) == 0 {
		return a.none(ctx, q, found), nil
	}
	return news.Answer{
		Question: q,
		Outcome:  news.Answered,
		Mode:     news.Extractive,
		Claims:   a.grouper.Group(q, quotes),
		Quotes:   quotes,
		Searched: found.Searched,

		FallbackReason: found.Fallback,
	}, nil
}

func (a *Answerer) none(ctx context.Context, q news.Question, found news.Found) news.Answer {
	return news.Answer{
		Question: q,
		Outcome:  news.NoSource,
		Mode:     news.Extractive,
		Nearest:  a.verified(ctx, found.Nearest),
		Missing:  found.Missing,
		Searched: found.Searched,

		FallbackReason: found.Fallback,
	}
}

// verified cuts every quote again from the version of the article that the
// archive holds, and leaves out what can no longer be cut.
func (a *Answerer) verified(ctx context.Context, quotes []news.Citation) []news.Citation {
	var out []news.Citation
	for _, c := range quotes {
		again, err := a.recut(ctx, c.Quote)
		if err != nil {
			slog.WarnContext(ctx, "quote left out", "article", c.Article().ID(), "err", err)
			continue
		}
		c.Quote = again
		c.AlsoIn = a.verifiedCopies(ctx, c.AlsoIn)
		out = append(out, c)
	}
	return out
}

func (a *Answerer) verifiedCopies(ctx context.Context, copies []news.Copy) []news.Copy {
	var out []news.Copy
	for _, c := range copies {
		again, err := a.recut(ctx, c.Quote)
		if err != nil {
			slog.WarnContext(ctx, "copy left out", "article", c.Article().ID(), "err", err)
			continue
		}
		out = append(out, news.Copy{Quote: again, Why: c.Why})
	}
	return out
}

func (a *Answerer) recut(ctx context.Context, q news.Quote) (news.Quote, error) {
	ref := q.Ref()
	stored, err := a.archive.Version(ctx, ref.Article, ref.Hash)
	if err != nil {
		return news.Quote{}, fmt.Errorf("load article %s: %w", ref.Article, err)
	}
	return ref.Cut(stored)
}
