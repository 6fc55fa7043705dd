package deploy

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"

	"whosaid/store/storetest"
)

// server is a Redis that runs until the test ends, on a Unix socket: no port
// that another process might take.
type server struct {
	*storetest.Server
	socket string
}

// startRedis runs the server with redis.conf and more arguments, and returns
// when it takes connections.
func startRedis(t *testing.T, dir string, arguments ...string) *server {
	t.Helper()
	conf, err := filepath.Abs("redis.conf")
	if err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(dir, "s")
	s, err := storetest.Serve(append([]string{conf, "--port", "0", "--unixsocket", socket, "--dir", dir}, arguments...)...)
	storetest.Require(t, err)
	t.Cleanup(s.Stop)
	return &server{s, socket}
}

// as returns a client of that user; "" is nobody.
func (s *server) as(t *testing.T, user, password string) *redis.Client {
	t.Helper()
	client := redis.NewClient(&redis.Options{Network: "unix", Addr: s.socket, Username: user, Password: password, MaxRetries: -1})
	t.Cleanup(func() { _ = client.Close() })
	return client
}

// do sends words as one command.
func do(ctx context.Context, client *redis.Client, command string) error {
	var words []any
	for _, word := range strings.Fields(command) {
		words = append(words, word)
	}
	err := client.Do(ctx, words...).Err()
	if errors.Is(err, redis.Nil) {
		return nil
	}
	return err
}
