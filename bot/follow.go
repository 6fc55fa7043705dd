package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"whosaid/bot/terminal"
	"whosaid/retrieval/corpus/address"
	"whosaid/store"
	"whosaid/store/news"
)

// How often addresses are fetched.
const (
	followEvery   = 15 * time.Minute
	followAtLeast = time.Minute
)

func (a *app) follow() *cobra.Command {
	var outlet string
	var once bool
	every := followEvery
	cmd := &cobra.Command{
		Use:   "follow [URL] [--every TIME] [--outlet ID] [--once]",
		Short: "Follow a feed, a site or a page, or list what is followed",
		Long: `Stores the articles of a feed, of the feed that a site's front page names, or
of a page, and fetches them again and again: "bot serve" does, and "bot follow
--once", for cron, whatever is due. What changed becomes a new version. An
address that fails is left alone for longer each time. Without URL it lists
what is followed.`,
		Example:               "  bot follow https://radiovest.example/feed.xml --every 10m\n  bot follow\n  bot follow --once",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.MaximumNArgs(1), "follow takes one URL"),
		RunE: func(cmd *cobra.Command, named []string) error {
			if every < followAtLeast {
				return usageError{fmt.Errorf("--every is %v; a site is asked at most once in %v", every, followAtLeast)}
			}
			if len(named) == 1 && !isAddress(named[0]) {
				return usageError{fmt.Errorf("%q is no address; write it with https:// and the host", named[0])}
			}
			return a.onRedis(cmd.Context(), func(opened *store.Store, by embedder) error {
				p := poller{app: a, keeper: keeper{opened, by}, now: time.Now}
				switch {
				case len(named) == 1:
					return p.begin(cmd.Context(), news.Followed{URL: address.Clean(named[0]), Every: every, Outlet: news.OutletID(outlet)})
				case once:
					return p.due(cmd.Context())
				}
				return a.listFollowed(cmd.Context(), opened)
			})
		},
	}
	cmd.Flags().DurationVar(&every, "every", every, "fetch it once in `TIME`")
	cmd.Flags().StringVar(&outlet, "outlet", "", "whose news they are, by the outlet's `ID`, where the pages do not tell")
	cmd.Flags().BoolVar(&once, "once", false, "fetch what is due, and end")
	return cmd
}

func (a *app) unfollow() *cobra.Command {
	return &cobra.Command{
		Use:                   "unfollow URL",
		Short:                 "Follow an address no more; its articles stay",
		Example:               "  bot unfollow https://radiovest.example/feed.xml",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.ExactArgs(1), "unfollow takes one URL"),
		RunE: func(cmd *cobra.Command, named []string) error {
			return a.onRedis(cmd.Context(), func(opened *store.Store, _ embedder) error {
				was, err := opened.Unfollow(cmd.Context(), address.Clean(named[0]))
				if err == nil && !was {
					err = errors.New(named[0] + " is not followed; \"bot follow\" lists what is")
				}
				return err
			})
		},
	}
}

// listFollowed shows what is followed, and how fresh each is.
func (a *app) listFollowed(ctx context.Context, opened *store.Store) error {
	all, err := opened.Followed(ctx)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for _, f := range all {
		success := "never"
		if !f.Succeeded.IsZero() {
			success = f.Succeeded.Format(time.DateTime)
		}
		fmt.Fprintf(table, "%s\tevery %v\tlast success %s\tnew %d\t%s\n", terminal.Visible(f.URL), f.Every, success, f.New, terminal.Visible(f.Fault))
	}
	return table.Flush()
}
