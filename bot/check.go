package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whosaid/retrieval/check"
	"whosaid/store/news"
)

// checker tells whether a text is a quote from a stored article.
type checker interface {
	Check(ctx context.Context, text string) (news.Check, error)
}

// exampleCheck is a text that the demonstration corpus holds, but for a number.
const exampleCheck = `bot check "We now count 70 injured, two of them badly."`

func (a *app) check() *cobra.Command {
	var asJSON bool
	var folder string
	cmd := &cobra.Command{
		Use:   "check [--json] [--corpus DIR] [TEXT|-]",
		Short: "Tell whether a text is a quote from a stored article, and where it was changed",
		Example: "  " + exampleCheck + `
  bot check --json - < claim.txt`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.checked(cmd.Context(), args)
			if err != nil {
				return err
			}
			return a.runCheck(cmd.Context(), folder, text, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON document")
	cmd.Flags().StringVar(&folder, "corpus", "", "check against the articles in `DIR` (or a .jsonl), in memory")
	return cmd
}

// checked is the text to check: the arguments, or standard input.
func (a *app) checked(ctx context.Context, args []string) (string, error) {
	if len(args) > 0 && !(len(args) == 1 && args[0] == "-") {
		return strings.Join(args, " "), nil
	}
	if len(args) == 0 && isTerminal(a.in) {
		return "", usageError{errors.New("nothing to check; give the TEXT as an argument. For example: " + exampleCheck)}
	}
	all, err := io.ReadAll(io.LimitReader(interruptible{ctx, a.in}, check.MaxText+1))
	if err != nil {
		return "", fmt.Errorf("read the text from standard input: %w", err)
	}
	return string(all), nil
}

func (a *app) runCheck(ctx context.Context, folder, text string, asJSON bool) error {
	if err := check.Readable(text); err != nil {
		return usageError{err}
	}
	checks, store, err := a.checksFrom(ctx, folder)
	if err != nil {
		return err
	}
	defer store.Close()
	start := time.Now()
	got, err := checks.Check(ctx, text)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	took := time.Since(start)
	slog.DebugContext(ctx, "checked", "status", got.Status, "matches", len(got.Matches), "took", took)
	if asJSON {
		return writeJSON(a.out, got)
	}
	return a.printer().Check(got, took)
}
