package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/answer"
	"whosaid/bot/deliver"
	"whosaid/bot/metrics"
	"whosaid/prompts"
	"whosaid/retrieval/check"
	"whosaid/store"
	"whosaid/store/memory"
)

// served is a store that answers are served from.
type served interface {
	shelves
	check.Store
	io.Closer
}

// stock is what the bot serves from, and keeps its own notes in.
type stock struct {
	answers  *answer.Answerer
	checks   checker
	shelves  served
	desk     saltedDesk
	journal  deliver.Journal
	doubtful int    // as deliver.Config has it
	invented bool   // the articles are the demonstration's
	where    string // the journal is kept, for the log
	ping     func(context.Context) error
	watching *store.Desk // watches what answers quote; nil where it does not change
	keeper   *keeper     // stores articles; nil where they are not kept in Redis
	adder    *adder      // likewise, of addresses
}

// stock opens what answersFrom answers from, with the journal and the desk beside
// it: in Redis too, or else in memory, where they last as long as the process.
func (a *app) stock(ctx context.Context, folder, process string, counted *metrics.Metrics) (stock, error) {
	a.observeModel = func(_ context.Context, e prompts.Event) {
		counted.ModelAsked(e.Task, resultOf(e), e.Took, e.PromptTokens, e.ReplyTokens, len(e.Dropped))
	}
	answers, shelves, err := a.answersFrom(ctx, folder)
	if err != nil {
		return stock{}, err
	}
	checks, err := a.checkerOver(ctx, shelves)
	if err != nil {
		_ = shelves.Close() // the error that counts is the embedder's
		return stock{}, err
	}
	s := stock{answers: answers.WithWatcher(counted), checks: checks, shelves: shelves, invented: folder == "" && a.redis == ""}
	if inRedis, is := shelves.(*store.Store); is {
		s.desk, s.journal, s.doubtful, s.where, s.ping = inRedis.Desk(), inRedis.Journal(process), 1, "redis", inRedis.Ping
		s.watching = inRedis.Desk()
		s.keeper = a.keeping(ctx, shelves)
		s.adder = a.adding(s.keeper)
		return s, nil
	}
	s.desk, s.journal, s.where = memory.NewDesk(time.Now), memory.NewJournal(), "memory"
	s.ping = func(context.Context) error { return nil }
	return s, nil
}

func (s stock) close() { _ = s.shelves.Close() } // the process ends; what is stored is stored

// hosting is what the bot in Telegram is made of.
func (s stock) hosting(self *models.User, office *deliver.Office, moderators []int64) hosting {
	return hosting{self: self, answers: s.answers, checks: s.checks, shelves: s.shelves, desk: s.desk, members: office, moderators: moderators, invented: s.invented, adder: s.adder, watching: s.watching}
}

// storeNeeds are the parts that must be well where there is no Telegram.
func (s stock) storeNeeds() map[string]func(context.Context) error {
	return map[string]func(context.Context) error{"store": s.ping}
}

// needs are the parts that must be well.
func (s stock) needs(office *deliver.Office) map[string]func(context.Context) error {
	parts := s.storeNeeds()
	parts["telegram"] = func(context.Context) error {
		if session, _ := office.Well(); !session {
			return errors.New("no updates come from Telegram; the log tells why")
		}
		return nil
	}
	parts["journal"] = func(context.Context) error {
		if _, journal := office.Well(); !journal {
			return fmt.Errorf("the journal in %s does not answer; the log tells why", s.where)
		}
		return nil
	}
	return parts
}
