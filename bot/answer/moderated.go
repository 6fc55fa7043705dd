package answer

import (
	"context"
	"fmt"

	"whosaid/store/news"
)

// ledger gives moderators' decisions, by what they are on (news.Subject.Docket).
type ledger interface {
	Decisions(ctx context.Context, dockets ...string) ([]news.Decision, error)
}

// registry lists the outlets that a decision may name.
type registry interface {
	Outlets(ctx context.Context) ([]news.Outlet, error)
}

// Moderation applies moderators' decisions to quotes. It moves labels and takes
// quotes away; it never touches words.
type Moderation struct {
	ledger   ledger
	archive  archive
	registry registry
}

// Moderate is a Moderation by its three arguments.
func Moderate(l ledger, a archive, r registry) *Moderation { return &Moderation{l, a, r} }

// Rule gives the quotes as moderators of everywhere and of the group left them.
// One that is shown no more is the zero Citation, so that the others keep their
// numbers; such copies are left out.
func (m *Moderation) Rule(ctx context.Context, group news.Pseudonym, quotes []news.Citation) ([]news.Citation, error) {
	out := make([]news.Citation, len(quotes))
	if group == news.Unruled || len(quotes) == 0 {
		return quotes, nil
	}
	decisions, err := m.ledger.Decisions(ctx, dockets(quotes)...)
	if err != nil {
		return nil, fmt.Errorf("read moderators' decisions: %w", err)
	}
	if len(decisions) == 0 {
		return quotes, nil
	}
	r, err := m.rules(ctx, decisions, group)
	if err != nil {
		return nil, err
	}
	for i, c := range quotes {
		if c.Article() == nil {
			continue
		}
		ruled, shown, err := r.on(c)
		if err != nil {
			return nil, err
		}
		if shown {
			out[i] = ruled
		}
	}
	return out, nil
}

// Labels are the decisions that move labels and count within a group, oldest first.
func (m *Moderation) Labels(ctx context.Context, group news.Pseudonym) ([]news.Decision, error) {
	decisions, err := m.ledger.Decisions(ctx, news.LabelDocket)
	if err != nil {
		return nil, fmt.Errorf("read moderators' decisions: %w", err)
	}
	return news.Standing(decisions, group), nil
}

// Quote cuts a stored quote again and rules on it; the error is
// news.ErrNoArticle when it may be shown no more.
func (m *Moderation) Quote(ctx context.Context, ref news.Ref, said news.Said, group news.Pseudonym) (news.Citation, error) {
	stored, err := m.archive.Version(ctx, ref.Article, ref.Hash)
	if err != nil {
		return news.Citation{}, fmt.Errorf("load article %s: %w", ref.Article, err)
	}
	quote, err := ref.Cut(stored)
	if err != nil {
		return news.Citation{}, fmt.Errorf("%w: %w", news.ErrNoArticle, err)
	}
	ruled, err := m.Rule(ctx, group, []news.Citation{news.Cite(quote, said, 0)})
	if err != nil {
		return news.Citation{}, err
	}
	if ruled[0].Article() == nil {
		return news.Citation{}, fmt.Errorf("quote of article %s was taken down: %w", ref.Article, news.ErrNoArticle)
	}
	return ruled[0], nil
}

// Withdrawn tells what of an article may be shown no more: the whole of it, or some
// quotes.
func (m *Moderation) Withdrawn(ctx context.Context, id news.ArticleID, group news.Pseudonym) (whole, some bool, err error) {
	decisions, err := m.ledger.Decisions(ctx, news.Subject{Article: id}.Docket())
	if err != nil {
		return false, false, fmt.Errorf("read moderators' decisions: %w", err)
	}
	for _, d := range news.Standing(decisions, group) {
		if d.Ruling == news.TakeDown {
			whole, some = whole || d.Subject.Quote == nil, true
		}
	}
	return whole, some, nil
}

