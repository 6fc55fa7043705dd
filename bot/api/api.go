// Package api is the door for other programs over HTTP, below /v1: it asks the
// services what a request asks for, and writes what they give in JSON, or as Web
// Annotations. Whoever comes without a key is told nothing.
package api

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// Prefix is below which all of it is.
const Prefix = "/v1/"

// services are what is done for those who ask.
type services interface {
	answering
	opening
	remembering
	Decisions(ctx context.Context, on news.ArticleID) ([]news.Decision, error)
}

type answering interface {
	Ask(ctx context.Context, q news.Question) (news.Answer, error)
	Check(ctx context.Context, text string) (news.Check, error)
	Attributions(text string) (news.Attributed, error)
}

type opening interface {
	Article(ctx context.Context, at service.Place) (service.Article, error)
	Withheld(ctx context.Context, id news.ArticleID) (bool, error)
}

type remembering interface {
	Remember(ctx context.Context, by news.Pseudonym, r news.Record) (id string)
	Recall(ctx context.Context, by news.Pseudonym, kind news.RecordKind, id string) (service.Recollection, error)
	List(ctx context.Context, by news.Pseudonym, kind news.RecordKind, before time.Time, words string, limit int) ([]news.Record, error)
	Receipt(ctx context.Context, by news.Pseudonym, kind news.RecordKind, id string) (service.Receipt, error)
	PublicKey() string
}

// Config is what the door works with.
type Config struct {
	Services services
	Keys     Keys
	Salt     []byte        // of the pseudonyms under which it is kept what a key asked
	Rate     float64       // requests a second that each key has, on the whole
	AtOnce   int           // how many questions, and how many other requests, are worked on at once
	Within   time.Duration // how long one request may take, waiting included
	Now      func() time.Time
	Watch    func(route string, status int, took time.Duration) // nil: nobody counts
}

// door is the handler of all that is below Prefix.
type door struct {
	Config
	rates  *rates
	asks   *queue // the reader works for these
	others *queue
}

// route is one thing that can be asked for. It gives what is to be written, or an
// error that problemOf knows.
type route struct {
	method, path string
	open         bool // to those without a key, too
	serve        func(d *door, r *request) (reply, error)
	queue        func(d *door) *queue
}

func routes() []route {
	asks := func(d *door) *queue { return d.asks }
	others := func(d *door) *queue { return d.others }
	return []route{
		{http.MethodGet, "/v1/openapi.json", true, (*door).openAPI, nil},
		{http.MethodPost, "/v1/ask", false, (*door).ask, asks},
		{http.MethodPost, "/v1/check", false, (*door).check, others},
		{http.MethodPost, "/v1/attribute", false, (*door).attribute, others},
		{http.MethodGet, "/v1/articles/{id}", false, (*door).article, others},
		{http.MethodGet, "/v1/checks", false, (*door).checks, others},
		{http.MethodGet, "/v1/checks/{id}", false, recall(news.CheckRecord), others},
		{http.MethodGet, "/v1/checks/{id}/receipt", false, receipt(news.CheckRecord), others},
		{http.MethodGet, "/v1/answers/{id}", false, recall(news.AnswerRecord), others},
		{http.MethodGet, "/v1/answers/{id}/receipt", false, receipt(news.AnswerRecord), others},
		{http.MethodGet, "/v1/decisions", false, (*door).decisions, others},
		{http.MethodGet, "/v1/key", true, (*door).publicKey, nil},
	}
}

// New is the handler of all that is below Prefix.
func New(c Config) http.Handler {
	d := &door{Config: c, rates: newRates(c.Rate), asks: newQueue(c.AtOnce), others: newQueue(c.AtOnce)}
	byPath := map[string][]route{}
	for _, r := range routes() {
		byPath[r.path] = append(byPath[r.path], r)
	}
	mux := http.NewServeMux()
	for path, methods := range byPath {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { d.dispatch(w, r, path, methods) })
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { d.dispatch(w, r, "none", nil) })
	return mux
}

// dispatch finds the route among those of a path, has it served, and tells of it
// in one line of the log, in which there is nothing of what was asked.
func (d *door) dispatch(w http.ResponseWriter, r *http.Request, path string, methods []route) {
	start := d.Now()
	ctx, cancel := context.WithTimeout(r.Context(), d.Within)
	defer cancel()
	// A server that cannot set it has no limit of its own that would be too short.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(d.Within + writeWithin))
	req := &request{Request: r.WithContext(ctx), writer: w, key: nobody}
	out, err := d.safely(req, methods)
	status := write(ctx, w, out, err)
	took := d.Now().Sub(start)
	slog.InfoContext(ctx, "asked over HTTP", "route", path, "key", req.key, "status", status, "took", took)
	if d.Watch != nil {
		d.Watch(path, status, took)
	}
}

// How long a client may take to send a body, and to read what is written.
const (
	readWithin  = 10 * time.Second
	writeWithin = 30 * time.Second
)

// safely serves a request; a panic is an error like any other, told to the log.
func (d *door) safely(r *request, methods []route) (out reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			slog.ErrorContext(r.Context(), "a request made the program panic", "panic", p)
			out, err = reply{}, errPanic
		}
	}()
	return d.serve(r, methods)
}

// serve lets those in who may come in, when it is their turn.
func (d *door) serve(r *request, methods []route) (reply, error) {
	at := slices.IndexFunc(methods, func(m route) bool {
		return m.method == r.Method || m.method == http.MethodGet && r.Method == http.MethodHead
	})
	if at >= 0 && methods[at].open {
		return methods[at].serve(d, r)
	}
	if err := d.enter(r); err != nil {
		return reply{}, err
	}
	switch {
	case len(methods) == 0:
		return reply{}, errNoRoute
	case at < 0:
		r.writer.Header().Set("Allow", strings.Join(allowed(methods), ", "))
		return reply{}, errMethod
	}
	if err := r.readBody(); err != nil { // before it has a turn, which a slow sender would keep
		return reply{}, err
	}
	leave, err := methods[at].queue(d).enter(r.Context(), r.key)
	if err != nil {
		return reply{}, err
	}
	defer leave()
	return methods[at].serve(d, r)
}

// enter tells whose request it is, and whether there are too many of those.
func (d *door) enter(r *request) (err error) {
	if r.key, err = d.Keys.of(r.Header["Authorization"], d.Now()); err != nil {
		return err
	}
	return d.rates.take(r.key, d.Now())
}

func allowed(methods []route) []string {
	var out []string
	for _, m := range methods {
		out = append(out, m.method)
	}
	slices.Sort(out)
	return out
}
