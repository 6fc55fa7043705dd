package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	"github.com/spf13/cobra"

	"whosaid/bot/chat/texts"
	"whosaid/bot/deliver"
	"whosaid/bot/metrics"
)

func (a *app) serve(env func(string) string) *cobra.Command {
	settings, folder := telegramFrom(env), ""
	cmd := &cobra.Command{
		Use:   "serve [--corpus DIR]",
		Short: "Be the Telegram bot",
		Long: `Answers people in Telegram, in private chats, groups and inline mode, until it is
told to end by SIGINT or SIGTERM; what it took in by then it finishes. Health
(/healthz, /readyz) and metrics (/metrics) are shown at LISTEN_ADDR.`,
		Example:               "  TELEGRAM_BOT_TOKEN=123456:ABC… bot serve\n  TELEGRAM_BOT_TOKEN_FILE=token.txt bot serve --corpus ./articles",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.NoArgs, "serve takes no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			config, err := settings.validate()
			if err != nil {
				return err
			}
			return a.runServe(cmd.Context(), config, folder)
		},
	}
	settings.addFlags(cmd.Flags())
	cmd.Flags().StringVar(&folder, "corpus", "", "answer from the articles in `DIR` (or a .jsonl), in memory")
	return cmd
}

// grace is how long the bot finishes what it took in, when it is told to end.
const grace = 20 * time.Second

// runServe is the bot from its start to its end.
func (a *app) runServe(ctx context.Context, config telegramConfig, folder string) error {
	listener, err := net.Listen("tcp", config.listen)
	if err != nil {
		return fmt.Errorf("listen at LISTEN_ADDR: %w", err)
	}
	shown, counted := newPages(), metrics.New(version())
	shown.mux.Handle("GET "+metricsPath, counted.Handler())
	defer shown.serve(ctx, listener)()
	stock, err := a.stock(ctx, folder, processName(listener.Addr()), counted)
	if err != nil {
		return err
	}
	defer stock.close()
	office, self, err := open(ctx, config, stock, counted)
	if err != nil {
		return err
	}
	office.Handler = a.takePosts(ctx, office.Handler, self, stock.shelves)
	counted.Gauge("updates_waiting", "Updates that are not handled yet.", func() float64 { return waiting(office) })
	shown.needs(stock.needs(office))
	if config.hook != nil {
		shown.mux.Handle(config.hook.Path, office.Webhook(string(config.secret)))
	}
	stopFollowing := a.followOn(ctx, stock.shelves, counted)
	defer stopFollowing()
	slog.InfoContext(ctx, "serving", "bot", self.Username, "listen", listener.Addr().String(), "webhook", config.hook != nil, "journal", stock.where)
	err = office.Run(ctx, func(ctx context.Context) error {
		go setMenu(ctx, office.Bot)
		return takeIn(ctx, office, config)
	})
	if ctx.Err() != nil {
		err = nil // it was told to end
	}
	slog.InfoContext(context.WithoutCancel(ctx), "served")
	return err
}

// open connects to Telegram and puts the bot among people to work.
func open(ctx context.Context, config telegramConfig, stock stock, counted *metrics.Metrics) (*deliver.Office, *models.User, error) {
	client := deliver.NewClient()
	library, self, err := deliver.Connect(ctx, config.token, config.server, client)
	if errors.Is(err, deliver.ErrToken) {
		return nil, nil, fmt.Errorf("%w; %s", err, howToGetAToken)
	}
	if err != nil {
		return nil, nil, err
	}
	office := deliver.New(deliver.Config{Bot: library, Token: config.token, Server: config.server, Client: client,
		Journal: stock.journal, Observe: counted, Limits: deliver.Platform, Doubtful: stock.doubtful, Grace: grace})
	host, err := stock.hosting(self, office, config.moderators).host(ctx)
	if err != nil {
		return nil, nil, err
	}
	host.Answers, host.Checks = counted.Answers(host.Answers), counted.Checks(host.Checks)
	office.Handler = host
	return office, self, nil
}

// takeIn takes updates in until ctx ends: by polling, or by the webhook, which
// the pages serve.
func takeIn(ctx context.Context, office *deliver.Office, config telegramConfig) error {
	if config.hook == nil {
		if err := office.DropWebhook(ctx); err != nil {
			return err
		}
		return office.Poll(ctx)
	}
	if err := office.SetWebhook(ctx, config.hook.String(), string(config.secret)); err != nil {
		return err
	}
	<-ctx.Done()
	return nil
}

// processName tells this process from others that share a journal. One that is
// started in its place has its name, and takes over what it held: no two can
// listen at one address of a host.
func processName(at net.Addr) string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return host + "/" + at.String()
}

func waiting(office *deliver.Office) float64 {
	ctx, cancel := context.WithTimeout(context.Background(), askWithin)
	defer cancel()
	n, err := office.Waiting(ctx)
	if err != nil {
		return -1
	}
	return float64(n)
}

// setMenu sets the menu of commands in every language. That it fails is no
// reason not to serve.
func setMenu(ctx context.Context, library *bot.Bot) {
	for i, language := range texts.All {
		code := language.Code
		if i == 0 {
			code = "" // for all other languages
		}
		var commands []models.BotCommand
		for _, c := range language.Commands {
			commands = append(commands, models.BotCommand{Command: c.Name, Description: c.Does})
		}
		if _, err := library.SetMyCommands(ctx, &bot.SetMyCommandsParams{Commands: commands, LanguageCode: code}); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "the menu of commands is not set", "language", language.Code)
			return
		}
	}
}
