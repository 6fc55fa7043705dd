package desk

import (
	"log/slog"
	"net/http"
	"strings"
)

// request is what came, and of whom.
type request struct {
	*http.Request
	writer http.ResponseWriter
	session
}

// mostForm is how long a form may be, in bytes: in one a letter may take three times
// as many as in the text, and three bytes itself.
const mostForm = 1 << 20

// dispatch lets those in who may come in, has the request served, and tells of it in
// one line of the log, in which there is nothing of what was asked or shown.
func (d *Desk) dispatch(w http.ResponseWriter, r *http.Request, route string, do handling, inside bool) {
	start := d.Now()
	r.Body = http.MaxBytesReader(w, r.Body, mostForm)
	req := &request{Request: r, writer: w}
	out, err := d.serve(req, do, inside)
	status := d.write(req, out, err)
	slog.InfoContext(r.Context(), "at the desk", "route", route, "status", status, "took", d.Now().Sub(start))
}

func (d *Desk) serve(r *request, do handling, inside bool) (out reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			slog.ErrorContext(r.Context(), "a request made the desk panic", "panic", p)
			out, err = reply{}, errPanic
		}
	}()
	known, err := d.signedIn(r.Request)
	if err != nil {
		return reply{}, err
	}
	r.session = known
	if !inside {
		return do(d, r)
	}
	if !known.in() {
		return reply{}, errOutside
	}
	if r.Method == http.MethodPost {
		if err := r.ParseForm(); err != nil || !known.sent(r.PostForm.Get("token")) {
			return reply{}, errStale
		}
	}
	return do(d, r)
}

// id is the name in the path; anything that could not be one is not there.
func (r *request) id() (string, error) { return named(r.PathValue("id")) }

func named(id string) (string, error) {
	wrong := func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' && c != '-'
	}
	if id == "" || len(id) > 64 || strings.ContainsFunc(id, wrong) {
		return "", errMissing
	}
	return id, nil
}

// field is what a form says, without the white space around it.
func (r *request) field(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
