package desk

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"unicode/utf8"

	"whosaid/bot/service"
	"whosaid/store/news"
)

func placeOf(id news.ArticleID) service.Place { return service.Place{Article: id} }

// decisionID is unique.
func decisionID() string { return "desk-" + rand.Text() }

// decide decides on the quote of a case, as the buttons of a card in Telegram do: the
// decisions are kept in one place, whichever way they come.
func (d *Desk) decide(r *request) (reply, error) {
	file, seat, err := d.docket(r)
	if err != nil {
		return reply{}, err
	}
	if !file.HasQuote() {
		return reply{}, errUnnamed
	}
	if r.field("ruling") == string(news.Undo) {
		return reply{to: caseAt(file.ID)}, d.undo(r.Context(), news.Subject{Article: file.Case.Quote.Article}, seat, func(all []news.Decision) []news.Decision {
			return news.StandingOn(all, file.Case.Quote.Ref, seat.Group)
		})
	}
	quote, err := d.quoteOf(r.Context(), file.Case, seat.Sees)
	if err != nil {
		return reply{}, err
	}
	if quote.Article() == nil { // it was taken down, which can only be undone
		return reply{}, errUnnamed
	}
	decision, err := d.read(r, seat.On(file.Case.Quote.Ref, quote.Text(), decisionID(), d.Now().UTC()))
	if err != nil {
		return reply{}, err
	}
	return reply{to: caseAt(file.ID)}, d.settle(r.Context(), decision.Over(quote))
}

// settle keeps a decision, and shows it on the cards in Telegram of what it is on. That
// they cannot be shown is no reason not to decide.
func (d *Desk) settle(ctx context.Context, decision news.Decision) error {
	if err := d.Shelf.Decide(ctx, decision); err != nil {
		return err
	}
	cases, err := d.Shelf.Cases(ctx)
	for _, c := range cases {
		if c.Kind == news.LabelCase && c.Quote.Article == decision.Subject.Article {
			err = errors.Join(err, d.Settled(ctx, c.ID, decision.ID))
		}
	}
	if err != nil {
		slog.WarnContext(ctx, "a decision is not shown on its cards", "err", err)
	}
	return nil
}

// read fills in what a form decides. What concerns a whole article is not for the
// admins of a group.
func (d *Desk) read(r *request, decision news.Decision) (news.Decision, error) {
	whole := news.Subject{Article: decision.Subject.Article}
	switch ruling := r.field("ruling"); ruling {
	case "right":
		decision.Ruling = news.LabelRight
	case "own":
		decision.Ruling = news.SpeakerIs
	case "speaker":
		decision.Ruling, decision.Speaker = news.SpeakerIs, &news.Speaker{Name: r.field("name"), Role: r.field("role"), Basis: news.Explicit}
		if !short(decision.Speaker.Name) || decision.Speaker.Role != "" && !short(decision.Speaker.Role) {
			return decision, errUnnamed
		}
	case "remark":
		if decision.Ruling, decision.Text = news.Remark, r.field("text"); decision.Text == "" || utf8.RuneCountInString(decision.Text) > mostNote {
			return decision, errUnnamed
		}
	case "down":
		decision.Ruling = news.TakeDown
	case "outlet", "article":
		if decision.Group != "" {
			return decision, errForbidden
		}
		decision.Subject, decision.Ruling = whole, news.TakeDown
		if ruling == "outlet" {
			decision.Ruling, decision.Outlet = news.OutletIs, news.OutletID(r.field("outlet"))
			if decision.Outlet == "" { // nobody knows it
				return decision, nil
			}
			_, err := d.outlet(r.Context(), decision.Outlet)
			return decision, err
		}
	default:
		return decision, errUnnamed
	}
	return decision, nil
}

// short reports whether a name is one, and no longer than a line.
func short(name string) bool { return name != "" && utf8.RuneCountInString(name) <= 200 }

// outlet is the recorded outlet with an id.
func (d *Desk) outlet(ctx context.Context, id news.OutletID) (news.Outlet, error) {
	all, err := d.Quotes.Outlets(ctx)
	if err != nil {
		return news.Outlet{}, err
	}
	at := slices.IndexFunc(all, func(o news.Outlet) bool { return o.ID == id })
	if at < 0 {
		return news.Outlet{}, errUnnamed
	}
	return all[at], nil
}

// undo takes the newest decision back that was made from the seat's side and that
// standing picks out of all those on a subject.
func (d *Desk) undo(ctx context.Context, on news.Subject, seat news.Seat, standing func([]news.Decision) []news.Decision) error {
	all, err := d.Shelf.Decisions(ctx, on.Docket())
	if err != nil {
		return fmt.Errorf("undo: %w", err)
	}
	last, ok := news.Undoable(standing(all), seat.Group)
	if !ok {
		return errUnnamed
	}
	return d.settle(ctx, news.Decision{ID: decisionID(), At: d.Now().UTC(), By: seat.By, Group: seat.Group, Subject: last.Subject, Ruling: news.Undo, Undoes: last.ID})
}
