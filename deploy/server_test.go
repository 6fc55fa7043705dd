package deploy

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// redisServer is the path of the server that tests start: what
// WHOSAID_REDIS_SERVER names, else one of version 8 or later on the PATH.
func redisServer(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("WHOSAID_REDIS_SERVER"); path != "" {
		return path
	}
	path, err := exec.LookPath("redis-server")
	if err == nil {
		said, _ := exec.CommandContext(t.Context(), path, "--version").Output()
		if !regexp.MustCompile(`v=([89]|\d\d+)\.`).Match(said) {
			err = exec.ErrNotFound
		}
	}
	if err != nil {
		t.Skip("no Redis to test with: set WHOSAID_REDIS_SERVER=$(deploy/redis.sh)")
	}
	return path
}

// server is a Redis that runs until the test ends, on a Unix socket: no port
// that another process might take.
type server struct {
	socket  string
	process *os.Process
	ended   chan struct{}
}

// startRedis runs the server with redis.conf and more arguments, and returns
// when it takes connections.
func startRedis(t *testing.T, dir string, arguments ...string) *server {
	t.Helper()
	conf, err := filepath.Abs("redis.conf")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{socket: filepath.Join(dir, "s"), ended: make(chan struct{})}
	command := exec.Command(redisServer(t), append([]string{conf,
		"--port", "0", "--unixsocket", s.socket, "--dir", dir}, arguments...)...)
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatalf("start Redis: %v", err)
	}
	s.process = command.Process
	t.Cleanup(s.stop)
	ready := make(chan string, 1)
	go func() {
		defer close(s.ended)
		var log strings.Builder
		for lines := bufio.NewScanner(output); lines.Scan(); {
			log.WriteString(lines.Text() + "\n")
			if strings.Contains(lines.Text(), "Ready to accept connections") {
				ready <- ""
			}
		}
		_ = command.Wait()
		select {
		case ready <- log.String():
		default:
		}
	}()
	select {
	case log := <-ready:
		if log != "" {
			t.Fatalf("redis-server %q ended at once:\n%s", command.Args[1:], log)
		}
	case <-time.After(30 * time.Second):
		t.Fatalf("redis-server %q is not ready after 30 s", command.Args[1:])
	}
	return s
}

// stop lets the server save and end.
func (s *server) stop() {
	if err := s.process.Signal(syscall.SIGTERM); errors.Is(err, os.ErrProcessDone) {
		return
	}
	<-s.ended
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
