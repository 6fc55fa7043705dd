package store_test

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"whosaid/store"
	"whosaid/store/storetest"
)

// private is the server that all tests of this package share.
var private struct {
	sync.Once
	server *server
	err    error
}

// server is a Redis that a test started.
type server struct {
	*storetest.Server
	dir string // to remove at the end; "" for one of a single test
}

func TestMain(m *testing.M) {
	code := m.Run()
	if s := private.server; s != nil {
		s.Kill()
		_ = os.RemoveAll(s.dir) // a folder for temporary files
	}
	os.Exit(code)
}

func (s *server) url() store.URL { return store.URL(s.Address()) }

// client talks to the server past the store.
func (s *server) client(t testing.TB) *redis.Client {
	t.Helper()
	c := redis.NewClient(&redis.Options{Addr: fmt.Sprintf("127.0.0.1:%d", s.Port)})
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
		started, err := storetest.ServeOnPort(dir)
		if err != nil {
			private.err = err
			_ = os.RemoveAll(dir) // what went wrong before tells more
			return
		}
		private.server = &server{started, dir}
	})
	storetest.Require(t, private.err)
	return private.server
}

// own is a server of one test.
func own(t testing.TB, options ...string) *server {
	t.Helper()
	return &server{Server: storetest.Own(t, options...)}
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
