package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"whosaid/bot/terminal"
	"whosaid/retrieval/revision"
	"whosaid/store"
	"whosaid/store/news"
)

func (a *app) changes() *cobra.Command {
	return &cobra.Command{
		Use:   "changes [ARTICLE]",
		Short: "Show what changed between versions of an article",
		Long: `Shows how an article, named by id or URL, changed from version to version: what
went stands between ~~ and ~~, what came between ** and **. Corrections that
its publisher tells of are shown, too. Without ARTICLE it lists the articles
that changed.`,
		Example:               "  bot changes\n  bot changes https://radiovest.example/news/4471",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.MaximumNArgs(1), "changes takes one ARTICLE"),
		RunE: func(cmd *cobra.Command, named []string) error {
			return a.onRedis(cmd.Context(), func(opened *store.Store, _ embedder) error {
				if len(named) == 0 {
					return a.listChanged(cmd.Context(), opened)
				}
				err := a.showChanges(cmd.Context(), opened, articleIDs(named)[0])
				if errors.Is(err, news.ErrNoArticle) {
					return fmt.Errorf("%w; \"bot changes\" lists what changed", err)
				}
				return err
			})
		},
	}
}

// showChanges shows an article's versions, the oldest first, each with what changed
// since the one before.
func (a *app) showChanges(ctx context.Context, opened *store.Store, id news.ArticleID) error {
	versions, err := opened.Versions(ctx, id)
	if err != nil {
		return err
	}
	shown := make([]terminal.Revision, len(versions))
	for i, version := range versions {
		shown[i].Article = version
		if i > 0 {
			shown[i].Changes = revision.Changes(versions[i-1].Text(), version.Text())
		}
	}
	return a.printer().Revisions(shown)
}

// listChanged lists the articles with more than one version.
func (a *app) listChanged(ctx context.Context, opened *store.Store) error {
	ids, err := opened.Changed(ctx)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		fmt.Fprintln(a.err, "bot: no stored article changed")
	}
	for _, id := range ids {
		versions, err := opened.Versions(ctx, id)
		if errors.Is(err, news.ErrNoArticle) {
			continue // removed meanwhile
		}
		if err != nil {
			return err
		}
		now := versions[len(versions)-1]
		fmt.Fprintf(a.out, "%s  %d versions  %s  %s\n", id, len(versions), terminal.Visible(now.URL), terminal.Visible(now.Title))
	}
	return nil
}
