package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"time"

	"github.com/spf13/cobra"

	"whosaid/bot/api"
	"whosaid/bot/chat"
	"whosaid/bot/deliver"
	"whosaid/bot/desk"
	"whosaid/bot/metrics"
)

func (a *app) serve(env func(string) string) *cobra.Command {
	settings, doors, folder := telegramFrom(env), apiFrom(env), ""
	cmd := &cobra.Command{
		Use:   "serve [--corpus DIR]",
		Short: "Be the Telegram bot",
		Long: `Answers people in Telegram, in private chats, groups, inline and as a guest,
until it is told to end by SIGINT or SIGTERM; what it took in by then it
finishes. Health (/healthz, /readyz) and metrics (/metrics) are shown at
LISTEN_ADDR. With API_KEYS other programs may ask below /v1 there
(/v1/openapi.json tells how); without a bot's token it serves these alone.
Moderators who write /desk to the bot get a link to pages of theirs there.`,
		Example:               "  TELEGRAM_BOT_TOKEN=123456:ABC… bot serve\n  TELEGRAM_BOT_TOKEN_FILE=token.txt bot serve --corpus ./articles",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.NoArgs, "serve takes no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			asked, err := doors.validate()
			if err != nil {
				return err
			}
			settings.optional = !asked.keys.None()
			config, err := settings.validate()
			if err != nil {
				return err
			}
			return a.runServe(cmd.Context(), config, asked, folder)
		},
	}
	settings.addFlags(cmd.Flags())
	doors.addFlags(cmd.Flags())
	cmd.Flags().StringVar(&folder, "corpus", "", "answer from the articles in `DIR` (or a .jsonl), in memory")
	return cmd
}

// grace is how long the bot finishes what it took in, when it is told to end.
const grace = 20 * time.Second

// runServe is the bot from its start to its end.
func (a *app) runServe(ctx context.Context, config telegramConfig, asked apiConfig, folder string) error {
	listener, err := net.Listen("tcp", config.listen)
	if err != nil {
		return fmt.Errorf("listen at LISTEN_ADDR: %w", err)
	}
	config.listen = listener.Addr().String() // the port that was meant where it said 0
	shown, counted := newPages(), metrics.New(version())
	shown.mux.Handle("GET "+metricsPath, counted.Handler())
	defer shown.serve(ctx, listener)()
	stock, err := a.stock(ctx, folder, processName(listener.Addr()), counted)
	if err != nil {
		return err
	}
	defer stock.close()
	stopFollowing := a.followOn(ctx, stock.keeper, counted)
	defer stopFollowing()
	letIn := func() error {
		if asked.keys.None() {
			return nil
		}
		door, err := stock.api(ctx, asked, a.openAI.chat.budget, counted)
		if err == nil {
			shown.mux.Handle(api.Prefix, door)
		}
		return err
	}
	if config.token != "" {
		return a.serveTelegram(ctx, config, stock, shown, counted, asked.keep, letIn)
	}
	if err := letIn(); err != nil {
		return err
	}
	shown.needs(stock.storeNeeds())
	slog.InfoContext(ctx, "serving", "listen", config.listen, "telegram", false)
	<-ctx.Done()
	return nil // it was told to end
}

// serveTelegram is the bot in Telegram, until ctx ends. Other programs are let in
// when moderators' decisions count in its answers.
func (a *app) serveTelegram(ctx context.Context, config telegramConfig, stock stock, shown *pages, counted *metrics.Metrics, keep time.Duration, letIn func() error) error {
	office, host, err := open(ctx, config, stock, counted)
	if err != nil {
		return err
	}
	office.Handler = takePosts(office.Handler, host.Self, stock.keeper)
	counted.Gauge("updates_waiting", "Updates that are not handled yet.", func() float64 { return waiting(office) })
	shown.needs(stock.needs(office))
	defer find(host.Examples)()
	console, err := stock.console(ctx, office, host, config, keep)
	if err != nil {
		return err
	}
	shown.mux.Handle(desk.Prefix, console)
	shown.mux.Handle(desk.Prefix+"/", console)
	if config.hook != nil {
		shown.mux.Handle(config.hook.Path, office.Webhook(string(config.secret)))
	}
	if err := letIn(); err != nil {
		return err
	}
	slog.InfoContext(ctx, "serving", "bot", host.Self.Username, "listen", config.listen, "webhook", config.hook != nil, "journal", stock.where)
	err = office.Run(ctx, func(ctx context.Context) error {
		go introduce(ctx, office.Bot, stock.invented)
		if stock.watching != nil {
			go herald{stock.watching, host, office}.run(ctx)
		}
		return takeIn(ctx, office, config)
	})
	if ctx.Err() != nil {
		err = nil // it was told to end
	}
	slog.InfoContext(context.WithoutCancel(ctx), "served")
	return err
}

// open connects to Telegram and puts the bot among people to work.
func open(ctx context.Context, config telegramConfig, stock stock, counted *metrics.Metrics) (*deliver.Office, *chat.Host, error) {
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
	return office, host, nil
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
	return office.WatchWebhook(ctx, config.hook.String())
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
