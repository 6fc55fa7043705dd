package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/answer"
	"whosaid/bot/chat"
	"whosaid/bot/chat/command"
	"whosaid/retrieval/corpus/address"
	"whosaid/store"
	"whosaid/store/news"
)

// shelves is what a conversation asks of the stored articles.
type shelves interface {
	Outlets(ctx context.Context) ([]news.Outlet, error)
	Holdings(ctx context.Context) (news.Searched, error)
	Languages(ctx context.Context) ([]string, error)
	Article(ctx context.Context, id news.ArticleID) (*news.Article, error)
	Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error)
	Version(ctx context.Context, id news.ArticleID, hash news.Hash) (*news.Article, error)
	Search(ctx context.Context, text string, filter news.Filter, limit int) ([]news.Hit, error)
}

// corrected is shelves with the outlets as moderators corrected them.
type corrected struct {
	shelves
	moderation *answer.Moderation
}

func (c corrected) Outlets(ctx context.Context) ([]news.Outlet, error) {
	return c.moderation.Outlets(ctx)
}

// Linked is the article that an address opens, in any form in which people share it.
func (c corrected) Linked(ctx context.Context, at string) (*news.Article, error) {
	for _, known := range address.Variants(at) {
		a, err := c.Article(ctx, news.IDOf(known))
		if !errors.Is(err, news.ErrNoArticle) {
			return a, err
		}
	}
	return nil, news.ErrNoArticle
}

// saltedDesk is what the bot remembers.
type saltedDesk interface {
	chat.Desk
	Salt(ctx context.Context) ([]byte, error)
	Seed(ctx context.Context) ([]byte, error)
	Record(ctx context.Context, r news.Record, keep time.Duration) error
	Recorded(ctx context.Context, by news.Pseudonym, id string) (news.Record, error)
	Records(ctx context.Context, by news.Pseudonym, before time.Time, limit int) ([]news.Record, error)
	Worded(ctx context.Context, by news.Pseudonym, text string) ([]news.Record, error)
	Take(ctx context.Context, name string) ([]byte, error)
	ActOnCase(ctx context.Context, id string, act news.CaseAct, keep time.Duration) error
	Case(ctx context.Context, id string) (news.CaseFile, error)
	Cases(ctx context.Context) ([]news.CaseFile, error)
}

// hosting is what the bot in Telegram is made of.
type hosting struct {
	self    *models.User
	answers *answer.Answerer
	checks  checker
	shelves shelves
	desk    saltedDesk
	members interface {
		Administrators(ctx context.Context, group int64) ([]int64, error)
	}
	moderators []int64
	invented   bool        // the articles are the demonstration's
	adder      *adder      // nil where articles are not kept
	watching   *store.Desk // nil where they do not change
}

// host makes the bot among people. From then on moderators' decisions count in
// its answers.
func (h hosting) host(ctx context.Context) (*chat.Host, error) {
	salt, err := h.desk.Salt(ctx)
	if err != nil {
		return nil, err
	}
	moderation := answer.Moderate(h.desk, h.shelves, h.shelves)
	answers := h.answers.WithModeration(moderation)
	config := chat.Config{
		Self:       command.Self{ID: h.self.ID, Username: h.self.Username},
		Answers:    answers,
		Checks:     answer.Checked(h.checks, moderation),
		Quotes:     moderation,
		Library:    corrected{h.shelves, moderation},
		Desk:       h.desk,
		Members:    h.members,
		Salt:       salt,
		Moderators: h.moderators,
		Examples:   sync.OnceValue(func() map[string][]string { return examplesFrom(ctx, h.shelves, answers) }),
		Invented:   h.invented,
		Now:        time.Now,
	}
	if h.answers.Translates() {
		config.Translator = h.answers
	}
	if h.adder != nil {
		config.Adder, config.Follower = h.adder, h.adder.keeper.store
	}
	if h.watching != nil {
		config.Watcher = h.watching
	}
	return chat.New(config), nil
}