// dockets names all decisions that could bear on quotes.
func dockets(quotes []news.Citation) []string {
	var out []string
	add := func(q news.Quote) {
		if q.Article() == nil {
			return
		}
		out = append(out, news.Subject{Article: q.Article().ID()}.Docket())
		if o := q.Outlet(); o != nil {
			out = append(out, news.Subject{Outlet: o.ID}.Docket())
		}
	}
	for _, c := range quotes {
		add(c.Quote)
		for _, copied := range c.AlsoIn {
			add(copied.Quote)
		}
	}
	return out
}

// rules are decisions that stand, with the outlets that they name.
type rules struct {
	standing []news.Decision
	outlets  map[news.OutletID]news.Outlet
}

// rules reads what the decisions need: where an article is another outlet's, also
// what was decided on that one.
func (m *Moderation) rules(ctx context.Context, decisions []news.Decision, group news.Pseudonym) (rules, error) {
	r := rules{standing: news.Standing(decisions, group), outlets: map[news.OutletID]news.Outlet{}}
	var more []string
	for _, d := range r.standing {
		if d.Ruling == news.OutletIs && d.Outlet != "" {
			more = append(more, news.Subject{Outlet: d.Outlet}.Docket())
		}
	}
	if len(more) == 0 {
		return r, nil
	}
	known, err := m.registry.Outlets(ctx)
	if err != nil {
		return rules{}, fmt.Errorf("list the outlets: %w", err)
	}
	for _, o := range known {
		r.outlets[o.ID] = o
	}
	named, err := m.ledger.Decisions(ctx, more...)
	if err != nil {
		return rules{}, fmt.Errorf("read moderators' decisions: %w", err)
	}
	r.standing = append(r.standing, news.Standing(named, group)...)
	return r, nil
}

// on applies the rules to a quote and its copies.
func (r rules) on(c news.Citation) (ruled news.Citation, shown bool, err error) {
	if c.Quote, err = r.published(c.Quote); err != nil {
		return c, false, err
	}
	ruled, shown = c.Ruled(r.standing)
	if !shown {
		return ruled, false, nil
	}
	var copies []news.Copy
	for _, copied := range ruled.AlsoIn {
		if _, shown := news.Cite(copied.Quote, news.Said{}, 0).Ruled(r.standing); !shown {
			continue
		}
		if copied.Quote, err = r.published(copied.Quote); err != nil {
			return c, false, err
		}
		copies = append(copies, copied)
	}
	ruled.AlsoIn = copies
	return ruled, true, nil
}

// published is the quote under the outlet that moderators gave the article, by
// the name that they gave the outlet.
func (r rules) published(q news.Quote) (news.Quote, error) {
	outlet := q.Outlet()
	var onArticle []news.Decision
	for _, d := range r.standing {
		if d.Subject.Article == q.Article().ID() {
			onArticle = append(onArticle, d)
		}
	}
	if id, named := news.Publisher(onArticle); named {
		outlet = nil
		if o, known := r.outlets[id]; known {
			outlet = &o
		}
	}
	if outlet != nil {
		ruled := outlet.Ruled(r.standing)
		outlet = &ruled
	}
	return q.Ref().Cut(q.Article().By(outlet))
}

// Outlets are all outlets as moderators corrected them.
func (m *Moderation) Outlets(ctx context.Context) ([]news.Outlet, error) {
	all, err := m.registry.Outlets(ctx)
	if err != nil || len(all) == 0 {
		return all, err
	}
	names := make([]string, len(all))
	for i, o := range all {
		names[i] = news.Subject{Outlet: o.ID}.Docket()
	}
	decisions, err := m.ledger.Decisions(ctx, names...)
	if err != nil {
		return nil, fmt.Errorf("read moderators' decisions: %w", err)
	}
	standing := news.Standing(decisions, "")
	ruled := make([]news.Outlet, len(all))
	for i, o := range all {
		ruled[i] = o.Ruled(standing)
	}
	return ruled, nil
}
