package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"whosaid/bot/metrics"
	"whosaid/store"
)

// poll fetches what is due from now on, until the context ends. A user of Redis who
// may not store articles leaves that to others.
func (p poller) poll(ctx context.Context) {
	look := time.NewTicker(pollBetween)
	defer look.Stop()
	for {
		switch err := p.due(ctx); {
		case errors.Is(err, store.ErrForbidden):
			slog.WarnContext(ctx, "what is followed is not fetched here: Redis lets this user store no articles; run \"bot follow --once\" as one who may")
			return
		case err != nil && !errors.Is(err, errHeld) && ctx.Err() == nil:
			slog.WarnContext(ctx, "following", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		}
	}
}

// keeping is what stores articles while the bot serves; nil where they are not kept
// in Redis, or cannot be embedded.
func (a *app) keeping(ctx context.Context, shelves served) *keeper {
	inRedis, is := shelves.(*store.Store)
	if !is {
		return nil
	}
	by, err := a.passageEmbedder(ctx)
	if err != nil {
		slog.WarnContext(ctx, "no articles are taken in here", "err", err)
		return nil
	}
	return &keeper{inRedis, by}
}

// followOn fetches what is followed while the bot serves from Redis; stop ends that.
func (a *app) followOn(ctx context.Context, k *keeper, counted *metrics.Metrics) (stop func()) {
	if k == nil {
		return func() {}
	}
	counted.Followed(k.store.Followed)
	quiet := &app{config: a.config, in: a.in, out: io.Discard, err: io.Discard}
	ctx, end := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		poller{app: quiet, keeper: *k, now: time.Now}.poll(ctx)
	}()
	return func() {
		end()
		<-done
	}
}
