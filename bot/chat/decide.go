package chat

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// deciding is a report that somebody decides on.
type deciding struct {
	key    string
	report *reported
	by     news.ModeratorID
	group  news.Pseudonym // within which the decision counts; "" is everywhere
	quote  news.Citation  // as it would be shown now; zero when it is not
}

// deciding is the report with this key, if who pressed may decide on it: a
// moderator for everywhere, an admin for the own group.
func (v *visit) deciding(ctx context.Context, key string) (*deciding, string, error) {
	r, err := v.reported(ctx, key)
	if err != nil {
		return nil, "", err
	}
	if r == nil {
		return nil, v.t.Button.Old, nil
	}
	d := &deciding{key: key, report: r, by: news.ModeratorID(strconv.FormatInt(v.person, 10))}
	if !v.moderates(v.person) {
		admin, err := v.runs(ctx, r.Group, v.person)
		if err != nil {
			return nil, "", err
		}
		if r.Group == 0 || !admin {
			return nil, v.t.Moderate.Only, nil
		}
		if d.group, _, err = v.place(ctx, r.Group); err != nil {
			return nil, "", err
		}
		d.by = news.ModeratorID(v.alias("person ", v.person))
	}
	return d, "", v.refresh(ctx, d)
}

// refresh reads the quote as it stands after what was decided so far.
func (v *visit) refresh(ctx context.Context, d *deciding) error {
	group := d.group
	if d.report.Group != 0 {
		var err error
		if group, _, err = v.place(ctx, d.report.Group); err != nil {
			return err
		}
	}
	quote, err := v.Quotes.Quote(ctx, d.report.Quote.Ref, d.report.Quote.Said, group)
	if err != nil && !errors.Is(err, news.ErrNoArticle) {
		return err
	}
	d.quote = quote
	return nil
}

// decision is what is common to all decisions on a report.
func (v *visit) decision(d *deciding) news.Decision {
	ref := d.report.Quote.Ref
	return news.Decision{
		ID: v.decisionID(), At: v.Now().UTC(), By: d.by, Group: d.group,
		Subject: news.Subject{Article: ref.Article, Quote: &ref, Wording: d.quote.Text()},
	}
}

// decisionID is the same however often the update is handled; of two decisions
// at one moment the later has the greater.
func (v *visit) decisionID() string {
	return fmt.Sprintf("%012d-%s", v.update, mark(v.Salt, "decision", v.update))
}

// decide keeps a decision and shows every card of the report as it stands then.
func (v *visit) decide(ctx context.Context, d *deciding, decision news.Decision, messageID int) error {
	decision.Former = former(decision.Ruling, d.quote)
	if err := v.Desk.Decide(ctx, decision); err != nil {
		return err
	}
	if err := v.refresh(ctx, d); err != nil {
		return err
	}
	shown := d.quote
	if shown.Article() == nil { // moderators see what they took down
		var err error
		if shown, err = v.Quotes.Quote(ctx, d.report.Quote.Ref, d.report.Quote.Said, news.Unruled); err != nil {
			return err
		}
	}
	screen, err := v.cardScreen(ctx, v.t, d.key, d.report, shown, d.group == "")
	if err != nil {
		return err
	}
	if err := v.edit(ctx, "card", screen.html, messageID, screen.markup); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(d.report.Cards)) {
		if id != v.person {
			v.card(ctx, "card:"+strconv.FormatInt(id, 10), d.key, d.report, shown, id)
		}
	}
	return nil
}

// former is what a quote's label says until a decision; "" where it said nothing.
func former(ruling news.Ruling, c news.Citation) string {
	switch {
	case ruling == news.SpeakerIs && c.Speaker != nil && c.Speaker.Role != "" && c.Speaker.Role != c.Speaker.Name:
		return c.Speaker.Name + ", " + c.Speaker.Role
	case ruling == news.SpeakerIs && c.Speaker != nil:
		return c.Speaker.Name
	case ruling == news.OutletIs && c.Article() != nil && c.Outlet() != nil:
		return string(c.Outlet().ID)
	case ruling == news.Remark:
		return c.Remark
	}
	return ""
}

// undo takes the newest decision back that who pressed may take back.
func (v *visit) undo(ctx context.Context, d *deciding, messageID int) (toast string, err error) {
	standing, err := v.standing(ctx, d.report.Quote.Ref, d.group)
	if err != nil {
		return "", err
	}
	standing = slices.DeleteFunc(standing, func(each news.Decision) bool { return each.Group != d.group })
	last, ok := message.Undoable(standing)
	if !ok {
		return v.t.Moderate.Nothing, nil
	}
	undone := v.decision(d)
	undone.Subject, undone.Ruling, undone.Undoes = last.Subject, news.Undo, last.ID
	return v.t.Moderate.Undone, v.decide(ctx, d, undone, messageID)
}
