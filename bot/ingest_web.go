package main

import (
	"context"
	"path/filepath"
	"strings"

	"whosaid/retrieval/corpus"
	"whosaid/retrieval/fetch"
	"whosaid/store/news"
)

// split parts what is named into files and folders, and addresses.
func split(named []string) (paths, addresses []string) {
	for _, name := range named {
		if isAddress(name) {
			addresses = append(addresses, name)
		} else {
			paths = append(paths, name)
		}
	}
	return paths, addresses
}

func isAddress(name string) bool {
	return strings.HasPrefix(name, "https://") || strings.HasPrefix(name, "http://")
}

// fetcher fetches pages under the program's own name.
func (a *app) fetcher() *fetch.Fetcher {
	config := fetch.Config{
		UserAgent: "whosaid/1 (reads news, to quote it under its outlet)", Pause: a.config.fetch.pause, AllowPrivate: a.config.fetch.private,
	}
	if a.cache != "" {
		config.CacheDir = filepath.Join(a.cache, "web")
	}
	return fetch.New(config)
}

// readWeb reads the articles at addresses, with a bar while that takes long.
func (a *app) readWeb(ctx context.Context, addresses []string, known []news.Outlet) (corpus.Corpus, error) {
	bar := a.progress(-1, "fetching", "pages")
	defer bar.Finish()
	by := a.fetcher()
	defer by.Tidy()
	return corpus.ReadWeb(ctx, addresses, func(ctx context.Context, address string) (corpus.Fetched, error) {
		got, err := by.Get(ctx, address)
		_ = bar.Add(1) // that a bar cannot be drawn is no reason to stop
		return corpus.Fetched{URL: got.URL, ContentType: got.ContentType, Body: got.Body}, err
	}, known, corpus.Options{Cache: a.cache})
}
