package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whosaid/retrieval/check"
	"whosaid/store/news"
)

// checker tells of each part of a text whether it is a quote from a stored article.
type checker interface {
	Check(ctx context.Context, text string) (news.Check, error)
	CheckUnder(ctx context.Context, text string, labels []news.Decision) (news.Check, error)
	CheckAll(ctx context.Context, text string, progress check.Progress) (news.Check, error)
}

// exampleCheck is a text that the demonstration corpus holds, but for a number.
const exampleCheck = `bot check "We now count 70 injured, two of them badly."`

// checking is what a check is asked for.
type checking struct {
	folder string
	report string // a file; "" for a text of the command line
	asJSON bool
	strict bool
}

func (a *app) check() *cobra.Command {
	var c checking
	cmd := &cobra.Command{
		Use:   "check [--json] [--corpus DIR] [TEXT|- | --report FILE [--strict]]",
		Short: "Tell which parts of a text are quotes, and where they were changed",
		Example: "  " + exampleCheck + `
  bot check --json - < claim.txt
  bot check --report draft.md --strict`,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.textFor(cmd.Context(), c, args)
			if err != nil {
				return err
			}
			return a.runCheck(cmd.Context(), c, text)
		},
	}
	cmd.Flags().BoolVar(&c.asJSON, "json", false, "print one JSON document")
	cmd.Flags().StringVar(&c.folder, "corpus", "", "check against the articles in `DIR` (or a .jsonl), in memory")
	cmd.Flags().StringVar(&c.report, "report", "", "check the text in `FILE` (Markdown, HTML or plain; - is standard input), and print a table of its parts")
	cmd.Flags().BoolVar(&c.strict, "strict", false, "exit with status 3 when a part is not verbatim")
	return cmd
}

// textFor is the text to check: that of the file to report on, or as checked tells.
func (a *app) textFor(ctx context.Context, c checking, args []string) (string, error) {
	if c.report == "" || c.report == "-" && len(args) == 0 {
		if c.report == "-" {
			args = []string{"-"}
		}
		text, err := a.checked(ctx, args)
		if c.report != "" && looksLikeHTML(text) {
			text = textOfHTML(text)
		}
		return text, err
	}
	if len(args) > 0 {
		return "", usageError{errors.New("--report names the text; give no other")}
	}
	return readReport(c.report)
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

func (a *app) runCheck(ctx context.Context, c checking, text string) error {
	if err := check.Readable(text); err != nil {
		return usageError{err}
	}
	checks, store, err := a.checksFrom(ctx, c.folder)
	if err != nil {
		return err
	}
	defer store.Close()
	start := time.Now()
	got, err := checks.CheckAll(ctx, text, a.checkProgress(text))
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	took := time.Since(start)
	slog.DebugContext(ctx, "checked", "status", got.Status, "parts", len(got.Parts), "took", took)
	if err := a.printCheck(c, got, took); err != nil {
		return err
	}
	if c.strict && slices.ContainsFunc(got.Parts, func(p news.Part) bool { return p.Status != news.Verbatim }) {
		return reported{errNotVerbatim}
	}
	return nil
}

func (a *app) printCheck(c checking, got news.Check, took time.Duration) error {
	switch {
	case c.asJSON:
		return writeJSON(a.out, got)
	case c.report != "":
		return a.printer().Report(got, took)
	}
	return a.printer().Check(got, took)
}

// longText is how long a text is of whose check the progress is shown, in bytes.
const longText = 8 << 10

// checkProgress shows how far the check of a long text is.
func (a *app) checkProgress(text string) check.Progress {
	if len(text) < longText {
		return nil
	}
	bar := a.progress(len(text), "checking", "bytes")
	return func(done, of int) {
		_ = bar.Set(done) // that a bar cannot be drawn is no reason to stop
		if done == of {
			_ = bar.Finish()
		}
	}
}
