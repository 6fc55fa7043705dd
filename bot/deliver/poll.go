package deliver

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// pollFor is how long the server may hold a poll: as long as it ever does.
const pollFor = 50 * time.Second

// pollMost is how large an answer to a poll may be, in bytes.
const pollMost = 32 << 20

// Poll takes updates in by long polling until ctx ends. It asks for itself: the
// library's loop asks for what follows, and so confirms, before what came is
// kept, and stops for good at an update that it cannot read.
func (o *Office) Poll(ctx context.Context) error {
	offset := int64(0)
	trouble := backoff{first: time.Second, most: 30 * time.Second}
	for ctx.Err() == nil {
		bodies, err := o.ask(ctx, offset)
		if err == nil && len(bodies) > 0 {
			err = o.takeIn(ctx, bodies)
		}
		if err != nil {
			if ctx.Err() != nil {
				break
			}
			o.health.session.Store(false)
			slog.ErrorContext(ctx, "no updates can be fetched; trying again", "err", err)
			o.Observe.Retried(reasonOf(err))
			if limited, ok := errors.AsType[*pollError](err); ok && limited.after > 0 {
				sleep(ctx, limited.after)
			} else {
				trouble.wait(ctx)
			}
			continue
		}
		trouble.reset()
		o.health.session.Store(true)
		if len(bodies) == 0 {
			offset = 0 // all below it is confirmed, and after a quiet week numbers begin anywhere
		}
		for _, body := range bodies {
			var u struct {
				ID int64 `json:"update_id"`
			}
			if json.Unmarshal(body, &u) == nil {
				offset = max(offset, u.ID+1)
			}
		}
	}
	return nil
}

// pollError is a poll that the server refused.
type pollError struct {
	code  int
	said  string
	after time.Duration
}

func (p *pollError) Error() string {
	switch p.code {
	case http.StatusConflict:
		return "another process polls with this token, or a webhook is set; run one of them only (" + p.said + ")"
	case http.StatusUnauthorized, http.StatusNotFound:
		return "Telegram does not know TELEGRAM_BOT_TOKEN; BotFather's /token shows the right one (" + p.said + ")"
	}
	return fmt.Sprintf("Telegram says %d: %s", p.code, p.said)
}

// ask polls once.
func (o *Office) ask(ctx context.Context, offset int64) ([]json.RawMessage, error) {
	body, err := json.Marshal(map[string]any{"offset": offset, "timeout": int(pollFor / time.Second), "allowed_updates": Allowed})
	if err != nil {
		return nil, fmt.Errorf("write a poll: %w", err)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, o.Token.method(o.Server, "getUpdates"), bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("TELEGRAM_API_URL is no address")
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := o.Client.Do(r)
	if err != nil {
		return nil, fmt.Errorf("poll: %w", withoutAddress(err))
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, pollMost))
	if err != nil {
		return nil, fmt.Errorf("poll: %w", err)
	}
	return readPoll(response.StatusCode, content)
}

func readPoll(status int, content []byte) ([]json.RawMessage, error) {
	var answer envelope[[]json.RawMessage]
	if err := json.Unmarshal(content, &answer); err != nil {
		return nil, &pollError{code: status, said: "no JSON"}
	}
	if !answer.OK {
		return nil, &pollError{answer.Code, answer.Description, time.Duration(answer.Parameters.RetryAfter) * time.Second}
	}
	return answer.Result, nil
}
