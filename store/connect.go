package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/logging"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// How long one command may take when the context sets no nearer end. A write
// may be a whole article's vectors, and waits for those before it.
const (
	dialWithin  = 3 * time.Second
	readWithin  = 10 * time.Second
	writeWithin = time.Minute
)

// clients are the ways to one Redis: reads are tried twice, writes once (a write
// whose answer was lost may have been done), and the tails of the change streams,
// which wait most of the time, keep no other command waiting.
type clients struct {
	read, write, tail redis.UniversalClient
	where             string // the address, for messages
}

func (c clients) close() error {
	var all error
	for _, client := range []redis.UniversalClient{c.read, c.write, c.tail} {
		if client == nil {
			continue
		}
		if err := client.Close(); err != nil && !errors.Is(err, redis.ErrClosed) {
			all = errors.Join(all, err)
		}
	}
	return all
}

// quieten keeps go-redis from writing to standard error. What it would say comes
// back as errors; its logger is one for the whole process, so it is set once.
var quieten = sync.OnceFunc(logging.Disable)

// connect opens the clients and checks that the server can do what is asked.
func connect(ctx context.Context, config Config) (clients, error) {
	quieten()
	nodes, err := config.URL.nodes()
	if err != nil {
		return clients{}, err
	}
	base := redis.UniversalOptions{
		Username: nodes[0].Username, Password: nodes[0].Password, DB: nodes[0].DB, TLSConfig: nodes[0].TLSConfig,
		Protocol: 3, ContextTimeoutEnabled: true,
		DialTimeout: dialWithin, DialerRetries: 1, WriteTimeout: writeWithin, PoolTimeout: writeWithin,
		IsClusterMode:            len(nodes) > 1,
		MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
	}
	for _, node := range nodes {
		base.Addrs = append(base.Addrs, node.Addr)
	}
	where := strings.Join(base.Addrs, ", ")
	server, err := inspect(ctx, base, where)
	if err != nil {
		return clients{}, fmt.Errorf("open the store: %w", err)
	}
	if err := server.suffices(); err != nil {
		return clients{}, err
	}
	base.IsClusterMode = base.IsClusterMode || server.cluster
	return clients{
		read:  open(base, readWithin, 1),
		write: open(base, writeWithin, 0),
		tail:  open(base, readWithin, 0),
		where: where,
	}, nil
}

// open makes a client, which connects when it is first used.
func open(base redis.UniversalOptions, within time.Duration, retries int) redis.UniversalClient {
	base.ReadTimeout = within
	base.MaxRetries = retries
	if retries == 0 {
		base.MaxRetries = -1 // what go-redis calls none
	}
	return redis.NewUniversalClient(&base)
}

// inspect asks what server there is, and waits while it reads what it saved.
func inspect(ctx context.Context, base redis.UniversalOptions, where string) (server, error) {
	client := open(base, readWithin, 0)
	defer client.Close()
	pause := time.NewTicker(200 * time.Millisecond)
	defer pause.Stop()
	for {
		s, err := ask(ctx, client)
		if err == nil {
			return s, nil
		}
		if !redis.IsLoadingError(err) {
			return server{}, clients{where: where}.explain(ctx, err)
		}
		select {
		case <-ctx.Done():
			return server{}, clients{where: where}.explain(ctx, err)
		case <-pause.C:
		}
	}
}

// ask reads what the server tells of itself, and whether it knows vector sets.
func ask(ctx context.Context, client redis.UniversalClient) (server, error) {
	info, err := client.Info(ctx, "server").Result()
	if err != nil {
		return server{}, err
	}
	s := readInfo(info)
	commands, err := client.Do(ctx, "COMMAND", "INFO", "vadd").Slice()
	switch {
	case err != nil && redis.IsPermissionError(err):
		s.vectors = true // it cannot be asked; its version must do
	case err != nil:
		return server{}, err
	default:
		s.vectors = len(commands) == 1 && commands[0] != nil
	}
	return s, nil
}
