package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"whosaid/store/news"
)

type caseData struct {
	news.CaseFile
	State    news.CaseState
	Assignee news.ModeratorID
	Deeds    []news.CaseDeed // that are to be had now
	Quote    news.Citation   // as moderators see it, even where it was taken down
	Taken    bool            // it is shown no more
	Standing []news.Decision
	Undoable bool
	Global   bool // what is decided here counts everywhere
	Speakers []news.Speaker
	Outlets  []news.Outlet
}

// showCase shows one case, what was done about it, and what can be.
func (d *Desk) showCase(r *request) (reply, error) {
	file, seat, err := d.docket(r)
	if err != nil {
		return reply{}, err
	}
	data := caseData{CaseFile: file, Global: seat.Group == ""}
	data.State, data.Assignee = file.Standing()
	data.Deeds = nextDeeds[data.State]
	if !file.HasQuote() {
		return reply{page: "case", data: data}, nil
	}
	ctx := r.Context()
	if data.Quote, err = d.quoteOf(ctx, file.Case, seat.Sees); err == nil && data.Quote.Article() == nil {
		data.Taken = true
		data.Quote, err = d.quoteOf(ctx, file.Case, news.Unruled)
	}
	if err != nil {
		return reply{}, err
	}
	decisions, err := d.Shelf.Decisions(ctx, news.Subject{Article: file.Case.Quote.Article}.Docket())
	if err != nil {
		return reply{}, err
	}
	data.Standing = news.StandingOn(decisions, file.Case.Quote.Ref, seat.Sees)
	_, data.Undoable = news.Undoable(data.Standing, seat.Group)
	data.Speakers = d.speakersOf(ctx, data.Quote)
	data.Outlets, err = d.Quotes.Outlets(ctx)
	return reply{page: "case", data: data}, err
}

// quoteOf is the quote of a case as moderators of a group left it; the zero Citation
// where there is none, or it is shown no more.
func (d *Desk) quoteOf(ctx context.Context, c news.Case, group news.Pseudonym) (news.Citation, error) {
	if !c.HasQuote() {
		return news.Citation{}, nil
	}
	quote, err := d.Quotes.Quote(ctx, c.Quote.Ref, c.Quote.Said, group)
	if errors.Is(err, news.ErrNoArticle) {
		return news.Citation{}, nil
	}
	return quote, err
}

// openCase puts a part of a check into the queue, with a match of it where one is
// named: both are read from what is kept of the check.
func (d *Desk) openCase(r *request) (reply, error) {
	if !d.Bench.Moderates(r.Person) {
		return reply{}, errForbidden
	}
	kept, err := d.recall(r, r.field("check"))
	if err != nil {
		return reply{}, err
	}
	part, err := strconv.Atoi(r.field("part"))
	if err != nil || part < 0 || part >= len(kept.Record.Parts) {
		return reply{}, errUnnamed
	}
	chosen := kept.Record.Parts[part]
	sum := sha256.Sum256(fmt.Append(nil, kept.ID, part, r.field("match")))
	opened := news.Case{ID: "c" + hex.EncodeToString(sum[:9]), Kind: news.CheckCase, At: d.Now().UTC(), Text: chosen.Of(kept.Text), Status: chosen.Status, Record: kept.ID}
	if named := r.field("match"); named != "" {
		match, err := strconv.Atoi(named)
		if err != nil || match < 0 || match >= len(chosen.Quotes) {
			return reply{}, errUnnamed
		}
		opened.Quote = chosen.Quotes[match]
	}
	return reply{to: caseAt(opened.ID)}, d.Shelf.OpenCase(r.Context(), opened, caseFor)
}

// speakersOf are those whom the article quotes, to choose from.
func (d *Desk) speakersOf(ctx context.Context, c news.Citation) []news.Speaker {
	if c.Article() == nil {
		return nil
	}
	opened, err := d.Services.Article(ctx, placeOf(c.Article().ID()))
	if err != nil {
		return nil // it was taken down: the name can be written
	}
	var out []news.Speaker
	for _, quote := range opened.Quotes {
		if s := quote.Speaker; s != nil && s.Name != "" && !slices.ContainsFunc(out, func(o news.Speaker) bool { return strings.EqualFold(o.Name, s.Name) }) {
			out = append(out, *s)
		}
	}
	return out
}
