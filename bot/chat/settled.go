package chat

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// Settled is the update that a report was decided on elsewhere than on its cards. The
// bot makes it itself.
type Settled struct {
	Report string `json:"report"`
}

// Settlement is the update that shows a decision on the cards of a report, and a chat
// in whose turn that is; nil where there are none. For one decision it is always the same.
func (h *Host) Settlement(ctx context.Context, report, decision string) (chat int64, update *Update, err error) {
	r, err := h.reported(ctx, report)
	if r == nil || len(r.Cards) == 0 || err != nil {
		return 0, nil, err
	}
	u := &Update{Settled: &Settled{report}}
	u.ID = ownNumber(report, decision)
	return slices.Min(slices.Collect(maps.Keys(r.Cards))), u, nil
}

// ownNumber is that of an update of the bot's own making, by what it is about:
// Telegram's are above 0.
func ownNumber(about ...string) int64 {
	sum := sha256.Sum256([]byte(strings.Join(about, " ")))
	return -1 - int64(binary.BigEndian.Uint64(sum[:])>>2)
}

// settled writes the cards of a report anew.
func (h *Host) settled(ctx context.Context, id int64, s *Settled, line Line) error {
	r, err := h.reported(ctx, s.Report)
	if r == nil || err != nil {
		return err
	}
	v, err := h.visit(ctx, id, models.Chat{ID: r.Group}, nil, line)
	if err != nil {
		return err
	}
	quote, err := v.onCards(ctx, r, v.here)
	if err != nil {
		return err
	}
	v.rewriteCards(ctx, s.Report, r, quote, 0)
	return nil
}

// onCards is the quote of a report as a group sees it; moderators see what they took
// down. It is the zero Citation where it is not stored any more.
func (v *visit) onCards(ctx context.Context, r *reported, sees news.Pseudonym) (news.Citation, error) {
	for _, group := range []news.Pseudonym{sees, news.Unruled} {
		quote, err := v.Quotes.Quote(ctx, r.Quote.Ref, r.Quote.Said, group)
		if !errors.Is(err, news.ErrNoArticle) {
			return quote, err
		}
	}
	return news.Citation{}, nil
}

// rewriteCards shows a report as it stands on its cards, but for one person's.
func (v *visit) rewriteCards(ctx context.Context, key string, r *reported, quote news.Citation, but int64) {
	for _, id := range slices.Sorted(maps.Keys(r.Cards)) {
		if id != but {
			v.card(ctx, "card:"+strconv.FormatInt(id, 10), key, r, quote, id)
		}
	}
}
