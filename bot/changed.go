package main

import (
	"context"
	"log/slog"
	"time"

	"whosaid/bot/chat"
	"whosaid/bot/deliver"
	"whosaid/store"
)

// lookForChanges is how often it is asked whether what answers quote has changed:
// another process may have stored that.
const lookForChanges = 10 * time.Second

// herald has those told who were given quotes that have changed since, or whose labels
// moderators corrected.
type herald struct {
	desk   *store.Desk
	host   *chat.Host
	office *deliver.Office
}

// run looks for changes until the context ends.
func (h herald) run(ctx context.Context) {
	look := time.NewTicker(lookForChanges)
	defer look.Stop()
	for {
		if err := h.look(ctx); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "looking for changed quotes", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-look.C:
		}
	}
}

// look hands every change over to the journal before it is looked for no more: who
// is told hangs on no process's life then.
func (h herald) look(ctx context.Context) error {
	if err := h.reprinted(ctx); err != nil {
		return err
	}
	return h.relabelled(ctx)
}

// relabelled hands over what moderators decided.
func (h herald) relabelled(ctx context.Context) error {
	decided, err := h.desk.Relabelled(ctx)
	if err != nil {
		return err
	}
	for _, of := range decided {
		err := h.hand(ctx, of.Keys, func(key string) (int64, *chat.Update, error) { return h.host.Correction(ctx, key, of.Decision) })
		if err == nil {
			err = h.desk.Announced(ctx, of.Decision)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// reprinted hands over what outlets changed.
func (h herald) reprinted(ctx context.Context) error {
	changed, err := h.desk.Reprinted(ctx)
	if err != nil {
		return err
	}
	for _, of := range changed {
		err := h.hand(ctx, of.Keys, func(key string) (int64, *chat.Update, error) { return h.host.Notice(ctx, key, of) })
		if err == nil {
			err = h.desk.Unwatch(ctx, of)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// hand gives the journal the updates that tell the chats of answers.
func (h herald) hand(ctx context.Context, keys []string, update func(key string) (to int64, u *chat.Update, err error)) error {
	for _, key := range keys {
		to, u, err := update(key)
		if err == nil && u != nil {
			err = h.office.Own(ctx, to, u)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
