package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"text/tabwriter"
	"time"

	"whosaid/bot/terminal"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/corpus/address"
	"whosaid/retrieval/corpus/opml"
	"whosaid/store"
	"whosaid/store/news"
)

// listFollowed shows what is followed, and how fresh each is.
func (a *app) listFollowed(ctx context.Context, opened *store.Store) error {
	all, err := opened.Followed(ctx)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Fprintln(a.err, "bot: nothing is followed; follow a feed, a site or a page with: bot follow https://…")
		return nil
	}
	table := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for _, f := range all {
		fmt.Fprintf(table, "%s\tevery %v\tlast success %s\tlast new %s\tnew %d\t%s\n", terminal.Visible(f.URL), f.Every, orNever(f.Succeeded), orNever(f.Brought), f.New, terminal.Visible(f.Fault))
	}
	return table.Flush()
}

func orNever(at time.Time) string {
	if at.IsZero() {
		return "never"
	}
	return at.Format(time.DateTime)
}

// writeFollowed writes what is followed as OPML.
func (a *app) writeFollowed(ctx context.Context, opened *store.Store) error {
	all, err := opened.Followed(ctx)
	if err != nil {
		return err
	}
	feeds := make([]opml.Feed, len(all))
	for i, f := range all {
		feeds[i].URL = f.URL
	}
	return opml.Write(a.out, "Followed by Whosaid", feeds)
}

// readFeeds reads the feeds of an OPML file.
func readFeeds(path string) ([]opml.Feed, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, usageError{fmt.Errorf("%q is no address, and no file either; write an address with https:// and the host", path)}
	case !info.Mode().IsRegular() || info.Size() > corpus.MaxArticle:
		return nil, fmt.Errorf("%s: is no list of feeds (OPML)", path)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	feeds, err := opml.Read(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return feeds, nil
}

// beginAll follows all feeds of a list. One that gives nothing just now is
// followed, too, and named: it may tomorrow.
func (p poller) beginAll(ctx context.Context, feeds []opml.Feed, like news.Followed) error {
	return p.alone(ctx, func(ctx context.Context) error {
		var all kept
		for _, feed := range feeds {
			f := like
			f.URL, f.Added = address.Clean(feed.URL), p.now()
			became, err := p.fetch(ctx, &f)
			if err != nil && hopeless(ctx, err) {
				return err
			}
			if err != nil {
				fmt.Fprintf(p.app.err, "bot: %s is followed, but gave nothing: %s\n", terminal.Visible(f.URL), terminal.Visible(f.Fault))
			}
			if err := p.keeper.store.Follow(ctx, f); err != nil {
				return errors.Join(err, ctx.Err())
			}
			all.New, all.Updated, all.Unchanged = all.New+became.New, all.Updated+became.Updated, all.Unchanged+became.Unchanged
		}
		fmt.Fprintf(p.app.out, "followed: %d   new: %d   updated: %d   unchanged: %d\n", len(feeds), all.New, all.Updated, all.Unchanged)
		return nil
	})
}
