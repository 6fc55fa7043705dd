package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whosaid/bot/terminal"
	"whosaid/retrieval"
	"whosaid/retrieval/attribution"
	"whosaid/retrieval/corpus"
	"whosaid/store"
	"whosaid/store/news"
)

func (a *app) ingest() *cobra.Command {
	var asJSON, demonstration bool
	cmd := &cobra.Command{
		Use:   "ingest [--json] [--demo] PATH|URL …",
		Short: "Store articles, or show what is found in them, and by which rule",
		Long: `Reads each PATH (a folder with corpus.yaml, or a file: text, Markdown, a web
page, a PDF, a feed, JSON lines, a Telegram export, a web archive, or one of
these packed with gzip) and each URL (a page, a PDF, or a feed or sitemap with
the pages that it lists), and stores their articles in the Redis that REDIS_URL
names, with the embeddings of their passages. What is stored already is passed
over, so a run that was cut off goes on where it stopped; what changed becomes
a new version. Without REDIS_URL it shows what is found in every article, by
which rule, and what is never quoted, and stores nothing. What is passed over
is named with the reason. --demo is the demonstration corpus.`,
		Example:               "  bot ingest ./articles\n  bot ingest https://radiovest.example/feed.xml\n  bot ingest --json corpus.jsonl > found.json",
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, paths []string) error {
			return a.runIngest(cmd.Context(), paths, demonstration, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON document")
	cmd.Flags().BoolVar(&demonstration, "demo", false, "the demonstration corpus, all of it invented")
	return cmd
}

func (a *app) runIngest(ctx context.Context, named []string, demonstration, asJSON bool) error {
	if len(named) == 0 && !demonstration {
		return usageError{errors.New("no PATH or URL is named; usage: bot ingest [--json] [--demo] PATH|URL …")}
	}
	paths, addresses := split(named)
	all, err := a.readAll(ctx, paths)
	if demonstration && err == nil {
		err = addDemo(ctx, &all)
	}
	if err != nil {
		return err
	}
	if a.redis != "" {
		return a.ingestIntoRedis(ctx, all, addresses, asJSON)
	}
	if err := a.addWeb(ctx, &all, addresses, nil); err != nil {
		return err
	}
	found, err := a.inspectAll(ctx, all.Readings)
	if err != nil {
		return err
	}
	if asJSON {
		return writeJSON(a.out, writeIngest(found, all.Skipped))
	}
	return a.showIngest(found, all.Skipped)
}

// addWeb adds the articles at addresses to what was read.
func (a *app) addWeb(ctx context.Context, to *corpus.Corpus, addresses []string, known []news.Outlet) error {
	if len(addresses) == 0 {
		return nil
	}
	read, err := a.readWeb(ctx, addresses, known)
	if err != nil {
		return err
	}
	to.Readings = append(to.Readings, read.Readings...)
	to.Skipped = append(to.Skipped, read.Skipped...)
	return nil
}

// addDemo adds the demonstration corpus to what was read.
func addDemo(ctx context.Context, to *corpus.Corpus) error {
	read, err := readDemo()
	if err != nil {
		return err
	}
	to.Readings = append(to.Readings, read.Readings...)
	return nil
}

// readAll reads every path, or nothing when one of them cannot be read.
func (a *app) readAll(ctx context.Context, paths []string) (corpus.Corpus, error) {
	var all corpus.Corpus
	for _, path := range paths {
		read, err := a.read(ctx, path)
		if err != nil {
			return corpus.Corpus{}, err
		}
		all.Readings = append(all.Readings, read.Readings...)
		all.Skipped = append(all.Skipped, read.Skipped...)
	}
	return all, nil
}

func (a *app) inspectAll(ctx context.Context, readings []corpus.Reading) ([]terminal.Inspection, error) {
	bar := a.progress(len(readings), "who says what", "articles")
	defer bar.Finish()
	found := make([]terminal.Inspection, len(readings))
	for i, reading := range readings {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		found[i] = inspect(reading)
		_ = bar.Add(1)
	}
	return found, nil
}

// inspect does to one article all that would be done before it is stored.
func inspect(r corpus.Reading) terminal.Inspection {
	text, sentences := r.Article.Text(), retrieval.Sentences(r.Article)
	out := terminal.Inspection{
		Article:      r.Article,
		Sentences:    len(sentences),
		Passages:     len(retrieval.Passages(r.Article)),
		Attributions: len(attribution.Analyse(text)),
	}
	line, at := 1, 0
	for _, piece := range r.Barred {
		line, at = line+strings.Count(text[at:piece.Start], "\n"), piece.Start
		out.Barred = append(out.Barred, terminal.Barred{Line: line, Text: strings.TrimSpace(piece.Of(text)), Rule: piece.Rule})
	}
	return out
}

func (a *app) showIngest(found []terminal.Inspection, skipped []corpus.Skip) error {
	printer := a.printer()
	for _, one := range found {
		if err := printer.Article(one); err != nil {
			return err
		}
	}
	for _, skip := range skipped {
		fmt.Fprintf(a.err, "bot: %s was passed over: %s\n", terminal.Visible(skip.File), terminal.Visible(skip.Reason))
	}
	if err := printer.Summary(found); err != nil {
		return err
	}
	fmt.Fprintln(a.err, "bot: nothing was stored: REDIS_URL is not set")
	return nil
}

// ingestIntoRedis stores what was read and tells what that changed.
func (a *app) ingestIntoRedis(ctx context.Context, all corpus.Corpus, addresses []string, asJSON bool) error {
	start := time.Now()
	var became kept
	err := a.onRedis(ctx, func(opened *store.Store, by embedder) error {
		known, err := opened.Outlets(ctx)
		if err != nil {
			return err
		}
		if err := a.addWeb(ctx, &all, addresses, known); err != nil {
			return err
		}
		became, err = a.keep(ctx, keeper{opened, by}, all.Readings)
		return err
	})
	if err != nil {
		return err
	}
	if asJSON {
		out := writeIngest(nil, all.Skipped)
		out.Stored, out.kept = true, became
		return errors.Join(writeJSON(a.out, out), became.fault())
	}
	for _, failure := range became.Failed {
		fmt.Fprintf(a.err, "bot: %s was not stored: %s\n", terminal.Visible(failure.File), terminal.Visible(failure.Reason))
	}
	for _, skip := range all.Skipped {
		fmt.Fprintf(a.err, "bot: %s was passed over: %s\n", terminal.Visible(skip.File), terminal.Visible(skip.Reason))
	}
	fmt.Fprintf(a.out, "new: %d   updated: %d   unchanged: %d   failed: %d   in %v\n",
		became.New, became.Updated, became.Unchanged, len(became.Failed), time.Since(start).Round(time.Millisecond))
	return became.fault()
}

// fault is the error of a run in which some articles could not be stored.
func (k kept) fault() error {
	if len(k.Failed) == 0 {
		return nil
	}
	return reported{fmt.Errorf("%d articles were not stored", len(k.Failed))}
}
