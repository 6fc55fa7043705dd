package store_test

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store"
)

// private is the server that all tests of this package share.
var private struct {
	sync.Once
	server *server
	err    error
}

// server is a Redis that a test started.
type server struct {
	dir     string
	port    int
	options []string
	process *exec.Cmd
}

func TestMain(m *testing.M) {
	code := m.Run()
	if s := private.server; s != nil {
		s.kill()
		_ = os.RemoveAll(s.dir) // a folder for temporary files
	}
	os.Exit(code)
}

var errNoServer = errors.New("no redis-server 8.0.2 or later")

// executable is the server to start. One that the environment names must do.
func executable() (string, error) {
	path := os.Getenv("WHOSAID_REDIS_SERVER")
	named := path != ""
	if !named {
		path = "redis-server"
	}
	out, err := exec.Command(path, "--version").Output()
	if err == nil && recent(string(out)) {
		return path, nil
	}
	if named {
		return "", fmt.Errorf("WHOSAID_REDIS_SERVER names %s, which is no Redis 8.0.2 or later: %q, %v", path, out, err)
	}
	return "", errNoServer
}

// recent reads what redis-server --version prints.
func recent(said string) bool {
	var major, minor, patch int
	_, version, _ := strings.Cut(said, " v=")
	if n, _ := fmt.Sscanf(version, "%d.%d.%d", &major, &minor, &patch); n < 3 {
		return false
	}
	return cmp.Or(cmp.Compare(major, 8), cmp.Compare(minor, 0), cmp.Compare(patch, 2)) >= 0
}

// start starts a server on a port that was free a moment ago.
func start(dir string, options ...string) (*server, error) {
	s := &server{dir: dir, options: options}
	var err error
	for range 5 {
		if s.port, err = freePort(); err != nil {
			return nil, err
		}
		if err = s.run(); err == nil {
			return s, nil
		}
	}
	return nil, err
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// run starts the server and waits until it says that it is ready.
func (s *server) run() error {
	path, err := executable()
	if err != nil {
		return err
	}
	args := append([]string{"--port", fmt.Sprint(s.port), "--bind", "127.0.0.1", "--dir", s.dir, "--save", "",
		"--appendonly", "yes", "--appendfsync", "everysec", "--aof-use-rdb-preamble", "yes", "--maxmemory-policy", "noeviction"}, s.options...)
	s.process = exec.Command(path, args...)
	out, err := s.process.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.process.Start(); err != nil {
		return err
	}
	lines := bufio.NewScanner(out)
	var said strings.Builder
	for lines.Scan() {
		said.WriteString(lines.Text() + "\n")
		if strings.Contains(lines.Text(), "Ready to accept connections") {
			go func() { _, _ = io.Copy(io.Discard, out) }() // ends with the process
			return nil
		}
	}
	return fmt.Errorf("redis-server ended: %w\n%s", s.process.Wait(), said.String())
}

// kill ends the server as kill -9 does.
func (s *server) kill() {
	if s.process.ProcessState == nil {
		_ = s.process.Process.Kill() // it may have ended by itself
		_ = s.process.Wait()
	}
}

func (s *server) url() store.URL { return store.URL(fmt.Sprintf("redis://127.0.0.1:%d", s.port)) }

// client talks to the server past the store.
func (s *server) client(t testing.TB) *redis.Client {
	t.Helper()
	c := redis.NewClient(&redis.Options{Addr: fmt.Sprintf("127.0.0.1:%d", s.port)})
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// shared is the server of the package.
func shared(t testing.TB) *server {
	t.Helper()
	private.Do(func() {
		var dir string
		if dir, private.err = os.MkdirTemp("", "whosaid-redis-"); private.err != nil {
			return
		}
		if private.server, private.err = start(dir); private.err != nil {
			_ = os.RemoveAll(dir) // what went wrong before tells more
		}
	})
	require(t, private.err)
	return private.server
}

// own is a server of one test.
func own(t testing.TB, options ...string) *server {
	t.Helper()
	s, err := start(filepath.Clean(t.TempDir()), options...)
	require(t, err)
	t.Cleanup(s.kill)
	return s
}

func require(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, errNoServer) {
		t.Skip("no redis-server 8.0.2 or later on the PATH, nor in WHOSAID_REDIS_SERVER; ./deploy/test.sh sets one up")
	}
	if err != nil {
		t.Fatal(err)
	}
}

var namespaces atomic.Int64

// fresh is the configuration of an empty store on the shared server.
func fresh(t testing.TB) store.Config {
	t.Helper()
	return store.Config{
		URL: shared(t).url(), Namespace: fmt.Sprintf("t%d", namespaces.Add(1)),
		Warn: func(err error) { t.Errorf("the store warns: %v", err) },
	}
}

func open(t testing.TB, config store.Config) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// eventually waits until ok, for a second at most.
func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	wait(t, time.Second, what, ok)
}

func wait(t testing.TB, most time.Duration, what string, ok func() bool) {
	t.Helper()
	within, cancel := context.WithTimeout(t.Context(), most)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !ok() {
		select {
		case <-within.Done():
			t.Fatalf("%s: not within %v", what, most)
		case <-tick.C:
		}
	}
}
