package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"whosaid/retrieval/corpus"
	"whosaid/retrieval/fetch"
	"whosaid/store"
	"whosaid/store/news"
)

// Bounds on what one address adds, for whoever waits for it.
const (
	mostAdded = 20          // pages of a list
	addWithin = time.Minute // for all pages
)

// adder reads what moderators name, under the rules of ingest, and stores it.
type adder struct {
	keeper keeper
	get    func(ctx context.Context, address string) (fetch.Response, error)
	cache  string
}

// adding is the adder over the articles that are kept; nil where they are not.
func (a *app) adding(k *keeper) *adder {
	if k == nil {
		return nil
	}
	return &adder{keeper: *k, get: a.fetcher().Get, cache: a.cache}
}

// errEnough is the error of a page of a list that is longer than what is added.
var errEnough = errors.New("more pages than are added at a time")

// Add stores the articles at an address. That there is none is no error.
func (d *adder) Add(ctx context.Context, address string) (news.Addition, error) {
	known, err := d.keeper.store.Outlets(ctx)
	if err != nil {
		return news.Addition{}, err
	}
	fetching, stop := context.WithTimeout(ctx, addWithin)
	defer stop()
	// The address comes first, and alone; what it lists comes after.
	var fault error
	pages := make(chan struct{}, 1+mostAdded)
	read, err := corpus.ReadWeb(ctx, []string{address}, func(_ context.Context, at string) (corpus.Fetched, error) {
		select {
		case pages <- struct{}{}:
		default:
			return corpus.Fetched{}, errEnough
		}
		got, err := d.get(fetching, at)
		if at == address {
			fault = err
		}
		return corpus.Fetched{URL: got.URL, ContentType: got.ContentType, Body: got.Body}, err
	}, known, corpus.Options{Cache: d.cache})
	if ctx.Err() != nil {
		return news.Addition{}, ctx.Err()
	}
	if err != nil {
		slog.InfoContext(ctx, "nothing was added", "address", address, "err", err)
		return news.Addition{Fault: faultOf(fault)}, nil
	}
	out, err := d.store(ctx, read.Readings)
	left := map[string]bool{}
	for _, skip := range read.Skipped {
		left[skip.File] = true
	}
	out.Left = len(left)
	return out, err
}

// store stores articles one by one, and tells what that changed. Announcements,
// whose pages were not read, are left out.
func (d *adder) store(ctx context.Context, readings []corpus.Reading) (news.Addition, error) {
	var out news.Addition
	changed := false
	for _, reading := range readings {
		if reading.Partial {
			continue
		}
		became, err := d.keeper.all(ctx, []corpus.Reading{reading}, func() {})
		switch {
		case errors.Is(err, store.ErrForbidden), errors.Is(err, store.ErrReadOnly):
			slog.WarnContext(ctx, "what was read cannot be stored here", "err", err)
			return news.Addition{Fault: news.NothingKept}, nil
		case err != nil || len(became.Failed) > 0:
			return out, errors.Join(err, became.fault())
		}
		changed = changed || became.New+became.Updated > 0
		out.Articles = append(out.Articles, news.Added{Article: reading.Article, State: stateOf(became)})
	}
	if len(out.Articles) == 0 {
		return news.Addition{Fault: news.NoArticleIn}, nil
	}
	if changed {
		return out, d.keeper.publish(ctx)
	}
	return out, nil
}

func stateOf(became kept) news.AddedState {
	switch {
	case became.New > 0:
		return news.AddedNew
	case became.Updated > 0:
		return news.AddedVersion
	}
	return news.AddedBefore
}

// faultOf is what people are told of an error of fetching; nil is that of a page
// that was fetched and holds no article.
func faultOf(err error) news.AdditionFault {
	for _, one := range []struct {
		is    error
		fault news.AdditionFault
	}{
		{fetch.ErrAddress, news.NotPublic}, {fetch.ErrRobots, news.ForbiddenBot}, {fetch.ErrTooLarge, news.TooLargePage},
		{fetch.ErrSlow, news.TooSlowPage},
	} {
		if errors.Is(err, one.is) {
			return one.fault
		}
	}
	if err != nil {
		return news.NoPage
	}
	return news.NoArticleIn
}
