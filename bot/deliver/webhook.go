package deliver

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// maxUpdate is how large an update may be, in bytes.
const maxUpdate = 1 << 20

// Webhook takes updates in that Telegram sends with the secret. It answers 200
// only when an update is kept; anything else makes Telegram send it again.
func (o *Office) Webhook(secret string) http.Handler {
	want := sha256.Sum256([]byte(secret))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given := sha256.Sum256([]byte(r.Header.Get("X-Telegram-Bot-Api-Secret-Token")))
		switch {
		case r.Method != http.MethodPost:
			w.Header().Set("Allow", http.MethodPost)
			http.Error(w, "only POST is taken here", http.StatusMethodNotAllowed)
		case subtle.ConstantTimeCompare(given[:], want[:]) != 1:
			http.Error(w, "the secret is wrong", http.StatusForbidden)
		default:
			o.receive(w, r)
		}
	})
}

// watchEvery is how often Telegram is asked how the webhook stands.
const watchEvery = 30 * time.Second

// WatchWebhook asks until ctx ends whether Telegram answers and still sends
// updates to an address: where none come, nobody else would tell.
func (o *Office) WatchWebhook(ctx context.Context, address string) error {
	for sleep(ctx, watchEvery) {
		err := o.askWebhook(ctx, address)
		if err != nil && ctx.Err() == nil {
			slog.ErrorContext(ctx, "the webhook is not well", "err", err)
		}
		o.health.session.Store(err == nil)
	}
	return nil
}

func (o *Office) askWebhook(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	info, err := o.Bot.GetWebhookInfo(ctx)
	if err != nil {
		return fmt.Errorf("ask for the webhook: %w", tame(err))
	}
	if info.URL != address {
		return errors.New("updates go to another address; another process has set its own, or polls with this token")
	}
	if time.Since(time.Unix(int64(info.LastErrorDate), 0)) < watchEvery {
		slog.WarnContext(ctx, "Telegram could not send an update", "said", info.LastErrorMessage, "waiting", info.PendingUpdateCount)
	}
	return nil
}

func (o *Office) receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxUpdate))
	if err != nil {
		http.Error(w, "the update is too large or was cut off", http.StatusRequestEntityTooLarge)
		return
	}
	if !json.Valid(body) {
		http.Error(w, "this is no JSON", http.StatusBadRequest)
		return
	}
	if err := o.takeIn(r.Context(), []json.RawMessage{body}); err != nil {
		o.health.session.Store(false)
		slog.ErrorContext(r.Context(), "an update cannot be kept; Telegram will send it again", "err", err)
		http.Error(w, "not now", http.StatusServiceUnavailable)
		return
	}
	o.health.session.Store(true)
}
