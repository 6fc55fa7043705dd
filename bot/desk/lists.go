package desk

import (
	"cmp"
	"slices"

	"whosaid/store/news"
)

type outletsData struct {
	Outlets []news.Outlet
	Kinds   []news.OutletKind
}

// outlets lists them as moderators corrected them.
func (d *Desk) outlets(r *request) (reply, error) {
	all, err := d.Quotes.Outlets(r.Context())
	return reply{page: "outlets", data: outletsData{all, news.OutletKinds}}, err
}

// correct names an outlet, tells its kind, or takes the last of that back.
func (d *Desk) correct(r *request) (reply, error) {
	id := news.OutletID(r.PathValue("id"))
	if !d.Bench.Moderates(r.Person) {
		return reply{}, errForbidden
	}
	outlet, err := d.outlet(r.Context(), id)
	if err != nil {
		return reply{}, errMissing
	}
	decision := news.Decision{ID: decisionID(), At: d.Now().UTC(), By: d.by(r), Subject: news.Subject{Outlet: id}}
	switch r.field("ruling") {
	case "name":
		if decision.Ruling, decision.Text, decision.Former = news.OutletNamed, r.field("name"), outlet.Name; !short(decision.Text) {
			return reply{}, errUnnamed
		}
	case "kind":
		if decision.Ruling, decision.Text, decision.Former = news.OutletKindIs, r.field("kind"), string(outlet.Kind); !slices.Contains(news.OutletKinds, news.OutletKind(decision.Text)) {
			return reply{}, errUnnamed
		}
	case string(news.Undo):
		return reply{to: Prefix + "/outlets"}, d.undo(r.Context(), decision.Subject, news.Seat{By: decision.By}, func(all []news.Decision) []news.Decision { return news.Standing(all, "") })
	default:
		return reply{}, errUnnamed
	}
	return reply{to: Prefix + "/outlets"}, d.Shelf.Decide(r.Context(), decision)
}

// followed tells how fresh what is followed is, the failing ones first.
func (d *Desk) followed(r *request) (reply, error) {
	all, err := d.Followed(r.Context())
	if err != nil {
		return reply{}, err
	}
	slices.SortStableFunc(all, func(a, b news.Followed) int { return cmp.Compare(b.Failures, a.Failures) })
	return reply{page: "followed", data: all}, nil
}

// visible are the decisions that whoever asks may see, the oldest first: all for a
// moderator, and for others those of the groups that they run.
func (d *Desk) visible(r *request) ([]news.Decision, error) {
	all, err := d.Shelf.Decisions(r.Context())
	if err != nil || d.Bench.Moderates(r.Person) {
		return all, err
	}
	seats, err := d.groups(r)
	if err != nil {
		return nil, err
	}
	groups := map[news.Pseudonym]bool{}
	for _, seat := range seats {
		groups[seat.Group] = true
	}
	return slices.DeleteFunc(all, func(d news.Decision) bool { return d.Group == "" || !groups[d.Group] }), nil
}

// mostAudited is how many decisions the page shows; the files have all.
const mostAudited = 200

// audit lists decisions, the newest first.
func (d *Desk) audit(r *request) (reply, error) {
	all, err := d.visible(r)
	slices.Reverse(all)
	return reply{page: "audit", data: all[:min(len(all), mostAudited)]}, err
}

// exportAudit gives all decisions as a file.
func (d *Desk) exportAudit(r *request) (reply, error) {
	all, err := d.visible(r)
	if err != nil {
		return reply{}, err
	}
	switch r.PathValue("form") {
	case "csv":
		content, err := d.CSV(all)
		return reply{file: &file{"audit.csv", "text/csv; charset=utf-8", content}}, err
	case "jsonl":
		content, err := d.Lines(all)
		return reply{file: &file{"audit.jsonl", "application/jsonl", content}}, err
	}
	return reply{}, errMissing
}
