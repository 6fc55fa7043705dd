// Package service is what the bot does for other programs, by whatever door they
// come in: HTTP, MCP or the command line. It knows none of the doors, and all that
// it gives out was cut and ruled on just now.
package service

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"whosaid/store/news"
)

// answerer answers questions. An error that is news.ErrNoTopic says that the
// text asks for nothing.
type answerer interface {
	Answer(ctx context.Context, q news.Question) (news.Answer, error)
}

// checker lays a text beside stored quotes, as moderators left them.
type checker interface {
	Check(ctx context.Context, text string, group news.Pseudonym) (news.Check, error)
}

// library gives stored articles and their versions. The error is
// news.ErrNoArticle for one that is not stored.
type library interface {
	Article(ctx context.Context, id news.ArticleID) (*news.Article, error)
	Version(ctx context.Context, id news.ArticleID, hash news.Hash) (*news.Article, error)
	Versions(ctx context.Context, id news.ArticleID) ([]*news.Article, error)
	Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error)
}

// moderation gives quotes as moderators left them.
type moderation interface {
	Rule(ctx context.Context, group news.Pseudonym, quotes []news.Citation) ([]news.Citation, error)
	Withdrawn(ctx context.Context, id news.ArticleID, group news.Pseudonym) (whole, some bool, err error)
	Quote(ctx context.Context, ref news.Ref, said news.Said, group news.Pseudonym) (news.Citation, error)
}

// Services are all of them. They are safe for concurrent use.
type Services struct {
	Answers    answerer
	Checks     checker
	Library    library
	Moderation moderation
	History    history
	Ledger     ledger

	Readable  func(text string) error                    // why a text cannot be checked; nil for one that can
	Passages  func(article *news.Article) []news.Passage // of a version that is not the current one
	Attribute func(text string) []news.Attribution       // who says what in a plain text
	Help      string                                     // what is said to those who ask nothing

	Key     ed25519.PrivateKey // that signs receipts
	Program string             // that is named in them
	Keep    time.Duration      // for how long what was told is kept; 0: it is not
	Now     func() time.Time
}

// Wrong is a request that cannot be met as it is. Its text is for whoever asked.
type Wrong struct{ error }

// Unwrap is the mistake itself.
func (w Wrong) Unwrap() error { return w.error }

func wrong(format string, args ...any) error { return Wrong{fmt.Errorf(format, args...)} }

// Bounds on what is asked for.
const (
	MostQuotes      = 50        // of one answer
	MaxAttributable = 256 << 10 // bytes of a text that is read for attributions
)

// Ask answers a question. One that names nothing to look for gets an answer
// without a source, which says how to ask.
func (s *Services) Ask(ctx context.Context, q news.Question) (news.Answer, error) {
	switch {
	case !utf8.ValidString(q.Text):
		return news.Answer{}, wrong("the question is not UTF-8")
	case len(q.Text) > news.MaxQuestion:
		return news.Answer{}, wrong("the question is longer than %d bytes; shorten it", news.MaxQuestion)
	case q.Wordless():
		return news.Answer{}, wrong("the question has no word in it")
	case q.Limit < 0 || q.Limit > MostQuotes:
		return news.Answer{}, wrong("limit is %d; it may be 1 to %d", q.Limit, MostQuotes)
	}
	got, err := s.Answers.Answer(ctx, q)
	if errors.Is(err, news.ErrNoTopic) {
		return news.Answer{Question: q, Outcome: news.NoSource, Mode: news.Extractive, Missing: s.Help}, nil
	}
	if err != nil {
		return news.Answer{}, fmt.Errorf("answer: %w", err)
	}
	return got, nil
}

// Check tells of each part of a text whether it is a quote from a stored article.
func (s *Services) Check(ctx context.Context, text string) (news.Check, error) {
	if err := s.Readable(text); err != nil {
		return news.Check{}, Wrong{err}
	}
	got, err := s.Checks.Check(ctx, text, "")
	if err != nil {
		return news.Check{}, fmt.Errorf("check: %w", err)
	}
	return got, nil
}

// Attributions tells who says what in a plain text.
func (s *Services) Attributions(text string) (news.Attributed, error) {
	switch {
	case !utf8.ValidString(text):
		return news.Attributed{}, wrong("the text is not UTF-8")
	case len(text) > MaxAttributable:
		return news.Attributed{}, wrong("the text is longer than %d KB; split it", MaxAttributable>>10)
	}
	return news.Attributed{Text: text, Said: s.Attribute(text)}, nil
}

// Said are the citations that carry the words of a checked text as they stand in a
// store, whoever the text names, and those that come near to it.
func Said(c news.Check) (by, near []news.Citation) {
	for _, part := range c.Parts {
		for _, m := range part.Matches {
			if wordForWord(part.Status, m) {
				by = append(by, m.Citation)
			} else {
				near = append(near, m.Citation)
			}
		}
	}
	return by, near
}

// wordForWord reports whether a match of a part with that status has the words of
// the part. A splice matches piece by piece, and no piece is the whole.
func wordForWord(status news.CheckStatus, m news.Match) bool {
	return (status == news.Verbatim || status == news.Misattributed) && m.Similarity == 1 &&
		!slices.ContainsFunc(m.Diff, func(e news.Edit) bool { return e.Op != news.Equal })
}
