package chat

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"whosaid/bot/chat/message"
	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// history keeps what moderators checked, wherever they did, and finds it again.
type history interface {
	Remember(ctx context.Context, by news.Pseudonym, r news.Record) (id string)
	CheckedBefore(ctx context.Context, within []news.Circle, text string, before time.Time, limit int) ([]news.Record, error)
}

// earlierCheck is what a moderator is told of an earlier check of the same text.
type earlierCheck struct {
	At       time.Time
	Verdicts []news.CheckStatus // of its parts
	By       string             `json:",omitempty"` // "" where others read along
	Link     string             `json:",omitempty"` // likewise
}

// line tells of it; nil of nothing.
func (e *earlierCheck) line(t *texts.Texts) string {
	if e == nil {
		return ""
	}
	told := fmt.Sprintf(t.Check.Before, t.Moment(e.At), message.Counted(t, e.Verdicts))
	if e.By != "" {
		told += " · " + e.By
	}
	return told
}

func (e *earlierCheck) link() string {
	if e == nil {
		return ""
	}
	return e.Link
}

// moderating reports whether who asks decides something where that is asked: a
// moderator anywhere, and in a group whoever runs it.
func (v *visit) moderating(ctx context.Context) bool {
	switch {
	case v.Moderates(v.person):
		return true
	case v.private() || v.guestQuery != "":
		return false
	case v.sender != nil && v.sender.ID == v.chat.ID:
		return true
	}
	return v.person != 0 && slices.Contains(v.admins(ctx), v.person)
}

// admins are the people who run the group, which Telegram is asked once for a check;
// nobody, where it does not say.
func (v *visit) admins(ctx context.Context) []int64 {
	if !v.runnersKnown {
		var err error
		if v.runners, err = v.Members.Administrators(ctx, v.chat.ID); err != nil {
			slog.WarnContext(ctx, "who runs a group is not known", "update", v.update, "err", err)
		}
		v.runnersKnown = true
	}
	return v.runners
}

// checkedBefore is the newest check of the same text, for a moderator to be told; nil
// where there is none, or who asks is no moderator. In a group it is one that was made
// there, since others read along.
func (v *visit) checkedBefore(ctx context.Context, text string) *earlierCheck {
	if v.History == nil || !v.moderating(ctx) {
		return nil
	}
	found, err := v.earlierChecks(ctx, text)
	if err != nil {
		slog.WarnContext(ctx, "earlier checks are not found", "update", v.update, "err", err)
	}
	for _, r := range found {
		if r.ID != v.recordID() { // that is this one, which a process that died since has made
			return v.told(r)
		}
	}
	return nil
}

func (v *visit) earlierChecks(ctx context.Context, text string) ([]news.Record, error) {
	var circles []news.Circle
	var err error
	if v.private() {
		circles, err = v.Circles(ctx, v.person)
	} else {
		circles = v.within(v.chat.ID, v.here, v.admins(ctx))
	}
	if err != nil {
		return nil, err
	}
	return v.History.CheckedBefore(ctx, circles, text, v.Now().Add(time.Minute), 2)
}

// told is as much of a check as may be read where it is told.
func (v *visit) told(r news.Record) *earlierCheck {
	out := &earlierCheck{At: r.At.UTC()}
	for _, part := range r.Parts {
		out.Verdicts = append(out.Verdicts, part.Status)
	}
	if !v.private() {
		return out
	}
	if out.By = string(v.Named(v.person, r.By)); r.By == v.asker() {
		out.By = v.t.Desk.You
	}
	if v.CheckAt != nil {
		out.Link = v.CheckAt(r.ID)
	}
	return out
}

// recordID is the same however often the update is handled.
func (v *visit) recordID() string { return mark(v.Salt, "check", v.update) }

// record keeps a check that a moderator made.
func (v *visit) record(ctx context.Context, checked news.Check) {
	if v.History == nil || !v.moderating(ctx) {
		return
	}
	made := news.RecordCheck(checked)
	made.ID = v.recordID()
	if v.guestQuery == "" { // of a chat where the bot is no member nothing is kept
		made.Group = v.group()
	}
	v.History.Remember(ctx, v.asker(), made)
}
