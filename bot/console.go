package main

import (
	"context"
	"net/url"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/chat"
	"whosaid/bot/deliver"
	"whosaid/bot/desk"
	"whosaid/retrieval/revision"
	"whosaid/store"
	"whosaid/store/news"
)

// console is the desk of the moderators whom the bot in Telegram knows, over the same
// store and the same decisions. From then on what they check in Telegram is kept with
// what they check at the desk, and what they decide there is shown on their cards.
func (s stock) console(ctx context.Context, office *deliver.Office, host *chat.Host, config telegramConfig, keep time.Duration) (*desk.Desk, error) {
	key, err := signingKey(ctx, s.desk)
	if err != nil {
		return nil, err
	}
	moderation := answer.Moderate(s.desk, s.shelves, s.shelves)
	services := servicesOver(s.shelves, s.desk, moderation)
	services.Checks, services.Keep, services.Key = answer.Checked(s.checks, moderation), keep, key
	base := config.desk
	if base == nil {
		base = &url.URL{Scheme: "http", Host: config.listen}
	}
	out := desk.New(desk.Config{
		Services: services, Bench: host, Quotes: moderation, Shelf: s.desk, Base: base, Followed: s.followed,
		Changes: revision.Changes, CSV: chat.AuditCSV, Lines: chat.AuditLines, Settled: settling(office, host), Now: time.Now,
	})
	host.Invite, host.CheckAt, host.History = out.Invite, out.CheckAt, services
	return out, nil
}

// settling has the cards of a report shown anew, in their chat's turn.
func settling(office *deliver.Office, host *chat.Host) func(ctx context.Context, report, decision string) error {
	return func(ctx context.Context, report, decision string) error {
		to, update, err := host.Settlement(ctx, report, decision)
		if update == nil || err != nil {
			return err
		}
		return office.Own(ctx, to, update)
	}
}

// followed is what is followed: nothing, where articles are in memory.
func (s stock) followed(ctx context.Context) ([]news.Followed, error) {
	if inRedis, is := s.shelves.(*store.Store); is {
		return inRedis.Followed(ctx)
	}
	return nil, nil
}
