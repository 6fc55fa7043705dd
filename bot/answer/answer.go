// Package answer makes a verified answer of a question. It knows neither
// Telegram nor Redis: what it needs, it asks of the interfaces below.
package answer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"whosaid/store/news"
)

// Questions that get no answer, but help.
var (
	ErrNoQuestion = fmt.Errorf("there is no question in this: %w", news.ErrNoTopic)
	ErrTooLong    = fmt.Errorf("the question is longer than %d bytes", news.MaxQuestion)
	ErrSmallTalk  = fmt.Errorf("this is small talk, not a question: %w", news.ErrNoTopic)
)

// finder finds the quotes that answer a question.
type finder interface {
	Find(ctx context.Context, q news.Question) (news.Found, error)
}

// grouper sorts quotes by what they claim.
type grouper interface {
	Group(ctx context.Context, q news.Question, quotes []news.Citation) []news.Claim
	// Tally counts who makes one claim with the quotes: outlets, and origins
	// that do not depend on each other; why says what makes these fewer. owners is
	// 0 where not all are known.
	Tally(quotes []news.Citation) (outlets, origins, owners int, why string)
	// Stance tells which quotes surely say the same as a claim, and which otherwise.
	Stance(ctx context.Context, claim string, quotes []news.Citation) (same, otherwise []int)
}

// archive gives stored versions of articles.
type archive interface {
	Version(ctx context.Context, id news.ArticleID, hash news.Hash) (*news.Article, error)
}

// ruler gives quotes as moderators left them; a zero Citation for one that is
// shown no more.
type ruler interface {
	Labels(ctx context.Context, group news.Pseudonym) ([]news.Decision, error)
	Rule(ctx context.Context, group news.Pseudonym, quotes []news.Citation) ([]news.Citation, error)
}

// Answerer answers questions from stored articles. It is safe for concurrent use.
type Answerer struct {
	finder   finder
	grouper  grouper
	archive  archive
	composer composer // nil: rules alone group
	reworder reworder // nil: a question is searched as it stands

	translator translator // nil: nothing is translated
	ruler      ruler      // nil: nobody moderates
	watcher    watcher    // nil: nobody
}

// New is an Answerer that finds, groups and verifies by its three arguments.
func New(f finder, g grouper, a archive) *Answerer {
	return &Answerer{finder: f, grouper: g, archive: a}
}

// WithModeration makes the Answerer apply moderators' decisions, and gives it back.
func (a *Answerer) WithModeration(r ruler) *Answerer {
	a.ruler = r
	return a
}

// Answer answers q with quotes that were cut again from the stored articles
// just now. That nothing answers is no error. The errors ErrNoQuestion,
// ErrTooLong and ErrSmallTalk ask for help instead of an answer.
func (a *Answerer) Answer(ctx context.Context, q news.Question) (news.Answer, error) {
	return a.Stream(ctx, q, func(news.Answer) {})
}

// askable tells why q gets no answer, but help.
func askable(q news.Question) error {
	switch {
	case len(q.Text) > news.MaxQuestion:
		return ErrTooLong
	case q.Wordless():
		return ErrNoQuestion
	case smallTalk(q.Text):
		return ErrSmallTalk
	}
	return nil
}

// draft is the answer by rules, with all the quotes that a model may choose from.
type draft struct {
	news.Answer
	asked      news.Question // as it was searched
	candidates []news.Citation
	withdrawn  []news.Citation // found, but taken down by moderators: counted, never shown
}

// search answers by rules what the texts ask, which are one question in other
// words or languages.
func (a *Answerer) search(ctx context.Context, q news.Question, texts ...string) (draft, error) {
	wider := q
	if a.composer != nil {
		wider.Limit = candidatesFor(q)
	}
	if a.ruler != nil {
		var err error
		if wider.Labels, err = a.ruler.Labels(ctx, q.Group); err != nil {
			return draft{}, err
		}
	}
	var all []news.Found
	asked := q
	for _, text := range texts {
		wider.Text = text
		found, err := a.finder.Find(ctx, wider)
		if errors.Is(err, news.ErrNoTopic) {
			continue
		}
		if err != nil {
			return draft{}, fmt.Errorf("find what answers: %w", err)
		}
		if len(all) == 0 || len(all[0].Citations) == 0 {
			asked.Text = cmp.Or(found.Asked, text)
		}
		all = append(all, found)
	}
	if len(all) == 0 {
		return draft{}, ErrSmallTalk
	}
	found := merge(all, wider.Most())
	return a.byRules(ctx, q, asked, found)
}

