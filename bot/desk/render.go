package desk

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"whosaid/bot/chat/texts"
	"whosaid/bot/service"
	"whosaid/store/news"
)

//go:embed pages assets
var files embed.FS

// Errors of requests, each with what is told of it.
var (
	errOutside   = errors.New("not signed in")
	errLink      = errors.New("the link is no more")
	errStale     = errors.New("the form is not of this session")
	errForbidden = errors.New("somebody else decides that")
	errMissing   = errors.New("there is no such page")
	errUnnamed   = errors.New("the form is not filled in")
	errUnread    = errors.New("the text cannot be checked")
	errPanic     = errors.New("the desk panicked")
)

// reply is what is to be written: a page, another address, or a file.
type reply struct {
	page string // its template
	data any
	to   string
	file *file
}

type file struct {
	name  string // under which it is stored; "" for one that is shown
	kind  string
	bytes []byte
}

// view is what a template is given.
type view struct {
	T       *texts.Texts
	Page    string
	Person  news.ModeratorID // "" where nobody is signed in
	Global  bool             // what is decided counts everywhere
	Token   string
	All     []*texts.Texts
	Problem string
	Data    any
}

var templates = parse()

// parse reads each page together with what all pages have.
func parse() map[string]*template.Template {
	shared := template.Must(template.New("").Funcs(template.FuncMap{
		"moment":  func(t time.Time) string { return t.UTC().Format("2006-01-02 15:04") },
		"instant": func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
		"day":     func(t time.Time) string { return t.UTC().Format(time.DateOnly) },
		"clip":    clip,
		"note":    func() news.CaseDeed { return news.NoteOnCase },
		"next":    func(n int) int { return n + 1 },
		"colour":  func(n int) string { return fmt.Sprintf("s%d", n%colours) },
	}).ParseFS(files, "pages/shared.html"))
	out := map[string]*template.Template{}
	for _, name := range []string{"enter", "problem", "queue", "case", "paste", "check", "print", "history", "article", "outlets", "followed", "audit"} {
		out[name] = template.Must(template.Must(shared.Clone()).ParseFS(files, "pages/"+name+".html"))
	}
	return out
}

// clip is the beginning of a text that is no quote, for a list.
func clip(most int, text string) string {
	for i := range text {
		if most--; most < 0 {
			return text[:i] + "…"
		}
	}
	return text
}

// problemOf is the status of an error and what is told of it.
func problemOf(t *texts.Texts, err error) (status int, told string) {
	switch {
	case errors.Is(err, errOutside):
		return http.StatusUnauthorized, t.Desk.Outside
	case errors.Is(err, errLink):
		return http.StatusForbidden, t.Desk.BadLink
	case errors.Is(err, errStale):
		return http.StatusForbidden, t.Desk.Stale
	case errors.Is(err, errForbidden):
		return http.StatusForbidden, t.Desk.Forbidden
	case errors.Is(err, errUnnamed):
		return http.StatusBadRequest, t.Desk.Unnamed
	case errors.Is(err, errUnread), isWrong(err):
		return http.StatusBadRequest, t.Desk.Unread
	case errors.Is(err, errMissing), errors.Is(err, news.ErrNoArticle), errors.Is(err, news.ErrNoRecord), errors.Is(err, news.ErrNoCase):
		return http.StatusNotFound, t.Desk.Missing
	}
	return http.StatusInternalServerError, t.Desk.Failed
}

func isWrong(err error) bool {
	_, is := errors.AsType[service.Wrong](err)
	return is
}

// write writes a reply, or what went wrong, and gives the status.
func (d *Desk) write(r *request, out reply, err error) int {
	status := http.StatusOK
	shown := view{T: r.texts(), Page: out.page, All: texts.All, Token: r.form(), Data: out.data}
	if r.in() {
		shown.Person, shown.Global = d.by(r), d.Bench.Moderates(r.Person)
	} else {
		r.speakAs()
		shown.T = r.texts()
	}
	if err != nil {
		if status, shown.Problem = problemOf(shown.T, err); status == http.StatusInternalServerError {
			slog.ErrorContext(r.Context(), "the desk failed", "err", err)
		}
		shown.Page, out = "problem", reply{}
	}
	switch {
	case out.to != "":
		http.Redirect(r.writer, r.Request, out.to, http.StatusSeeOther)
		return http.StatusSeeOther
	case out.file != nil:
		return sendFile(r.writer, *out.file)
	}
	var page bytes.Buffer
	if err := templates[shown.Page].ExecuteTemplate(&page, "page", shown); err != nil {
		slog.ErrorContext(r.Context(), "a page is not made", "page", shown.Page, "err", err)
		http.Error(r.writer, shown.T.Desk.Failed, http.StatusInternalServerError)
		return http.StatusInternalServerError
	}
	r.writer.Header().Set("Content-Type", "text/html; charset=utf-8")
	r.writer.WriteHeader(status)
	_, _ = r.writer.Write(page.Bytes()) // whoever asked may be gone
	return status
}

func sendFile(w http.ResponseWriter, f file) int {
	w.Header().Set("Content-Type", f.kind)
	if f.name != "" {
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.name}))
	}
	_, _ = w.Write(f.bytes) // whoever asked may be gone
	return http.StatusOK
}
