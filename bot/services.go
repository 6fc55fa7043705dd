package main

import (
	"context"
	"crypto/ed25519"
	"io"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/service"
	"whosaid/retrieval"
	"whosaid/retrieval/attribution"
	"whosaid/retrieval/check"
	"whosaid/store"
	"whosaid/store/memory"
)

// services are what other programs ask for, over what answersFrom answers from and
// as moderators left it; the closer ends what they ask.
func (a *app) services(ctx context.Context, folder string) (*service.Services, io.Closer, error) {
	answers, kept, err := a.answersFrom(ctx, folder)
	if err != nil {
		return nil, nil, err
	}
	checks, err := a.checkerOver(ctx, kept)
	if err != nil {
		_ = kept.Close() // the error that counts is the embedder's
		return nil, nil, err
	}
	desk := deskOf(kept)
	moderation := answer.Moderate(desk, kept, kept)
	out := servicesOver(kept, desk, moderation)
	out.Answers, out.Checks = answers.WithModeration(moderation), answer.Checked(checks, moderation)
	return out, kept, nil
}

// deskOf is where moderators' decisions are: in Redis, too; in memory there are none.
func deskOf(kept served) saltedDesk {
	if inRedis, is := kept.(*store.Store); is {
		return inRedis.Desk()
	}
	return memory.NewDesk(time.Now)
}

// servicesOver are those over a store and what the bot remembers, but for answers and
// checks. They keep nothing of what they tell, and sign nothing.
func servicesOver(kept served, desk saltedDesk, moderation *answer.Moderation) *service.Services {
	number, commit := buildOf()
	return &service.Services{
		Library: kept, Moderation: moderation, History: desk, Ledger: desk,
		Readable: check.Readable, Passages: retrieval.Passages, Attribute: attribution.Analyse, Help: answer.Help,
		Program: "whosaid " + number + " " + commit, Now: time.Now,
	}
}

// signingKey is the key that signs receipts.
func signingKey(ctx context.Context, desk saltedDesk) (ed25519.PrivateKey, error) {
	seed, err := desk.Seed(ctx)
	if err != nil {
		return nil, err
	}
	return ed25519.NewKeyFromSeed(seed), nil
}
