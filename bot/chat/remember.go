package chat

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"whosaid/store/news"
)

// How long things are remembered.
const (
	talkFor   = 30 * time.Minute    // what a follow-up may lean on
	answerFor = 30 * 24 * time.Hour // what a message shows, for its buttons
	claimFor  = 7 * 24 * time.Hour  // that a claim was answered
	reportFor = 30 * 24 * time.Hour
	promptFor = 24 * time.Hour // that a reply is waited for
)

// keep remembers a value under a name.
func (h *Host) keep(ctx context.Context, name string, owner news.Pseudonym, value any, long time.Duration) error {
	encoded, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("remember %s: %w", name, err)
	}
	return h.Desk.Keep(ctx, news.Note{Name: name, Owner: owner, Value: encoded, For: long})
}

// recall reads what was remembered; there is false when nothing is, or when an
// older version of the bot wrote it otherwise.
func (h *Host) recall(ctx context.Context, name string, into any) (there bool, err error) {
	encoded, err := h.Desk.Recall(ctx, name)
	if err != nil || encoded == nil {
		return false, err
	}
	return json.Unmarshal(encoded, into) == nil, nil
}
