package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"whosaid/retrieval/attribution"
	"whosaid/store/news"
)

// maxText is the longest text that is read for attributions, in bytes.
const maxText = 16 << 20

func (a *app) attribute() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "attribute [--json] [FILE|-]",
		Short: "Show who says what in one plain text",
		Example: `  bot attribute article.txt
  bot attribute --json - < article.txt`,
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.MaximumNArgs(1), "one text at a time"),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.readText(cmd.Context(), args)
			if err != nil {
				return err
			}
			found := news.Attributed{Text: text, Said: attribution.Analyse(text)}
			if asJSON {
				return writeJSON(a.out, found)
			}
			return a.printer().Attributions(found)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON document; offsets are bytes of the input")
	return cmd
}

// readText reads the file that args name, or standard input, unaltered: offsets
// in the result are offsets in it.
func (a *app) readText(ctx context.Context, args []string) (string, error) {
	name, in := "standard input", io.Reader(interruptible{ctx, a.in})
	if len(args) > 0 && args[0] != "-" {
		file, err := os.Open(args[0])
		if err != nil {
			return "", err
		}
		defer file.Close()
		name, in = args[0], file
	}
	data, err := io.ReadAll(io.LimitReader(in, maxText+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("read %s: %w", name, err)
	case len(data) > maxText:
		return "", fmt.Errorf("%s is longer than %d MB; split it", name, maxText>>20)
	case !utf8.Valid(data):
		return "", fmt.Errorf("%s is not UTF-8; convert it, for example with iconv -t UTF-8", name)
	}
	return string(data), nil
}
