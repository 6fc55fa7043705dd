package storetest

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// ErrNoServer is the error of starting a Redis where there is none that will do.
var ErrNoServer = errors.New("no redis-server 8.0.2 or later")

// Server is a Redis that tests started.
type Server struct {
	Port    int // on 127.0.0.1; 0 when its arguments say otherwise
	args    []string
	process *exec.Cmd
}

// Executable is the server that tests start: WHOSAID_REDIS_SERVER, which must do,
// or redis-server on the PATH.
func Executable() (string, error) {
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
	return "", ErrNoServer
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

// Serve starts a server with these arguments and waits until it is ready.
func Serve(args ...string) (*Server, error) {
	s := &Server{args: args}
	return s, s.Run()
}

// ServeOnPort starts a server that keeps what it is told in dir, on a port that
// was free a moment ago.
func ServeOnPort(dir string, options ...string) (*Server, error) {
	for tries := 0; ; tries++ {
		port, err := FreePort()
		if err != nil {
			return nil, err
		}
		s, err := Serve(append([]string{"--port", fmt.Sprint(port), "--bind", "127.0.0.1", "--dir", dir, "--save", "",
			"--appendonly", "yes", "--appendfsync", "everysec", "--aof-use-rdb-preamble", "yes", "--maxmemory-policy", "noeviction"}, options...)...)
		if err == nil {
			s.Port = port
			return s, nil
		}
		if tries == 4 || errors.Is(err, ErrNoServer) {
			return nil, err
		}
	}
}

// FreePort is a port of 127.0.0.1 that was free a moment ago.
func FreePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// Run starts the server, again after it ended, and waits until it is ready.
func (s *Server) Run() error {
	path, err := Executable()
	if err != nil {
		return err
	}
	s.process = exec.Command(path, s.args...)
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
			go func() { _, _ = io.Copy(io.Discard, out) }() // an unread pipe would stop the server; this ends with it
			return nil
		}
	}
	return fmt.Errorf("redis-server %q ended: %w\n%s", s.args, s.process.Wait(), said.String())
}

// Kill ends the server as kill -9 does.
func (s *Server) Kill() { s.end(syscall.SIGKILL) }

// Stop lets the server save and end.
func (s *Server) Stop() { s.end(syscall.SIGTERM) }

func (s *Server) end(by syscall.Signal) {
	if s.process.ProcessState == nil {
		_ = s.process.Process.Signal(by) // it may have ended by itself
		_ = s.process.Wait()             // it was told to end, and says so
	}
}

// Address is where the server is, as a URL.
func (s *Server) Address() string { return fmt.Sprintf("redis://127.0.0.1:%d", s.Port) }

// Own is a server of one test, which ends with it.
func Own(t testing.TB, options ...string) *Server {
	t.Helper()
	s, err := ServeOnPort(t.TempDir(), options...)
	Require(t, err)
	t.Cleanup(s.Kill)
	return s
}

// Require leaves the test out where there is no server to start, and says how to
// get one; any other error fails it.
func Require(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, ErrNoServer) {
		t.Skip("no redis-server 8.0.2 or later on the PATH, nor in WHOSAID_REDIS_SERVER; ./deploy/test.sh sets one up")
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Redis starts a Redis of the test's own and gives its address.
func Redis(t testing.TB) string {
	t.Helper()
	return Own(t).Address()
}
