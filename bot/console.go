package main

import (
	"context"
	"net/url"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/chat"
	"whosaid/bot/desk"
	"whosaid/retrieval/revision"
	"whosaid/store"
	"whosaid/store/news"
)

// console is the desk of the moderators whom the bot in Telegram knows, over the same
// store and the same decisions.
func (s stock) console(host *chat.Host, config telegramConfig, keep time.Duration) *desk.Desk {
	moderation := answer.Moderate(s.desk, s.shelves, s.shelves)
	services := servicesOver(s.shelves, s.desk, moderation)
	services.Checks, services.Keep = answer.Checked(s.checks, moderation), keep
	base := config.desk
	if base == nil {
		base = &url.URL{Scheme: "http", Host: config.listen}
	}
	return desk.New(desk.Config{
		Services: services, Bench: host, Quotes: moderation, Shelf: s.desk, Base: base, Followed: s.followed,
		Changes: revision.Changes, CSV: chat.AuditCSV, Lines: chat.AuditLines, Now: time.Now,
	})
}

// followed is what is followed: nothing, where articles are in memory.
func (s stock) followed(ctx context.Context) ([]news.Followed, error) {
	if inRedis, is := s.shelves.(*store.Store); is {
		return inRedis.Followed(ctx)
	}
	return nil, nil
}
