package service

import (
	"context"
	"fmt"
	"unicode/utf8"

	"whosaid/store/news"
)

// Place names an article, a version of it, and a part of that.
type Place struct {
	Article    news.ArticleID
	Version    *news.Hash // nil: the current one
	Start, End int        // bytes: the one quote there; with End 0, every sentence from Start on
}

// Article is a version of a stored article, as moderators left it.
type Article struct {
	*news.Article
	Versions []*news.Article // the oldest first, the current one last
	Withheld bool            // moderators took a quote of it down: its text is not given
	Said     news.Attributed // of the whole text; none where one quote was asked for
	Quotes   []news.Citation
	Next     int // where the next sentences begin; 0: there are no more
}

// mostSentences is how many of an article's sentences are given at once.
const mostSentences = 200

// Article opens an article. The error is news.ErrNoArticle for one that is not
// stored, or that moderators took down.
func (s *Services) Article(ctx context.Context, at Place) (Article, error) {
	versions, err := s.Library.Versions(ctx, at.Article)
	if err != nil {
		return Article{}, err
	}
	whole, some, err := s.Moderation.Withdrawn(ctx, at.Article, "")
	if err != nil {
		return Article{}, err
	}
	if whole {
		return Article{}, fmt.Errorf("article %s was taken down: %w", at.Article, news.ErrNoArticle)
	}
	current := versions[len(versions)-1]
	out := Article{Article: current, Versions: versions, Withheld: some}
	if at.Version != nil {
		if out.Article, err = s.Library.Version(ctx, at.Article, *at.Version); err != nil {
			return Article{}, err
		}
	}
	sentences, err := s.sentences(ctx, out.Article, out.Hash() == current.Hash())
	if err != nil {
		return Article{}, err
	}
	if err := s.quote(ctx, &out, at, sentences); err != nil {
		return Article{}, err
	}
	if !some && at.End == 0 {
		out.Said = news.Attributed{Text: out.Text(), Said: s.Attribute(out.Text())}
	}
	return out, nil
}

// Withheld reports whether the text around an article's quotes may not be given,
// since moderators took one of them down.
func (s *Services) Withheld(ctx context.Context, id news.ArticleID) (bool, error) {
	_, some, err := s.Moderation.Withdrawn(ctx, id, "")
	return some, err
}

// sentences are those of a version that may be quoted, in their order.
func (s *Services) sentences(ctx context.Context, a *news.Article, current bool) ([]news.Sentence, error) {
	var passages []news.Passage
	if current {
		var err error
		if passages, err = s.Library.Passages(ctx, a.ID()); err != nil {
			return nil, err
		}
	} else {
		passages = s.Passages(a)
	}
	var out []news.Sentence
	for _, p := range passages {
		out = append(out, p.Sentences...)
	}
	return out, nil
}

// quote cuts what is asked for, and leaves what moderators left of it.
func (s *Services) quote(ctx context.Context, out *Article, at Place, sentences []news.Sentence) error {
	if at.End > 0 {
		one, err := s.quoteAt(ctx, out.Article, news.Span{Start: at.Start, End: at.End}, sentences)
		out.Quotes = []news.Citation{one}
		return err
	}
	var cut []news.Citation
	cut, out.Next = cutFrom(out.Article, at.Start, sentences)
	ruled, err := s.Moderation.Rule(ctx, "", cut)
	if err != nil {
		return err
	}
	for _, c := range ruled {
		if c.Article() != nil {
			out.Quotes = append(out.Quotes, c)
		}
	}
	return nil
}

// quoteAt is the one quote at a span. Moderators' decisions on the sentences that it
// touches are on it, too: a cut that is laid otherwise opens nothing that was taken
// down, in no version.
func (s *Services) quoteAt(ctx context.Context, a *news.Article, span news.Span, sentences []news.Sentence) (news.Citation, error) {
	one, err := cutAt(a, span, sentences)
	if err != nil {
		return news.Citation{}, err
	}
	touched := []news.Citation{one}
	for _, sentence := range sentences {
		if !sentence.Overlaps(span) {
			continue
		}
		whole, err := news.Cut(a, sentence.Start, sentence.End)
		if err != nil {
			return news.Citation{}, err
		}
		touched = append(touched, news.Cite(whole, sentence.Said, 0))
	}
	ruled, err := s.Moderation.Rule(ctx, "", touched)
	if err != nil {
		return news.Citation{}, err
	}
	for _, c := range ruled {
		if c.Article() == nil {
			return news.Citation{}, fmt.Errorf("quote of article %s was taken down: %w", a.ID(), news.ErrNoArticle)
		}
	}
	return ruled[0], nil
}

// cutFrom are the sentences that begin at a byte or after it, and where the next
// ones begin. One that is too long for a quote is left out.
func cutFrom(a *news.Article, start int, sentences []news.Sentence) (cut []news.Citation, next int) {
	for _, sentence := range sentences {
		if sentence.Start < start {
			continue
		}
		if len(cut) == mostSentences {
			return cut, sentence.Start
		}
		quote, err := news.Cut(a, sentence.Start, sentence.End)
		if err == nil && utf8.RuneCountInString(quote.Text()) <= news.MaxQuote {
			cut = append(cut, news.Cite(quote, sentence.Said, 0))
		}
	}
	return cut, 0
}

// cutAt is the quote at a span. Who answers for it is known if one answers for all
// of it.
func cutAt(a *news.Article, span news.Span, sentences []news.Sentence) (news.Citation, error) {
	quote, err := news.Cut(a, span.Start, span.End)
	if err != nil {
		return news.Citation{}, Wrong{err}
	}
	if utf8.RuneCountInString(quote.Text()) > news.MaxQuote {
		return news.Citation{}, wrong("a quote has at most %d characters", news.MaxQuote)
	}
	said, met := news.Said{Mode: news.Unclear}, false
	for _, sentence := range sentences {
		if !sentence.Overlaps(span) {
			continue
		}
		if met && !same(said, sentence.Said) {
			return news.Cite(quote, news.Said{Mode: news.Unclear}, 0), nil
		}
		said, met = sentence.Said, true
	}
	return news.Cite(quote, said, 0), nil
}

// same reports whether the same one answers for two sentences in the same manner.
func same(a, b news.Said) bool {
	if (a.Speaker == nil) != (b.Speaker == nil) || a.Mode != b.Mode {
		return false
	}
	return a.Speaker == nil || a.Speaker.Name == b.Speaker.Name && a.Speaker.Role == b.Speaker.Role
}
