package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"

	"github.com/spf13/cobra"
)

// health asks a bot that runs how it is.
func (a *app) health(env func(string) string) *cobra.Command {
	settings := telegramFrom(env)
	cmd := &cobra.Command{
		Use:                   "health",
		Short:                 "Exit 0 when a running bot, its Redis and Telegram are well",
		Example:               "  bot health && echo all is well",
		DisableFlagsInUseLine: true,
		Args:                  usage(cobra.NoArgs, "health takes no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			said, err := askHealth(cmd.Context(), settings.listen)
			if said != "" {
				fmt.Fprintln(a.out, said)
			}
			return err
		},
	}
	settings.addListen(cmd.Flags())
	return cmd
}

// askHealth asks the bot that listens at an address.
func askHealth(ctx context.Context, address string) (string, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return "", usageError{fmt.Errorf("LISTEN_ADDR (--listen-addr) is %q; write HOST:PORT, like %s", address, defaultListen)}
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1" // where one that listens everywhere is found
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+readyPath, nil)
	if err != nil {
		return "", fmt.Errorf("ask the bot: %w", err)
	}
	response, err := (&http.Client{Timeout: 2 * askWithin}).Do(r)
	if err != nil {
		return "", fmt.Errorf("no bot answers at %s; is \"bot serve\" running there? (LISTEN_ADDR)", address)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 1<<16))
	if err != nil {
		return "", fmt.Errorf("ask the bot: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		return strings.TrimSpace(string(body)), errors.New("the bot is not well")
	}
	return strings.TrimSpace(string(body)), nil
}
