package desk

import (
	"errors"
	"slices"
	"strings"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// paste asks for a text.
func (d *Desk) paste(*request) (reply, error) { return reply{page: "paste"}, nil }

// check checks a text, keeps what came of it, and leads to where that is found again.
func (d *Desk) check(r *request) (reply, error) {
	text := strings.ReplaceAll(r.field("text"), "\r\n", "\n") // as browsers send lines
	got, err := d.Services.Check(r.Context(), text)
	if err != nil {
		return reply{}, err
	}
	if id := d.Services.Remember(r.Context(), d.Bench.Owner(r.Person), news.RecordCheck(got)); id != "" {
		return reply{to: Prefix + "/checks/" + id}, nil
	}
	return reply{page: "check", data: checkData{Parts: partsOf(got, news.Record{}), Pieces: piecesOf(got)}}, nil
}

type checkData struct {
	ID       string // "" where nothing is kept
	Record   news.Record
	By       news.ModeratorID
	Pieces   []piece
	Parts    []part
	Before   []earlier // the same text, checked before
	Differs  bool      // a verdict is another one than it was
	Withdraw int
}

// piece is a run of the checked text; Part is the number of the part that it is, 0
// for what stands between parts.
type piece struct {
	Text   string
	Part   int
	Status news.CheckStatus
}

// part is a part of a text as it is judged now, and was.
type part struct {
	news.Part
	Number  int
	Then    news.CheckStatus // where it was another one
	Kept    int              // its number in the record; -1: it has none there
	Matches []match
}

type match struct {
	news.Match
	Kept int // its number in the part of the record; -1: it has none there
}

// earlier is a check in a list.
type earlier struct {
	news.Record
	Who news.ModeratorID
}

// showCheck lays a text beside what is stored now: what moderators decided since, and
// what was stored since, count.
func (d *Desk) showCheck(r *request) (reply, error) {
	id, kept, err := d.opened(r)
	if err != nil {
		return reply{}, err
	}
	now, err := d.Services.Check(r.Context(), kept.Text)
	if err != nil {
		return reply{}, err
	}
	data := checkData{ID: id, Record: kept.Record, By: d.name(r, kept.By), Pieces: piecesOf(now), Parts: partsOf(now, kept.Record), Withdraw: kept.Withdrawn}
	data.Differs = slices.ContainsFunc(data.Parts, func(p part) bool { return p.Then != "" })
	circles, err := d.circles(r)
	if err != nil {
		return reply{}, err
	}
	same, err := d.Services.CheckedBefore(r.Context(), circles, kept.Text, kept.At, 5)
	for _, each := range same {
		data.Before = append(data.Before, earlier{each, d.name(r, each.By)})
	}
	return reply{page: "check", data: data}, err
}

// opened is the check that the path names.
func (d *Desk) opened(r *request) (id string, kept service.Recollection, err error) {
	if id, err = r.id(); err == nil {
		kept, err = d.recall(r, id)
	}
	return id, kept, err
}

// recall opens a check of whoever asks, or of another moderator.
func (d *Desk) recall(r *request, id string) (service.Recollection, error) {
	circles, err := d.circles(r)
	if err != nil {
		return service.Recollection{}, err
	}
	for _, circle := range circles {
		got, err := d.Services.Recall(r.Context(), circle.By, news.CheckRecord, id)
		if err == nil && circle.Has(got.Record) || err != nil && !errors.Is(err, news.ErrNoRecord) {
			return got, err
		}
	}
	return service.Recollection{}, news.ErrNoRecord
}

// piecesOf cuts a text at its parts. Where parts overlap, the words are the first's.
func piecesOf(c news.Check) []piece {
	var out []piece
	at := 0
	for i, p := range c.Parts {
		start, end := max(p.Start, at), min(p.End, len(c.Text))
		if start >= end {
			continue
		}
		if start > at {
			out = append(out, piece{Text: c.Text[at:start]})
		}
		out, at = append(out, piece{c.Text[start:end], i + 1, p.Status}), end
	}
	if at < len(c.Text) {
		out = append(out, piece{Text: c.Text[at:]})
	}
	return out
}

// partsOf are the parts with what is kept of them.
func partsOf(c news.Check, kept news.Record) []part {
	var out []part
	for i, p := range c.Parts {
		one := part{Part: p, Number: i + 1}
		one.Kept = slices.IndexFunc(kept.Parts, func(k news.RecordPart) bool { return k.Span == p.Span })
		var quotes []news.RecordQuote
		if one.Kept >= 0 {
			quotes = kept.Parts[one.Kept].Quotes
			if then := kept.Parts[one.Kept].Status; then != p.Status {
				one.Then = then
			}
		}
		for _, m := range p.Matches {
			one.Matches = append(one.Matches, match{m, slices.IndexFunc(quotes, func(q news.RecordQuote) bool { return q.Ref == m.Ref() })})
		}
		out = append(out, one)
	}
	return out
}
