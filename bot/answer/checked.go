package answer

import (
	"context"

	"whosaid/store/news"
)

// checker lays a text beside the stored articles.
type checker interface {
	CheckUnder(ctx context.Context, text string, labels []news.Decision) (news.Check, error)
}

// Checker checks quotes, and shows only what moderators left.
type Checker struct {
	checker    checker
	moderation *Moderation
}

// Checked is a Checker by its two arguments.
func Checked(c checker, m *Moderation) *Checker { return &Checker{c, m} }

// Check tells how a text stands to the stored quotes, as moderators of
// everywhere and of the group left them. Where all that it matched was taken
// down, it is not found.
func (c *Checker) Check(ctx context.Context, text string, group news.Pseudonym) (news.Check, error) {
	labels, err := c.moderation.Labels(ctx, group)
	if err != nil {
		return news.Check{}, err
	}
	found, err := c.checker.CheckUnder(ctx, text, labels)
	if err != nil {
		return news.Check{}, err
	}
	for i, part := range found.Parts {
		if found.Parts[i], err = c.rule(ctx, part, group); err != nil {
			return news.Check{}, err
		}
	}
	return news.CheckOf(text, found.Parts, found.Searched), nil
}

// rule leaves a part what moderators left of it.
func (c *Checker) rule(ctx context.Context, part news.Part, group news.Pseudonym) (news.Part, error) {
	quotes := make([]news.Citation, len(part.Matches))
	for i, m := range part.Matches {
		quotes[i] = m.Citation
	}
	ruled, err := c.moderation.Rule(ctx, group, quotes)
	if err != nil {
		return news.Part{}, err
	}
	var left []news.Match
	for i, m := range part.Matches {
		if m.Citation = ruled[i]; m.Article() != nil {
			left = append(left, m)
		}
	}
	if len(left) < len(part.Matches) && (len(left) == 0 || part.Matches[0].Ref() != left[0].Ref()) {
		part.Status = news.Unfound // what it said of the best match is said no more
	}
	part.Matches = left
	if part.Status == news.Unfound {
		part.Otherwise = nil
	}
	ruled, err = c.moderation.Rule(ctx, group, part.Otherwise)
	if err != nil {
		return news.Part{}, err
	}
	part.Otherwise = nil
	for _, q := range ruled {
		if q.Article() != nil {
			part.Otherwise = append(part.Otherwise, q)
		}
	}
	return part, nil
}
