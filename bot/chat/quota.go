package chat

import (
	"context"
	"fmt"
	"strconv"
	"time"
)

const defaultPerPerson = 30

// window is the time over which answers are counted.
const window = time.Hour

// allowed reports whether the chat and the person may have one more answer in
// this hour. Where not, that is said once an hour, and then no more.
func (v *visit) allowed(ctx context.Context) (bool, error) {
	now := v.Now()
	hour := now.Truncate(window)
	left := strconv.Itoa(int((hour.Add(window).Sub(now) + time.Minute - 1) / time.Minute))
	what := strconv.FormatInt(v.update, 10)
	own, err := v.Desk.Tally(ctx, fmt.Sprintf("person:%s:%d", v.asker(), hour.Unix()), what, window)
	if err != nil {
		return false, err
	}
	if own > v.PerPerson {
		return false, v.once(ctx, own == v.PerPerson+1, fmt.Sprintf(v.t.Group.YourQuota, left))
	}
	if v.private() {
		return true, nil
	}
	all, err := v.Desk.Tally(ctx, fmt.Sprintf("chat:%s:%d", v.here, hour.Unix()), what, window)
	if err != nil {
		return false, err
	}
	if most := v.settings.PerHour(); all > most {
		return false, v.once(ctx, all == most+1, fmt.Sprintf(v.t.Group.Quota, strconv.Itoa(most), left))
	}
	return true, nil
}

func (v *visit) once(ctx context.Context, first bool, text string) error {
	if !first {
		return nil
	}
	return v.say(ctx, text)
}
