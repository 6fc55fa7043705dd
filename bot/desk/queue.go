package desk

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"strconv"
	"time"

	"whosaid/store/news"
)

// caseFor is how long a case is kept from the last that was done about it.
const caseFor = 30 * 24 * time.Hour

// seating tells where a person sits for what came from a chat.
type seating func(ctx context.Context, chat int64) (seat news.Seat, ok bool, err error)

// seats asks once for each chat: of a group it is Telegram that knows who runs it.
func (d *Desk) seats(person int64) seating {
	type known struct {
		seat news.Seat
		ok   bool
	}
	asked := map[int64]known{}
	return func(ctx context.Context, chat int64) (news.Seat, bool, error) {
		if k, is := asked[chat]; is {
			return k.seat, k.ok, nil
		}
		seat, ok, err := d.Bench.Seat(ctx, person, chat)
		if err != nil && d.Bench.Moderates(person) {
			return news.Seat{}, false, err
		}
		if err != nil { // the bot was sent out of that group, perhaps: its cases wait for moderators
			slog.WarnContext(ctx, "who runs a group is not known", "err", err)
		}
		asked[chat] = known{seat, ok && err == nil}
		return seat, asked[chat].ok, nil
	}
}

// groups are the groups that whoever asks runs, as far as there are cases of them, with
// the seat there; none for a moderator, who needs none.
func (d *Desk) groups(r *request) (map[int64]news.Seat, error) {
	if d.Bench.Moderates(r.Person) {
		return nil, nil
	}
	cases, err := d.Shelf.Cases(r.Context())
	if err != nil {
		return nil, err
	}
	out, seats := map[int64]news.Seat{}, d.seats(r.Person)
	for _, c := range cases {
		seat, ok, err := seats(r.Context(), c.Chat)
		if err != nil {
			return nil, err
		}
		if ok {
			out[c.Chat] = seat
		}
	}
	return out, nil
}

// by is the name in which somebody acts.
func (d *Desk) by(r *request) news.ModeratorID {
	if d.Bench.Moderates(r.Person) {
		return news.ModeratorID(strconv.FormatInt(r.Person, 10))
	}
	return news.ModeratorID(d.Bench.Owner(r.Person))
}

// row is a case in the queue.
type row struct {
	news.CaseFile
	State    news.CaseState
	Assignee news.ModeratorID
	Quote    news.Citation // zero where there is none, or it is shown no more
}

type queueData struct {
	Rows   []row
	State  news.CaseState // "": all
	States []news.CaseState
	Counts map[news.CaseState]int
	Deeds  []news.CaseDeed // that can be done about several cases at once
}

// queue lists the cases that whoever asks may decide, those first that wait.
func (d *Desk) queue(r *request) (reply, error) {
	all, err := d.Shelf.Cases(r.Context())
	if err != nil {
		return reply{}, err
	}
	data := queueData{State: news.CaseState(r.URL.Query().Get("state")), States: news.CaseStates, Counts: map[news.CaseState]int{}}
	if !slices.Contains(news.CaseStates, data.State) {
		data.State = ""
	}
	data.Deeds = deedsIn(data.State)
	seats := d.seats(r.Person)
	for _, file := range all {
		seat, ok, err := seats(r.Context(), file.Chat)
		if err != nil {
			return reply{}, err
		}
		if !ok {
			continue
		}
		one := row{CaseFile: file}
		one.State, one.Assignee = file.Standing()
		data.Counts[one.State]++
		if data.State != "" && data.State != one.State {
			continue
		}
		if one.Quote, err = d.quoteOf(r.Context(), file.Case, seat.Sees); err != nil {
			return reply{}, err
		}
		data.Rows = append(data.Rows, one)
	}
	slices.SortStableFunc(data.Rows, func(a, b row) int {
		return cmp.Compare(slices.Index(news.CaseStates, a.State), slices.Index(news.CaseStates, b.State))
	})
	return reply{page: "queue", data: data}, nil
}

// docket is a case that somebody may decide, and the seat for that.
func (d *Desk) docket(r *request) (news.CaseFile, news.Seat, error) {
	return d.docketOf(r, r.PathValue("id"), func(ctx context.Context, chat int64) (news.Seat, bool, error) {
		return d.Bench.Seat(ctx, r.Person, chat)
	})
}

func (d *Desk) docketOf(r *request, id string, seats seating) (news.CaseFile, news.Seat, error) {
	id, err := named(id)
	if err != nil {
		return news.CaseFile{}, news.Seat{}, err
	}
	file, err := d.Shelf.Case(r.Context(), id)
	if err != nil {
		return news.CaseFile{}, news.Seat{}, err
	}
	seat, ok, err := seats(r.Context(), file.Chat)
	if err == nil && !ok {
		err = errForbidden
	}
	return file, seat, err
}
