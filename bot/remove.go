package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/retrieval/corpus/address"
	"whosaid/store"
	"whosaid/store/news"
)

func (a *app) remove() *cobra.Command {
	return &cobra.Command{
		Use:   "remove ARTICLE …",
		Short: "Take articles out of the store",
		Long: `Takes articles out of the store that REDIS_URL names, by id or by URL: their
quotes are shown no more. Either all that are named are taken out, or none.`,
		Example:               "  bot remove 3f1c0a9be2d47715\n  bot remove https://radiovest.example/news/4471",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.MinimumNArgs(1), "no ARTICLE is named"),
		RunE: func(cmd *cobra.Command, names []string) error {
			err := a.onRedis(cmd.Context(), func(opened *store.Store, _ embedder) error {
				return opened.Remove(cmd.Context(), articleIDs(names)...)
			})
			if errors.Is(err, news.ErrNoArticle) {
				return fmt.Errorf("%w; nothing was removed; \"bot ask --json\" shows ids", err)
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "removed: %d\n", len(names))
			return nil
		},
	}
}

// articleIDs reads names as ids, or as the addresses that ids are made of.
func articleIDs(names []string) []news.ArticleID {
	ids := make([]news.ArticleID, len(names))
	for i, name := range names {
		ids[i] = news.ArticleID(name)
		if strings.Contains(name, "://") {
			ids[i] = news.IDOf(address.Clean(name))
		}
	}
	return ids
}
