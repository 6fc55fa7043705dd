package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// Paths of the bot's own pages.
const (
	healthPath  = "/healthz"
	readyPath   = "/readyz"
	metricsPath = "/metrics"
)

// pages are what the bot shows to operators: whether it lives, whether all that
// it needs is well, and its metrics.
type pages struct {
	mux   *http.ServeMux
	parts atomic.Pointer[map[string]func(context.Context) error]
}

func newPages() *pages {
	p := &pages{mux: http.NewServeMux()}
	p.mux.HandleFunc("GET "+healthPath, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	p.mux.HandleFunc("GET "+readyPath, p.ready)
	return p
}

// needs tells what must be well for the bot to be ready.
func (p *pages) needs(parts map[string]func(context.Context) error) { p.parts.Store(&parts) }

// askWithin is how long a part may take to say how it is.
const askWithin = 3 * time.Second

// ready answers 200 when all is well, and 503 otherwise; the body tells which
// part is not.
func (p *pages) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), askWithin)
	defer cancel()
	said, status := map[string]string{}, http.StatusOK
	parts := p.parts.Load()
	if parts == nil {
		said["start"], status = "not finished", http.StatusServiceUnavailable
	} else {
		for name, ask := range *parts {
			said[name] = "ok"
			if err := ask(ctx); err != nil {
				said[name], status = err.Error(), http.StatusServiceUnavailable
			}
		}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(said) // whoever asked may be gone
}

// serve shows the pages until its end is called.
func (p *pages) serve(ctx context.Context, listener net.Listener) (end func()) {
	server := &http.Server{Handler: p.mux, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, ErrorLog: slog.NewLogLogger(slog.Default().Handler(), slog.LevelWarn)}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			slog.ErrorContext(ctx, "the pages for health and metrics ended", "err", err)
		}
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), askWithin)
		defer cancel()
		_ = server.Shutdown(ctx) // what is still open then is closed with the process
		<-ended
	}
}
