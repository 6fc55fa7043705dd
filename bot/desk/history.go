package desk

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"time"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// perPage is how many checks a page lists.
const perPage = 50

type historyData struct {
	Wanted   service.Wanted
	From, To string // the days, as the form has them
	Statuses []news.CheckStatus
	Found    []earlier
	More     string // the query of those that are older; "" when there are none
}

// history lists the checks that are looked for, the newest first.
func (d *Desk) history(r *request) (reply, error) {
	data := historyData{Statuses: news.WorstFirst}
	var err error
	if data.Wanted, data.From, data.To, err = wantedOf(r.URL.Query(), d.Now()); err != nil {
		return reply{}, err
	}
	circles, err := d.circles(r)
	if err != nil {
		return reply{}, err
	}
	found, err := d.Services.Search(r.Context(), circles, data.Wanted, perPage)
	if err != nil {
		return reply{}, err
	}
	for _, each := range found {
		data.Found = append(data.Found, earlier{each, d.name(r, each.By)})
	}
	if len(found) == perPage {
		query := r.URL.Query()
		query.Set("before", strconv.FormatInt(found[perPage-1].At.UnixMilli(), 10))
		data.More = query.Encode()
	}
	return reply{page: "history", data: data}, nil
}

// wantedOf reads which checks a query asks for; the days are of UTC.
func wantedOf(query url.Values, now time.Time) (w service.Wanted, from, to string, err error) {
	w = service.Wanted{Text: query.Get("text"), Speaker: query.Get("speaker"), Outlet: query.Get("outlet"), Status: news.CheckStatus(query.Get("status")), To: now.Add(time.Minute)}
	from, to = query.Get("from"), query.Get("to")
	if len(w.Text)+len(w.Speaker)+len(w.Outlet) > news.MaxQuestion {
		return w, "", "", errUnnamed
	}
	if from != "" {
		if w.From, err = time.Parse(time.DateOnly, from); err != nil {
			return w, "", "", errUnnamed
		}
	}
	if to != "" {
		day, err := time.Parse(time.DateOnly, to)
		if err != nil {
			return w, "", "", errUnnamed
		}
		w.To = day.AddDate(0, 0, 1)
	}
	if before := query.Get("before"); before != "" {
		at, err := strconv.ParseInt(before, 10, 64)
		if err != nil {
			return w, "", "", errUnnamed
		}
		if last := time.UnixMilli(at); last.Before(w.To) {
			w.To = last
		}
	}
	return w, from, to, nil
}

// circles are whose checks a request may open.
func (d *Desk) circles(r *request) ([]news.Circle, error) {
	seats, err := d.groups(r)
	if err != nil {
		return nil, err
	}
	return d.Bench.Circles(r.Context(), r.Person, slices.Collect(maps.Keys(seats))...)
}

// name is who a pseudonym is, to whoever asks.
func (d *Desk) name(r *request, owner news.Pseudonym) news.ModeratorID {
	if owner == d.Bench.Owner(r.Person) {
		return d.by(r)
	}
	return d.Bench.Named(r.Person, owner)
}

// export gives a check as a file, or as a page to print.
func (d *Desk) export(r *request) (reply, error) {
	id, kept, err := d.opened(r)
	if err != nil {
		return reply{}, err
	}
	switch r.PathValue("form") {
	case "print":
		return reply{page: "print", data: struct {
			service.Recollection
			Who news.ModeratorID
		}{kept, d.name(r, kept.By)}}, nil
	case "csv":
		content, err := service.ExportCSV(kept)
		return reply{file: &file{"check-" + id + ".csv", "text/csv; charset=utf-8", content}}, err
	case "jsonl":
		content, err := service.ExportLines(kept)
		return reply{file: &file{"check-" + id + ".jsonl", "application/jsonl", content}}, err
	case "receipt":
		return d.receipt(r, kept)
	}
	return reply{}, errMissing
}

// receipt signs a check, as it was made and of what still may be shown.
func (d *Desk) receipt(r *request, kept service.Recollection) (reply, error) {
	signed, err := d.Services.Receipt(r.Context(), kept.By, kept.Kind, kept.ID)
	if err != nil {
		return reply{}, err
	}
	content, err := json.Marshal(signed)
	return reply{file: &file{"receipt-" + kept.ID + ".json", "application/json", content}}, err
}

// publicKey tells by which key receipts are signed.
func (d *Desk) publicKey(*request) (reply, error) {
	content, err := json.Marshal(map[string]string{"algorithm": "Ed25519", "public_key": d.Services.PublicKey()})
	return reply{file: &file{kind: "application/json", bytes: content}}, err
}