// byRules is the answer to q without a model: asked is how it was searched.
func (a *Answerer) byRules(ctx context.Context, q, asked news.Question, found news.Found) (draft, error) {
	candidates, withdrawn, err := a.showable(ctx, q, found.Citations)
	if err != nil {
		return draft{}, err
	}
	d := draft{asked: asked, candidates: candidates, withdrawn: withdrawn}
	d.Answer = news.Answer{
		Question: q,
		Outcome:  news.Answered,
		Mode:     news.Extractive,
		Quotes:   d.candidates[:min(len(d.candidates), q.Most())],
		Searched: found.Searched,

		FallbackReason: found.Fallback,
	}
	if len(d.Quotes) == 0 {
		d.Outcome, d.Missing = news.NoSource, found.Missing
		d.Nearest, _, err = a.showable(ctx, q, found.Nearest)
		return d, err
	}
	d.Claims = a.group(ctx, d, d.Quotes)
	return d, nil
}

// group sorts the quotes by what they claim. Those that were taken down are sorted
// with them, since taking one down makes no dispute a fact: how many of them say
// otherwise is counted, and they are left out.
func (a *Answerer) group(ctx context.Context, d draft, quotes []news.Citation) []news.Claim {
	all := slices.Concat(quotes, d.withdrawn)
	return withoutWithdrawn(a.grouper.Group(ctx, d.asked, all), len(quotes), func(shown []int) news.Claim {
		made := make([]news.Citation, len(shown))
		for k, i := range shown {
			made[k] = quotes[i]
		}
		c := news.Claim{Quotes: shown}
		c.Outlets, c.Origins, c.Owners, c.OriginsWhy = a.grouper.Tally(made)
		return c
	})
}

// withoutWithdrawn leaves the quotes from number shown on out of claims; count counts
// anew what is left of one.
func withoutWithdrawn(claims []news.Claim, shown int, count func(quotes []int) news.Claim) []news.Claim {
	gone := func(i int) bool { return i >= shown }
	var out []news.Claim
	for _, c := range claims {
		if quotes := slices.DeleteFunc(slices.Clone(c.Quotes), gone); len(quotes) < len(c.Quotes) {
			if len(quotes) == 0 {
				continue
			}
			left := count(quotes)
			left.DisputedBy, left.Series = c.DisputedBy, stepsWithout(c.Series, gone)
			c = left
		}
		disputing := slices.DeleteFunc(slices.Clone(c.DisputedBy), gone)
		c.Withdrawn = len(c.DisputedBy) - len(disputing)
		c.DisputedBy = disputing
		out = append(out, c)
	}
	return out
}

// stepsWithout are the steps without those quotes; none where one day is left.
func stepsWithout(steps []news.Step, gone func(int) bool) []news.Step {
	var out []news.Step
	for _, s := range steps {
		if s.Quotes = slices.DeleteFunc(slices.Clone(s.Quotes), gone); len(s.Quotes) > 0 {
			out = append(out, s)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// showable are the quotes that may be shown, cut again and as moderators left them,
// and those that moderators took down.
func (a *Answerer) showable(ctx context.Context, q news.Question, quotes []news.Citation) (shown, withdrawn []news.Citation, err error) {
	found := len(quotes)
	shown = a.verified(ctx, quotes)
	if a.ruler != nil {
		verified := shown
		ruled, err := a.ruler.Rule(ctx, q.Group, verified)
		if err != nil {
			return nil, nil, err
		}
		shown = nil
		for i, c := range ruled {
			if c.Article() == nil {
				withdrawn = append(withdrawn, verified[i])
			} else {
				shown = append(shown, c)
			}
		}
	}
	a.refused(found - len(shown))
	return shown, withdrawn, nil
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
