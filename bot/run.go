package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"whosaid/bot/terminal"
	"whosaid/prompts"
)

// Exit statuses.
const (
	done        = 0
	failed      = 1
	wrongUsage  = 2
	notVerbatim = 3   // of a strict check, and of a receipt whose quotes do not all stand
	interrupted = 130 // as a shell reports a program that SIGINT ended
)

// usageError is a mistake in how the program was called.
type usageError struct{ error }

// reported is an error that was told already.
type reported struct{ error }

func (r reported) Unwrap() error { return r.error }

// errNotVerbatim is what a strict check of a text ends with that was told already.
var errNotVerbatim = errors.New("not all of it is verbatim")

// app is what the commands of one run share.
type app struct {
	config
	in  io.Reader // its Read ends when the context does
	out io.Writer // results
	err io.Writer // everything else

	keepFrom     int                                  // how many bytes of a folder make it worth to keep what was made of it; 0: a million
	observeModel func(context.Context, prompts.Event) // nil: the log alone is told
}

// run is the whole program but for the process: it runs the command that args
// name and returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	a := &app{in: stdin, out: stdout, err: stderr}
	root := a.root(env)
	root.SetArgs(append([]string{}, args...)) // never nil, for which cobra would read the process's own
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return done
	case ctx.Err() != nil:
		return interrupted
	}
	if _, told := errors.AsType[reported](err); !told {
		a.report(err)
	}
	if errors.Is(err, errNotVerbatim) || errors.Is(err, errNotStanding) {
		return notVerbatim
	}
	if _, wrong := errors.AsType[usageError](err); wrong {
		return wrongUsage
	}
	return failed
}

// report tells of an error; one that is several gets a line for each.
func (a *app) report(err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintln(a.err, "bot:", terminal.Visible(strings.TrimSpace(line)))
	}
}

// root is the command line. The flags that every command knows take their
// defaults from the environment, which is read here and nowhere else.
func (a *app) root(env func(string) string) *cobra.Command {
	root := &cobra.Command{
		Use:   "bot",
		Short: "Who said what in the news: answers made of verbatim quotes",
		Long: `Who said what in the news: answers made of verbatim quotes, each under a label
of outlet and speaker.`,
		Example:               "  " + example,
		Version:               version(),
		SilenceErrors:         true,
		SilenceUsage:          true,
		DisableFlagsInUseLine: true,
		Args:                  knownCommand,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	settings := settingsFrom(env)
	settings.addFlags(root.PersistentFlags())
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) (err error) {
		if a.config, err = settings.validate(a.err); err == nil {
			slog.SetDefault(a.config.logger(a.err))
		}
		return err
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; %q lists the flags", err, cmd.CommandPath()+" --help")}
	})
	root.SetVersionTemplate("{{.Version}}\n")
	root.CompletionOptions.DisableDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	root.AddCommand(a.ask(), a.check(), a.ingest(), a.follow(), a.unfollow(), a.changes(), a.remove(), a.generations(), a.attribute(), a.eval(), a.mcp(), a.verify(), a.serve(env), a.health(env), completion())
	addHelp(root)
	return root
}

// knownCommand refuses words that name no command.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := `"bot --help" lists the commands`
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = fmt.Sprintf("did you mean %q?", "bot "+near[0])
	}
	return usageError{fmt.Errorf("there is no command %q; %s", args[0], hint)}
}

// usage makes what a check of arguments refuses a mistake in the call, told in
// the words given.
func usage(check cobra.PositionalArgs, mistake string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if check(cmd, args) != nil {
			return usageError{fmt.Errorf("%s; usage: %s", mistake, cmd.UseLine())}
		}
		return nil
	}
}
