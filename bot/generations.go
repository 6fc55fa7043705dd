package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"whosaid/store"
)

func (a *app) generations() *cobra.Command {
	var remove string
	cmd := &cobra.Command{
		Use:   "generations [--remove ID]",
		Short: "List the embeddings that are stored, or remove old ones",
		Long: `Lists whose embeddings of the passages are stored, and by which questions are
answered. Another embedder (OPENAI_EMBEDDING_MODEL) builds its own beside them:
"bot ingest" makes what is missing, and then questions are answered by these.
The old ones stay until they are removed here.`,
		Example:               "  bot generations\n  bot generations --remove minilm-l6-v2-q8-1:384",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.NoArgs, "a generation is named by --remove"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.onRedis(cmd.Context(), func(opened *store.Store, _ embedder) error {
				return a.listGenerations(cmd.Context(), opened, store.GenerationID(remove))
			})
		},
	}
	cmd.Flags().StringVar(&remove, "remove", "", "remove the embeddings of `ID`")
	return cmd
}

// listGenerations lists the generations that are left once remove, which may be
// "", is removed.
func (a *app) listGenerations(ctx context.Context, opened *store.Store, remove store.GenerationID) error {
	if remove != "" {
		if err := opened.RemoveGeneration(ctx, remove); err != nil {
			return fmt.Errorf("remove %s: %w", remove, err)
		}
	}
	all, err := opened.Generations(ctx)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	for _, g := range all {
		use := ""
		if g.Current {
			use = "questions are answered by these"
		}
		fmt.Fprintf(table, "%s\t%d of %d passages\t%s\n", g.ID, g.Embedded, g.Passages, use)
	}
	return table.Flush()
}
