package main

import (
	"context"

	"github.com/spf13/cobra"

	"whosaid/bot/mcp"
)

func (a *app) mcp() *cobra.Command {
	var folder string
	cmd := &cobra.Command{
		Use:   "mcp [--corpus DIR]",
		Short: "Give quotes to an assistant, over the Model Context Protocol",
		Long: `Is a server of the Model Context Protocol on standard input and output, for an
assistant that starts it. Its tools are find_quotes, check_quote, who_said and
article; all that they give was cut from stored articles just now, with outlet,
speaker, offsets and the hash of the text.`,
		Example:               "  bot mcp --corpus ./articles\n  REDIS_URL=redis://127.0.0.1 bot mcp",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.NoArgs, "mcp takes no argument"),
		RunE:                  func(cmd *cobra.Command, _ []string) error { return a.runMCP(cmd.Context(), folder) },
	}
	cmd.Flags().StringVar(&folder, "corpus", "", "give quotes from the articles in `DIR` (or a .jsonl), in memory")
	return cmd
}

func (a *app) runMCP(ctx context.Context, folder string) error {
	services, closer, err := a.services(ctx, folder)
	if err != nil {
		return err
	}
	defer closer.Close()
	number, _ := buildOf()
	return mcp.Serve(ctx, mcp.New(services, number), interruptible{ctx, a.in}, a.out)
}
