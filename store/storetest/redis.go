package storetest

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Redis starts a Redis of the test's own on 127.0.0.1 and gives its address.
// The server is WHOSAID_REDIS_SERVER, or redis-server on the PATH; where there
// is none the test is skipped, and says how to get one.
func Redis(t testing.TB) string {
	t.Helper()
	path := os.Getenv("WHOSAID_REDIS_SERVER")
	if path == "" {
		path = "redis-server"
	}
	if _, err := exec.LookPath(path); err != nil {
		t.Skip("no redis-server on the PATH, nor in WHOSAID_REDIS_SERVER; ./deploy/test.sh sets one up")
	}
	dir := t.TempDir()
	var err error
	for range 5 { // the port was free a moment ago
		var address string
		if address, err = startRedis(t, path, dir); err == nil {
			return address
		}
	}
	t.Fatal(err)
	return ""
}

func startRedis(t testing.TB, path, dir string) (string, error) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	port := free.Addr().(*net.TCPAddr).Port
	if err := free.Close(); err != nil {
		return "", err
	}
	server := exec.Command(path, "--port", fmt.Sprint(port), "--bind", "127.0.0.1", "--dir", dir, "--save", "", "--appendonly", "no")
	out, err := server.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := server.Start(); err != nil {
		return "", err
	}
	ready := errors.New("redis-server ended before it was ready")
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.Contains(lines.Text(), "Ready to accept connections") {
			ready = nil
			break
		}
	}
	t.Cleanup(func() {
		_ = server.Process.Kill() // it may have ended by itself
		_ = server.Wait()
	})
	if ready != nil {
		return "", ready
	}
	go func() { // an unread pipe would stop the server; this ends with it
		for lines := bufio.NewScanner(out); lines.Scan(); {
		}
	}()
	return fmt.Sprintf("redis://127.0.0.1:%d", port), nil
}
