package main

import (
	"context"
	"crypto/ed25519"
	"errors"
	"io"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/service"
	"whosaid/retrieval"
	"whosaid/retrieval/attribution"
	"whosaid/retrieval/check"
	"whosaid/retrieval/sentence"
	"whosaid/store"
	"whosaid/store/memory"
	"whosaid/store/news"
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
	out, err := servicesOver(ctx, kept, desk, moderation)
	if err != nil {
		return nil, nil, errors.Join(err, kept.Close())
	}
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
// checks. What they tell is not kept unless that is set.
func servicesOver(ctx context.Context, kept served, desk saltedDesk, moderation *answer.Moderation) (*service.Services, error) {
	seed, err := desk.Seed(ctx)
	if err != nil {
		return nil, err
	}
	number, commit := buildOf()
	return &service.Services{
		Library: kept, Moderation: moderation, History: desk, Ledger: desk,
		Readable: check.Readable, Passages: retrieval.Passages, Attribute: attributions, Help: answer.Help,
		Key: ed25519.NewKeyFromSeed(seed), Program: "whosaid " + number + " " + commit, Now: time.Now,
	}, nil
}

// attributions tells who says what in a plain text.
func attributions(text string) []news.Attribution {
	return attribution.Analyse(text, sentence.Split(text))
}
