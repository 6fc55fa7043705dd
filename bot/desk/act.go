package desk

import (
	"crypto/rand"
	"slices"
	"unicode/utf8"

	"whosaid/store/news"
)

// mostNote is how long a note may be, in characters.
const mostNote = 1000

// nextDeeds are what can be done about a case, besides notes, by its state.
var nextDeeds = map[news.CaseState][]news.CaseDeed{
	news.CaseOpen: {news.TakeCase, news.CloseCase}, news.CaseTaken: {news.CloseCase, news.ReleaseCase}, news.CaseDone: {news.ReopenCase},
}

// deedsIn are those that can be done about cases of a state, "" being all of them.
func deedsIn(state news.CaseState) []news.CaseDeed {
	if state != "" {
		return nextDeeds[state]
	}
	return slices.DeleteFunc(slices.Clone(news.CaseDeeds), func(deed news.CaseDeed) bool { return deed == news.NoteOnCase })
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

// actOnMany does one thing about several cases of the queue, where it can be done: about
// all of them, or about none where one is for others to decide.
func (d *Desk) actOnMany(r *request) (reply, error) {
	deed, ids := news.CaseDeed(r.field("deed")), r.PostForm["case"]
	if !slices.Contains(deedsIn(""), deed) || len(ids) == 0 || len(ids) > news.MostCases {
		return reply{}, errUnnamed
	}
	acts, seats := map[string]news.CaseAct{}, d.seats(r.Person)
	for _, id := range ids {
		file, seat, err := d.docketOf(r, id, seats)
		if err != nil {
			return reply{}, err
		}
		if state, _ := file.Standing(); slices.Contains(nextDeeds[state], deed) {
			acts[file.ID] = news.CaseAct{ID: rand.Text(), At: d.Now().UTC(), By: seat.By, Deed: deed}
		}
	}
	for id, act := range acts {
		if err := d.Shelf.ActOnCase(r.Context(), id, act, caseFor); err != nil {
			return reply{}, err
		}
	}
	return reply{to: queueOf(news.CaseState(r.field("state")))}, nil
}

// queueOf is where the cases of a state are listed; all, where it is none.
func queueOf(state news.CaseState) string {
	if !slices.Contains(news.CaseStates, state) {
		return Prefix
	}
	return Prefix + "?state=" + string(state)
}

func caseAt(id string) string { return Prefix + "/cases/" + id }
