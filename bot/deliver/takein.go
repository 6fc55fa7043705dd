package deliver

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"whosaid/store/news"
)

// takeIn keeps updates as Telegram sent them. When it returns no error, they may
// be confirmed. Those that cannot be read, and those of a person who sends too
// many, are passed over.
func (o *Office) takeIn(ctx context.Context, bodies []json.RawMessage) error {
	letters := make([]news.Letter, 0, len(bodies))
	now := time.Now()
	for _, body := range bodies {
		l, outline, err := letterOf(body, now)
		if err != nil {
			slog.WarnContext(ctx, "an update is passed over", "err", err)
			continue
		}
		if o.flood.over(outline.person(), now) {
			slog.DebugContext(ctx, "an update of a person who sends too many is dropped", "update", l.ID)
			o.Observe.Flooded()
			continue
		}
		letters = append(letters, l)
	}
	if len(letters) == 0 {
		return nil
	}
	fresh, err := o.Journal.Keep(ctx, letters)
	if err != nil {
		return err
	}
	o.Observe.TakenIn(fresh, len(letters)-fresh)
	o.nudge()
	return nil
}
