// Package desk is the door for moderators: pages below /desk, in a browser, by which
// they see what waits for them, check texts and decide as they do in Telegram. Who
// comes without a session is shown how to get one, and nothing else.
package desk

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// Prefix is where all of it is.
const Prefix = "/desk"

// services are what is done for those who ask.
type services interface {
	Check(ctx context.Context, text string) (news.Check, error)
	Article(ctx context.Context, at service.Place) (service.Article, error)
	Remember(ctx context.Context, by news.Pseudonym, r news.Record) (id string)
	Recall(ctx context.Context, by news.Pseudonym, kind news.RecordKind, id string) (service.Recollection, error)
	Search(ctx context.Context, within []news.Circle, w service.Wanted, limit int) ([]news.Record, error)
	CheckedBefore(ctx context.Context, within []news.Circle, text string, before time.Time, limit int) ([]news.Record, error)
	Receipt(ctx context.Context, by news.Pseudonym, kind news.RecordKind, id string) (service.Receipt, error)
	PublicKey() string
}

// bench tells who may decide what.
type bench interface {
	Moderates(person int64) bool
	Circles(ctx context.Context, person int64, groups ...int64) ([]news.Circle, error)
	Named(person int64, owner news.Pseudonym) news.ModeratorID
	Owner(person int64) news.Pseudonym
	Seat(ctx context.Context, person, chat int64) (seat news.Seat, ok bool, err error)
}

// quoter cuts a stored quote again, under the label that moderators left it.
type quoter interface {
	Quote(ctx context.Context, ref news.Ref, said news.Said, group news.Pseudonym) (news.Citation, error)
	Outlets(ctx context.Context) ([]news.Outlet, error)
}

// shelf is what the bot remembers.
type shelf interface {
	Keep(ctx context.Context, note news.Note) error
	Recall(ctx context.Context, name string) ([]byte, error)
	Take(ctx context.Context, name string) ([]byte, error)
	Decide(ctx context.Context, decision news.Decision) error
	Decisions(ctx context.Context, dockets ...string) ([]news.Decision, error)
	OpenCase(ctx context.Context, c news.Case, keep time.Duration) error
	ActOnCase(ctx context.Context, id string, act news.CaseAct, keep time.Duration) error
	Case(ctx context.Context, id string) (news.CaseFile, error)
	Cases(ctx context.Context) ([]news.CaseFile, error)
}

// Config is what the desk works with.
type Config struct {
	Services services
	Bench    bench
	Quotes   quoter
	Shelf    shelf
	Base     *url.URL // where browsers reach it: scheme and host
	Followed func(ctx context.Context) ([]news.Followed, error)
	Changes  func(before, after string) [][]news.Edit
	CSV      func([]news.Decision) ([]byte, error)
	Lines    func([]news.Decision) ([]byte, error)
	Settled  func(ctx context.Context, report, decision string) error // shows a decision on a report's cards
	Now      func() time.Time
}

// Desk is the handler of all that is below Prefix.
type Desk struct {
	Config
	handler http.Handler
}

// handling does what a request asks for.
type handling func(d *Desk, r *request) (reply, error)

// routes are all that can be asked for; open are those for people without a session.
func routes() (inside, open map[string]handling) {
	return map[string]handling{
			"GET /desk":                       (*Desk).queue,
			"POST /desk/leave":                (*Desk).leave,
			"POST /desk/language":             (*Desk).speak,
			"POST /desk/cases":                (*Desk).openCase,
			"POST /desk/acts":                 (*Desk).actOnMany,
			"GET /desk/cases/{id}":            (*Desk).showCase,
			"POST /desk/cases/{id}/acts":      (*Desk).act,
			"POST /desk/cases/{id}/decisions": (*Desk).decide,
			"GET /desk/check":                 (*Desk).paste,
			"POST /desk/check":                (*Desk).check,
			"GET /desk/checks/{id}":           (*Desk).showCheck,
			"GET /desk/checks/{id}/{form}":    (*Desk).export,
			"GET /desk/history":               (*Desk).history,
			"GET /desk/articles/{id}":         (*Desk).article,
			"GET /desk/outlets":               (*Desk).outlets,
			"POST /desk/outlets/{id}":         (*Desk).correct,
			"GET /desk/followed":              (*Desk).followed,
			"GET /desk/audit":                 (*Desk).audit,
			"GET /desk/audit/{form}":          (*Desk).exportAudit,
			"/desk/":                          func(*Desk, *request) (reply, error) { return reply{}, errMissing },
		}, map[string]handling{
			"GET /desk/key":           (*Desk).publicKey,
			"GET /desk/enter":         (*Desk).landing,
			"POST /desk/enter":        (*Desk).enter,
			"GET /desk/assets/{name}": (*Desk).asset,
		}
}

// New makes a Desk.
func New(c Config) *Desk {
	d := &Desk{Config: c}
	mux := http.NewServeMux()
	inside, open := routes()
	for pattern, do := range inside {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { d.dispatch(w, r, pattern, do, true) })
	}
	for pattern, do := range open {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) { d.dispatch(w, r, pattern, do, false) })
	}
	sameOrigin := http.NewCrossOriginProtection()
	_ = sameOrigin.AddTrustedOrigin(c.Base.Scheme + "://" + c.Base.Host) // an address that serve has read
	d.handler = sameOrigin.Handler(mux)
	return d
}

// ServeHTTP answers a request.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "no-store")
	d.handler.ServeHTTP(w, r)
}
