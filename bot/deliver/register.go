package deliver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// ErrToken is the error of a token that Telegram does not know.
var ErrToken = errors.New("this token is not known to Telegram")

// NewClient is a client for the Bot API. A poll takes up to 50 s, so that it
// must wait for longer than that.
func NewClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 64 // the default of 2 would open a connection for nearly every request
	return &http.Client{Timeout: 75 * time.Second, Transport: transport}
}

// discreet is a client whose errors leave out the address, in which the token
// stands. The library would cut the token out by itself, but changes the error
// for that while a goroutine of its own may still read it.
type discreet struct{ bot.HttpClient }

func (d discreet) Do(r *http.Request) (*http.Response, error) {
	response, err := d.HttpClient.Do(r)
	return response, withoutAddress(err)
}

// Connect makes the library's bot and waits until Telegram has said who it is.
// A token that Telegram does not know ends it; everything else is tried again.
func Connect(ctx context.Context, token Token, server string, client bot.HttpClient) (*bot.Bot, *models.User, error) {
	options := []bot.Option{bot.WithSkipGetMe(), bot.WithHTTPClient(pollFor, discreet{client}),
		bot.WithErrorsHandler(func(err error) { slog.Debug("go-telegram", "err", tame(err)) })}
	if server != "" {
		options = append(options, bot.WithServerURL(server))
	}
	b, err := bot.New(string(token), options...)
	if err != nil {
		return nil, nil, fmt.Errorf("make a bot: %w", tame(err))
	}
	pause := backoff{first: time.Second, most: 30 * time.Second}
	for {
		me, err := introduce(ctx, b)
		switch {
		case err == nil:
			return b, me, nil
		case errors.Is(err, bot.ErrorUnauthorized), errors.Is(err, bot.ErrorNotFound):
			return nil, nil, ErrToken
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		}
		slog.ErrorContext(ctx, "Telegram does not answer; trying again", "server", server, "err", tame(err))
		if !pause.wait(ctx) {
			return nil, nil, ctx.Err()
		}
	}
}

func introduce(ctx context.Context, b *bot.Bot) (*models.User, error) {
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	return b.GetMe(ctx)
}

// hookConnections is how many updates Telegram may send at a time.
const hookConnections = 40

// SetWebhook has Telegram send updates to an address. An address that it does
// not take is an error; everything else is tried again.
func (o *Office) SetWebhook(ctx context.Context, address, secret string) error {
	return o.insist(ctx, "set the webhook", func(ctx context.Context) error {
		_, err := o.Bot.SetWebhook(ctx, &bot.SetWebhookParams{URL: address, SecretToken: secret, MaxConnections: hookConnections, AllowedUpdates: Allowed})
		return err
	})
}

// DropWebhook has Telegram keep updates to be polled for. None is lost by it.
func (o *Office) DropWebhook(ctx context.Context) error {
	return o.insist(ctx, "take the webhook away", func(ctx context.Context) error {
		_, err := o.Bot.DeleteWebhook(ctx, &bot.DeleteWebhookParams{})
		return err
	})
}

// insist does something at the start until it is done or can never be.
func (o *Office) insist(ctx context.Context, act string, do func(context.Context) error) error {
	pause := backoff{first: time.Second, most: 30 * time.Second}
	for {
		within, cancel := context.WithTimeout(ctx, answerWithin)
		err := do(within)
		cancel()
		switch judge(err) {
		case fine:
			o.health.session.Store(true)
			return nil
		case refused, gone, movedAway:
			return fmt.Errorf("%s: %w", act, tame(err))
		case limited:
			if !sleep(ctx, retryAfter(err)) {
				return ctx.Err()
			}
			continue
		}
		slog.ErrorContext(ctx, act+": Telegram does not answer; trying again", "err", tame(err))
		if !pause.wait(ctx) {
			return ctx.Err()
		}
	}
}
