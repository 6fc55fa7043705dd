package api

import (
	"errors"
	"net/url"
	"strconv"
	"time"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// recordJSON is what was told, with its quotes as they may be shown now.
type recordJSON struct {
	ID        string          `json:"id"`
	Kind      news.RecordKind `json:"kind"`
	At        string          `json:"at"`
	Text      string          `json:"text"`
	Outcome   string          `json:"outcome"`
	Program   string          `json:"program"`
	Parts     []partJSON      `json:"parts"`
	Withdrawn int             `json:"withdrawn"`
}

type partJSON struct {
	news.Span
	Text   string           `json:"text"`
	Status news.CheckStatus `json:"status"`
	Quotes []news.Citation  `json:"quotes"`
}

// listedJSON is a record in a list.
type listedJSON struct {
	ID      string `json:"id"`
	At      string `json:"at"`
	Text    string `json:"text"`
	Outcome string `json:"outcome"`
	Parts   int    `json:"parts"`
}

type listJSON struct {
	Checks []listedJSON `json:"checks"`
	Next   string       `json:"next"` // as before, for those that follow; "" when there are no more
}

// Forms in which a record is exported.
const (
	asCSV   = "text/csv"
	asLines = "application/jsonl"
)

// recall opens what was told, or exports it.
func recall(kind news.RecordKind) func(d *door, r *request) (reply, error) {
	return func(d *door, r *request) (reply, error) {
		form := preferred(r.Header["Accept"], asJSON, asCSV, asLines)
		if form == "" {
			return reply{}, errAccept
		}
		got, err := d.Services.Recall(r.Context(), d.by(r), kind, r.PathValue("id"))
		if err != nil {
			return reply{}, err
		}
		switch form {
		case asCSV:
			exported, err := service.ExportCSV(got)
			return reply{form: asCSV + "; charset=utf-8", bytes: exported}, err
		case asLines:
			exported, err := service.ExportLines(got)
			return reply{form: asLines, bytes: exported}, err
		}
		return reply{form: asJSON, document: writeRecord(got)}, nil
	}
}

// receipt signs what was told.
func receipt(kind news.RecordKind) func(d *door, r *request) (reply, error) {
	return func(d *door, r *request) (reply, error) {
		got, err := d.Services.Receipt(r.Context(), d.by(r), kind, r.PathValue("id"))
		return reply{form: asJSON, document: got}, err
	}
}

func writeRecord(got service.Recollection) recordJSON {
	out := recordJSON{got.ID, got.Kind, instant(got.At), got.Text, got.Outcome, got.Program, make([]partJSON, 0, len(got.Parts)), got.Withdrawn}
	for _, p := range got.Parts {
		out.Parts = append(out.Parts, partJSON{p.Span, p.Of(got.Text), p.Status, append([]news.Citation{}, p.Quotes...)})
	}
	return out
}

func instant(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// checks lists what a key had checked.
func (d *door) checks(r *request) (reply, error) {
	asked, err := listOf(r.URL.RawQuery, d.Now())
	if err != nil {
		return reply{}, err
	}
	got, err := d.Services.List(r.Context(), d.by(r), news.CheckRecord, asked.before, asked.words, asked.limit)
	if err != nil {
		return reply{}, err
	}
	out := listJSON{Checks: make([]listedJSON, 0, len(got))}
	for _, c := range got {
		out.Checks = append(out.Checks, listedJSON{c.ID, instant(c.At), c.Text, c.Outcome, len(c.Parts)})
	}
	if len(got) == asked.limit {
		out.Next = instant(got[len(got)-1].At)
	}
	return reply{form: asJSON, document: out}, nil
}

// listing is which records are asked for.
type listing struct {
	before time.Time
	words  string
	limit  int
}

// listOf reads which records a query asks for.
func listOf(rawQuery string, now time.Time) (listing, error) {
	out := listing{before: now.Add(time.Minute), limit: 20}
	query, err := url.ParseQuery(rawQuery)
	if err != nil {
		return listing{}, malformed{errors.New("the query cannot be read")}
	}
	for name, values := range query {
		value := values[0]
		switch {
		case len(values) > 1:
			err = errors.New("a parameter is named twice")
		case name == "before":
			if out.before, err = time.Parse(time.RFC3339Nano, value); err != nil {
				err = errors.New("before is no time; write it like 2027-01-31T10:00:00Z")
			}
		case name == "limit":
			if out.limit, err = strconv.Atoi(value); err != nil {
				err = errors.New("limit is no number")
			}
		case name == "q":
			if out.words = value; len(value) > news.MaxQuestion {
				err = errors.New("q is too long")
			}
		default:
			err = errors.New("there is a parameter that nobody knows; use q, before and limit")
		}
		if err != nil {
			return listing{}, malformed{err}
		}
	}
	return out, nil
}

// decisionJSON is what a moderator decided. Who did is told to moderators alone, and
// the words that were taken down to nobody.
type decisionJSON struct {
	ID      string        `json:"id"`
	At      string        `json:"at"`
	Subject string        `json:"subject"`
	Ruling  news.Ruling   `json:"ruling"`
	Speaker *news.Speaker `json:"speaker"`
	Outlet  news.OutletID `json:"outlet"`
	Text    string        `json:"text"`
	Undoes  string        `json:"undoes"`
}

// decisions lists what moderators decided, on one article or on all that is stored.
func (d *door) decisions(r *request) (reply, error) {
	query, err := url.ParseQuery(r.URL.RawQuery)
	on, ok := news.ParseArticleID(query.Get("article"))
	if err != nil || len(query) > 1 || len(query) == 1 && (len(query["article"]) != 1 || !ok) {
		return reply{}, malformed{errors.New("article is the one parameter here, an article's id")}
	}
	got, err := d.Services.Decisions(r.Context(), on)
	if err != nil {
		return reply{}, err
	}
	out := make([]decisionJSON, 0, len(got))
	for _, made := range got {
		out = append(out, decisionJSON{made.ID, instant(made.At), made.Subject.String(), made.Ruling, made.Speaker, made.Outlet, made.Text, made.Undoes})
	}
	return reply{form: asJSON, document: map[string]any{"decisions": out}}, nil
}

// publicKey tells by which key receipts are signed.
func (d *door) publicKey(*request) (reply, error) {
	return reply{form: asJSON, document: map[string]string{"algorithm": "Ed25519", "public_key": d.Services.PublicKey()}}, nil
}
