package deliver

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"whosaid/bot/chat"
	"whosaid/store/news"
)

// Own takes in an update of the bot's own making, which is handled in its turn in a
// chat. One that the journal has seen is passed over.
func (o *Office) Own(ctx context.Context, to int64, update *chat.Update) error {
	body, err := json.Marshal(update)
	if err != nil {
		return fmt.Errorf("write an update: %w", err)
	}
	letter := news.Letter{ID: update.ID, Lane: laneOf(to), Body: body, At: time.Now()}
	if _, err := o.Journal.Keep(ctx, []news.Letter{letter}); err != nil {
		return err
	}
	o.nudge()
	return nil
}
