package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"whosaid/retrieval/corpus/address"
	"whosaid/retrieval/corpus/opml"
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
	var once, asOPML bool
	every := followEvery
	cmd := &cobra.Command{
		Use:   "follow [URL|FILE] [--every TIME] [--outlet ID] [--once] [--opml]",
		Short: "Follow a feed, a site or a page, or list what is followed",
		Long: `Stores the articles of a feed, of the feed that a site's front page names, or
of a page, and fetches them again and again: "bot serve" does, and "bot follow
--once", for cron, whatever is due. What changed becomes a new version. An
address that fails is left alone for longer each time. A sitemap is followed
like a feed, and a FILE of OPML is a list of feeds. Of a Telegram channel
(https://t.me/name) that has the bot as an administrator, "bot serve" stores
what it posts. Without URL it lists what is followed; with --opml as OPML, for
other programs.`,
		Example:               "  bot follow https://radiovest.example/feed.xml --every 10m\n  bot follow feeds.opml\n  bot follow\n  bot follow --opml > feeds.opml\n  bot follow --once",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.MaximumNArgs(1), "follow takes one URL or file"),
		RunE: func(cmd *cobra.Command, named []string) error {
			if every < followAtLeast {
				return usageError{fmt.Errorf("--every is %v; a site is asked at most once in %v", every, followAtLeast)}
			}
			var feeds []opml.Feed
			if len(named) == 1 && !isAddress(named[0]) {
				var err error
				if feeds, err = readFeeds(named[0]); err != nil {
					return err
				}
			}
			return a.onRedis(cmd.Context(), func(opened *store.Store, by embedder) error {
				p := poller{app: a, keeper: keeper{opened, by}, now: time.Now}
				like := news.Followed{Every: every, Outlet: news.OutletID(outlet)}
				switch {
				case feeds != nil:
					return p.beginAll(cmd.Context(), feeds, like)
				case len(named) == 1:
					like.URL = address.Clean(named[0])
					return p.begin(cmd.Context(), like)
				case asOPML:
					return a.writeFollowed(cmd.Context(), opened)
				case once:
					return p.due(cmd.Context())
				}
				return a.listFollowed(cmd.Context(), opened)
			})
		},
	}
	cmd.Flags().DurationVar(&every, "every", every, "fetch it once in `TIME`")
	cmd.Flags().StringVar(&outlet, "outlet", "", "whose news they are, by the outlet's `ID`, where the pages do not tell")
	cmd.Flags().BoolVar(&asOPML, "opml", false, "write what is followed as OPML")
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
