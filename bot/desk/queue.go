package desk

import (
	"cmp"
	"context"
	"crypto/rand"
	"log/slog"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"whosaid/store/news"
)

// caseFor is how long a case is kept from the last that was done about it.
const caseFor = 30 * 24 * time.Hour

// mostNote is how long a note may be, in characters.
const mostNote = 1000

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
	id, err := r.id()
	if err != nil {
		return news.CaseFile{}, news.Seat{}, err
	}
	file, err := d.Shelf.Case(r.Context(), id)
	if err != nil {
		return news.CaseFile{}, news.Seat{}, err
	}
	seat, ok, err := d.Bench.Seat(r.Context(), r.Person, file.Chat)
	if err == nil && !ok {
		err = errForbidden
	}
	return file, seat, err
}

// act notes that somebody takes a case, ends it, or has something to say of it.
func (d *Desk) act(r *request) (reply, error) {
	file, seat, err := d.docket(r)
	if err != nil {
		return reply{}, err
	}
	act := news.CaseAct{ID: rand.Text(), At: d.Now().UTC(), By: seat.By, Deed: news.CaseDeed(r.field("deed")), Text: r.field("text")}
	if !slices.Contains(news.CaseDeeds, act.Deed) || (act.Deed == news.NoteOnCase) != (act.Text != "") || utf8.RuneCountInString(act.Text) > mostNote {
		return reply{}, errUnnamed
	}
	return reply{to: caseAt(file.ID)}, d.Shelf.ActOnCase(r.Context(), file.ID, act, caseFor)
}

func caseAt(id string) string { return Prefix + "/cases/" + id }
