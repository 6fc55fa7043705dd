package deploy

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"

	"whosaid/store/storetest"
)

// tools are what redis.sh needs of any machine.
var tools = []string{"bash", "cat", "chmod", "date", "dirname", "grep", "head", "id", "kill", "mkdir", "mktemp",
	"nohup", "rm", "sed", "sleep", "sort", "tail"}

// machine is a PATH with the tools and the programs given, by name and script.
func machine(t *testing.T, programs map[string]string) string {
	t.Helper()
	bin := t.TempDir()
	for _, tool := range tools {
		path, err := exec.LookPath(tool)
		if err != nil {
			t.Skipf("this machine has no %s", tool)
		}
		if err := os.Symlink(path, filepath.Join(bin, tool)); err != nil {
			t.Fatal(err)
		}
	}
	for name, script := range programs {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return "PATH=" + bin
}

func runCommand(t *testing.T, words []string, environment ...string) (stdout, stderr string) {
	t.Helper()
	var out, log strings.Builder
	command := exec.CommandContext(t.Context(), words[0], words[1:]...)
	command.Env, command.Stdout, command.Stderr = environment, &out, &log
	if err := command.Run(); err != nil {
		t.Fatalf("%q = %v\n%s%s", words, err, out.String(), log.String())
	}
	return out.String(), log.String()
}

// freePort is a port of this machine that nobody listens on just now.
func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// TestRedisScriptRefuses holds what is said where there is nothing to run.
func TestRedisScriptRefuses(t *testing.T) {
	tests := []struct {
		name     string
		programs map[string]string
		want     string
	}{
		{"nothing there", nil, "put redis-server on the PATH"},
		{"an old Redis", map[string]string{"redis-server": `echo "Redis server v=7.4.1 sha=0 bits=64"`}, "is Redis 7.4.1; 8.0.2 or later is needed"},
		{"just too old", map[string]string{"redis-server": `echo "Redis server v=8.0.1 sha=0 bits=64"`}, "is Redis 8.0.1; 8.0.2 or later is needed"},
		{"another server", map[string]string{"redis-server": `echo "Valkey server v=9.0.0 sha=0 bits=64"`}, "is no Redis"},
		{"one that does not start", map[string]string{"redis-server": `echo "Redis server v=8.10.0 sha=0"`}, "without vector sets"},
		{"no Debian", map[string]string{"apt-get": "exit 0", "dpkg-deb": "exit 0"}, "apt knows no Debian mirror here"},
		{"Docker without an engine", map[string]string{"docker": "exit 1"}, "start Docker"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out, log strings.Builder
			command := exec.CommandContext(t.Context(), "bash", "redis.sh", t.TempDir())
			command.Env, command.Stdout, command.Stderr = []string{machine(t, test.programs)}, &out, &log
			if err := command.Run(); err == nil || out.Len() > 0 || !strings.Contains(log.String(), test.want) {
				t.Errorf("redis.sh = %v, prints %q and says\n%s\nwant a failure, nothing printed, and %q said", err, out.String(), log.String(), test.want)
			}
		})
	}
}

// TestRedisScriptTakesDocker holds that a script stands for the server, and
// passes on its arguments and the files among them.
func TestRedisScriptTakesDocker(t *testing.T) {
	dir, conf := t.TempDir(), filepath.Join(t.TempDir(), "some.conf")
	if err := os.WriteFile(conf, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path := machine(t, map[string]string{"docker": `[ "$1" != run ] || echo "$@"`})
	out, _ := runCommand(t, []string{"bash", "redis.sh", dir}, path)
	if want := filepath.Join(dir, "bin", "redis-server") + "\n"; out != want {
		t.Fatalf("redis.sh prints %q, want %q", out, want)
	}
	out, _ = runCommand(t, []string{"bash", strings.TrimSpace(out), conf, "--port", "7000"}, path)
	for _, want := range []string{"run --rm", "-v " + conf + ":" + conf, "redis:8 redis-server " + conf + " --port 7000\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("the server's script runs docker %q, want it to hold %q", out, want)
		}
	}
}

// TestRedisScriptTakesWhatIsThere holds that a fit server is used where it is,
// and that it is started once and stopped.
func TestRedisScriptTakesWhatIsThere(t *testing.T) {
	real, err := storetest.Executable()
	storetest.Require(t, err)
	dir := t.TempDir()
	path := machine(t, map[string]string{"redis-server": `exec "` + real + `" "$@"`})
	bin := strings.TrimPrefix(path, "PATH=")
	if out, _ := runCommand(t, []string{"bash", "redis.sh", dir}, path); out != filepath.Join(bin, "redis-server")+"\n" {
		t.Errorf("redis.sh prints %q, want the redis-server of the PATH, %s", out, bin)
	}
	port := freePort(t)
	first, _ := runCommand(t, []string{"bash", "redis.sh", "--start", dir, port}, path)
	t.Cleanup(func() { _ = exec.Command("bash", "redis.sh", "--stop", dir, port).Run() })
	second, _ := runCommand(t, []string{"bash", "redis.sh", "--start", dir, port}, path)
	url, rest, _ := strings.Cut(first, "\n")
	if second != first || strings.TrimSpace(rest) != filepath.Join(dir, "redis-"+port+".pid") {
		t.Fatalf("redis.sh --start prints %q, then %q, want both times a URL and the pid file", first, second)
	}
	options, err := redis.ParseURL(url)
	if err != nil {
		t.Fatalf("redis.sh --start prints %q: %v", url, err)
	}
	client := redis.NewClient(options)
	t.Cleanup(func() { _ = client.Close() })
	if err := client.Ping(t.Context()).Err(); err != nil {
		t.Errorf("PING %s = %v", url, err)
	}
	runCommand(t, []string{"bash", "redis.sh", "--stop", dir, port}, path)
	if err := client.Ping(t.Context()).Err(); err == nil {
		t.Error("the server answers after redis.sh --stop")
	}
	if _, log := runCommand(t, []string{"bash", "redis.sh", "--stop", dir, port}, path); !strings.Contains(log, "nothing runs") {
		t.Errorf("redis.sh --stop again says %q, want that nothing runs", log)
	}
}
