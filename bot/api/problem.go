package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"whosaid/bot/service"
	"whosaid/store/news"
)

// Errors of requests, besides those of keys and of turns.
var (
	errNoRoute   = errors.New("there is nothing at this path; /v1/openapi.json lists what there is")
	errMethod    = errors.New("this path does not know the method")
	errTooLarge  = errors.New("the body is too large")
	errMediaType = errors.New("the body must be application/json")
	errAccept    = errors.New("none of the forms in Accept can be had here")
	errWithheld  = errors.New("moderators took a quote of the article down, so its text is not given")
	errPanic     = errors.New("the program panicked")
)

// malformed is a request that cannot be read; its text is for whoever sent it.
type malformed struct{ error }

// problem is what went wrong, as RFC 9457 has it.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// statuses are the answers to errors whose text is for whoever asked.
var statuses = []struct {
	err    error
	status int
}{
	{errNoKey, http.StatusUnauthorized},
	{errBadKey, http.StatusUnauthorized},
	{errExpired, http.StatusUnauthorized},
	{errNoRoute, http.StatusNotFound},
	{errMethod, http.StatusMethodNotAllowed},
	{errAccept, http.StatusNotAcceptable},
	{errWithheld, http.StatusForbidden},
	{errTooLarge, http.StatusRequestEntityTooLarge},
	{errMediaType, http.StatusUnsupportedMediaType},
	{errBusy, http.StatusServiceUnavailable},
}

// statusOf is the answer to an error, and what is said of it. Of an error of the
// program's own nothing is said: it is for the log.
func statusOf(err error) (status int, detail string) {
	for _, s := range statuses {
		if errors.Is(err, s.err) {
			return s.status, s.err.Error()
		}
	}
	if fast, ok := errors.AsType[tooFast](err); ok {
		return http.StatusTooManyRequests, fast.Error()
	}
	if bad, ok := errors.AsType[malformed](err); ok {
		return http.StatusBadRequest, bad.Error()
	}
	if wrong, ok := errors.AsType[service.Wrong](err); ok {
		return http.StatusUnprocessableEntity, wrong.Error()
	}
	switch {
	case errors.Is(err, news.ErrNoArticle):
		return http.StatusNotFound, "no such article is stored"
	case errors.Is(err, news.ErrNoRecord):
		return http.StatusNotFound, "nothing is kept under this id for this key"
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, "it took too long; try again later"
	}
	return http.StatusInternalServerError, "something failed here; the operator's log tells what"
}

// retryAfter is how long to wait where nothing tells it better, in seconds.
const retryAfter = 5

// writeProblem tells whoever asked what went wrong, and the operator what is his
// to know.
func writeProblem(ctx context.Context, w http.ResponseWriter, err error) int {
	status, detail := statusOf(err)
	switch status {
	case http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", `Bearer realm="whosaid"`)
	case http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	case http.StatusInternalServerError:
		if !errors.Is(err, context.Canceled) && !errors.Is(err, errPanic) {
			slog.ErrorContext(ctx, "a request over HTTP failed", "err", err)
		}
	}
	if fast, ok := errors.AsType[tooFast](err); ok {
		w.Header().Set("Retry-After", strconv.Itoa(fast.seconds()))
	}
	body, _ := json.Marshal(problem{"about:blank", http.StatusText(status), status, detail}) // strings and a number always can be
	send(w, status, "application/problem+json", body)
	return status
}
