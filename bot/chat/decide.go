package chat

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"whosaid/store/news"
)

// deciding is a report that somebody decides on.
type deciding struct {
	key    string
	report *reported
	seat   news.Seat
	quote  news.Citation // as it would be shown now; zero when it is not
}

// Seat tells in whose name a person decides on what was reported in a chat, 0 for a
// private one: a moderator for everywhere, an admin for the own group. ok is false
// for anybody else.
func (h *Host) Seat(ctx context.Context, person, chat int64) (seat news.Seat, ok bool, err error) {
	if seat.Sees, _, err = h.place(ctx, chat); err != nil {
		return news.Seat{}, false, err
	}
	if h.Moderates(person) {
		seat.By = news.ModeratorID(strconv.FormatInt(person, 10))
		return seat, true, nil
	}
	if chat == 0 {
		return news.Seat{}, false, nil
	}
	admin, err := h.runs(ctx, chat, person)
	if err != nil || !admin {
		return news.Seat{}, false, err
	}
	seat.By, seat.Group = news.ModeratorID(h.Owner(person)), seat.Sees
	return seat, true, nil
}

// deciding is the report with this key, if who pressed may decide on it.
func (v *visit) deciding(ctx context.Context, key string) (*deciding, string, error) {
	r, err := v.reported(ctx, key)
	if err != nil {
		return nil, "", err
	}
	if r == nil {
		return nil, v.t.Button.Old, nil
	}
	seat, may, err := v.Seat(ctx, v.person, r.Group)
	if err != nil {
		return nil, "", err
	}
	if !may {
		return nil, v.t.Moderate.Only, nil
	}
	d := &deciding{key: key, report: r, seat: seat}
	return d, "", v.refresh(ctx, d)
}

// refresh reads the quote as it stands after what was decided so far.
func (v *visit) refresh(ctx context.Context, d *deciding) error {
	quote, err := v.Quotes.Quote(ctx, d.report.Quote.Ref, d.report.Quote.Said, d.seat.Sees)
	if err != nil && !errors.Is(err, news.ErrNoArticle) {
		return err
	}
	d.quote = quote
	return nil
}

// decision is what is common to all decisions on a report.
func (v *visit) decision(d *deciding) news.Decision {
	return d.seat.On(d.report.Quote.Ref, d.quote.Text(), v.decisionID(), v.Now().UTC())
}

// decisionID is the same however often the update is handled; of two decisions
// at one moment the later has the greater.
func (v *visit) decisionID() string {
	return fmt.Sprintf("%012d-%s", v.update, mark(v.Salt, "decision", v.update))
}

// decide keeps a decision and shows every card of the report as it stands then.
func (v *visit) decide(ctx context.Context, d *deciding, decision news.Decision, messageID int) error {
	if err := v.Desk.Decide(ctx, decision.Over(d.quote)); err != nil {
		return err
	}
	shown, err := v.onCards(ctx, d.report, d.seat.Sees)
	if err != nil {
		return err
	}
	screen, err := v.cardScreen(ctx, v.t, d.key, d.report, shown, d.seat.Group == "")
	if err != nil {
		return err
	}
	if err := v.edit(ctx, "card", screen.html, messageID, screen.markup); err != nil {
		return err
	}
	v.rewriteCards(ctx, d.key, d.report, shown, v.person)
	return nil
}

// undo takes the newest decision back that who pressed may take back.
func (v *visit) undo(ctx context.Context, d *deciding, messageID int) (toast string, err error) {
	standing, err := v.standing(ctx, d.report.Quote.Ref, d.seat.Group)
	if err != nil {
		return "", err
	}
	last, ok := news.Undoable(standing, d.seat.Group)
	if !ok {
		return v.t.Moderate.Nothing, nil
	}
	undone := v.decision(d)
	undone.Subject, undone.Ruling, undone.Undoes = last.Subject, news.Undo, last.ID
	return v.t.Moderate.Undone, v.decide(ctx, d, undone, messageID)
}
