package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"whosaid/bot/answer"
	"whosaid/bot/service"
	"whosaid/bot/terminal"
	"whosaid/store"
)

// verifying is how a receipt is verified.
type verifying struct {
	folder string
	key    string // the public key that must have signed; "" for any
	asJSON bool
}

func (a *app) verify() *cobra.Command {
	var v verifying
	cmd := &cobra.Command{
		Use:   "verify [--json] [--key KEY] [--corpus DIR] FILE|-",
		Short: "Replay a receipt: which of its quotes still stand",
		Long: `Replays a receipt that /v1 or the desk gave: holds it to its signature, and
each of its quotes to the stored bytes. A quote stands where the receipt says,
or in the version that has taken its place; it is superseded where that one
lacks it, withdrawn where moderators took it down, gone where its article is
not stored. The exit status is 3 when one does not stand, and 1 for a receipt
that is not as it was signed.`,
		Example:               "  bot verify receipt.json\n  bot verify --key \"$(cat key.txt)\" --corpus ./articles receipt.json",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.ExactArgs(1), "one receipt at a time"),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, err := a.readReceipt(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return a.runVerify(cmd.Context(), v, data)
		},
	}
	cmd.Flags().BoolVar(&v.asJSON, "json", false, "print one JSON document")
	cmd.Flags().StringVar(&v.key, "key", "", "refuse a receipt that was not signed by the public `KEY`, as /v1/key gives it")
	cmd.Flags().StringVar(&v.folder, "corpus", "", "replay it against the articles in `DIR` (or a .jsonl), in memory")
	return cmd
}

// readReceipt reads the receipt in a file, or on standard input.
func (a *app) readReceipt(ctx context.Context, name string) ([]byte, error) {
	in := io.Reader(interruptible{ctx, a.in})
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, usageError{err}
		}
		defer file.Close()
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, service.MaxReceipt+1))
	if err != nil {
		return nil, fmt.Errorf("read the receipt: %w", err)
	}
	return data, nil
}

// errNotStanding is what a receipt ends with that was told already.
var errNotStanding = errors.New("not all of its quotes stand")

func (a *app) runVerify(ctx context.Context, v verifying, data []byte) error {
	if _, key, err := service.ReadReceipt(data); err != nil {
		return err
	} else if v.key != "" && key != v.key {
		return fmt.Errorf("the receipt was signed by the key %s, not by the one that --key names", key)
	}
	kept, err := a.shelvesFrom(ctx, v.folder)
	if err != nil {
		return err
	}
	defer kept.Close()
	desk := deskOf(kept)
	services := servicesOver(kept, desk, answer.Moderate(desk, kept, kept))
	services.Key, err = signingKey(ctx, desk)
	if err != nil && !errors.Is(err, store.ErrForbidden) { // who may only read verifies, too, and does not know whose key it is
		return err
	}
	got, err := services.Verify(ctx, data)
	if err != nil {
		return err
	}
	if v.asJSON {
		err = writeJSON(a.out, got)
	} else {
		err = a.printVerified(got)
	}
	if err == nil && !got.All() {
		return reported{errNotStanding}
	}
	return err
}

// shelvesFrom is what answersFrom answers from, without anybody to answer.
func (a *app) shelvesFrom(ctx context.Context, folder string) (served, error) {
	if folder != "" || a.redis == "" {
		return a.inFolder(ctx, folder, nil)
	}
	by, err := a.passageEmbedder(ctx)
	if err != nil {
		return nil, err
	}
	return a.openRedis(ctx, by)
}

// printVerified tells of each quote whether it stands, and what it says now.
func (a *app) printVerified(v service.Verified) error {
	whose := "this store's key"
	if !v.Ours {
		whose = "the key " + v.Key + ", which is not known to be this store's"
	}
	_, err := fmt.Fprintf(a.out, "%s of %s: %s\ntold by %s\nsigned by %s\n", terminal.Visible(string(v.Kind)), v.At.UTC().Format(time.RFC3339),
		terminal.Visible(v.Outcome), terminal.Visible(v.Program), whose)
	for _, q := range v.Quotes {
		says := fmt.Sprintf("article %s, bytes %d to %d", terminal.Visible(string(q.At.Article)), q.At.Start, q.At.End)
		if q.Quote != nil {
			says = fmt.Sprintf("%s\n            %s", terminal.Framed(q.Quote.Text()), terminal.Visible(q.Quote.Label()))
		}
		if err == nil {
			_, err = fmt.Fprintf(a.out, "%-10s  %s\n", q.Standing, says)
		}
	}
	return err
}
