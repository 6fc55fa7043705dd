package deploy

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const password = "not-a-secret-at-all" // #nosec: for a server that lives as long as a test

// withUsers starts a Redis with users.acl; the users named get the password.
func withUsers(t *testing.T, users []string, arguments ...string) *server {
	t.Helper()
	folder := t.TempDir()
	for _, user := range users {
		if err := os.WriteFile(filepath.Join(folder, user), []byte(password+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rights, err := exec.CommandContext(t.Context(), "sh", "acl.sh", folder).Output()
	if err != nil {
		t.Fatalf("acl.sh: %v", err)
	}
	if strings.Contains(string(rights), password) {
		t.Error("acl.sh prints a password, want its hash only")
	}
	file := filepath.Join(folder, "users.acl")
	if err := os.WriteFile(file, rights, 0o600); err != nil {
		t.Fatal(err)
	}
	return startRedis(t, t.TempDir(), append([]string{"--aclfile", file}, arguments...)...)
}

// TestUsers holds who may do what. The commands run in this order, on one
// server, and those that are allowed do succeed.
func TestUsers(t *testing.T) {
	const vectors, passage, own = "ws1:{00}:v:g1", "ws1:{00}:p:1", "ws1:{bot}:outbox"
	tests := []struct {
		command string
		allowed string // the users who may, of reader, writer, bot, operator and default
	}{
		{"PING", "default reader writer bot operator"},
		{"INFO server", "reader writer bot operator"},
		{"VADD " + vectors + " VALUES 3 1 0 0 1", "writer operator"},
		{"VSIM " + vectors + " VALUES 3 1 0 0 WITHSCORES", "reader writer bot operator"},
		{"VCARD " + vectors, "reader writer bot operator"},
		{"VREM " + vectors + " 2", "writer operator"},
		{"HSET " + passage + " text a", "writer operator"},
		{"HGETALL " + passage, "reader writer bot operator"},
		{"HDEL " + passage + " other", "writer operator"},
		{"XADD ws1:{00}:changes * put 1", "writer operator"},
		{"XRANGE ws1:{00}:changes - +", "reader writer bot operator"},
		{"XREAD STREAMS ws1:{00}:changes 0", "reader writer bot operator"},
		{"SET ws1:current g1", "writer operator"},
		{"GET ws1:current", "reader writer bot operator"},
		{"HSET ws1:followed https://a.example/feed 1", "writer operator"},
		{"SET ws1:lock:follow me", "writer operator"},
		{"HSET ws1:{words}:published id 1", "writer operator"},
		{"HGETALL ws1:{words}:published", "reader writer bot operator"},
		{"SADD ws1:eval-a:{00}:articles 1", "writer operator"},
		{"SCAN 0 MATCH ws1:*", "writer operator"},
		{"EVAL return(1) 0", "writer bot operator"},
		{"XADD " + own + " * chat 1", "bot operator"},
		{"HSET ws1:{bot}:decisions 1 kept", "bot operator"},
		{"XRANGE " + own + " - +", "bot operator"},
		{"HGETALL ws1:{bot}:decisions", "bot operator"},
		{"HGETALL ws1:{bot}:settings", "bot operator"},
		{"GET ws1:{bot}:salt", "bot operator"},
		{"GET ws1:{bot}:note:talk:a:b", "bot operator"},
		{"SMEMBERS ws1:{bot}:owned:a", "bot operator"},
		{"GET ws1:{bot}:{00}:p:1", "bot operator"},
		{"DEL ws1:{bot}:decisions", "bot operator"},
		{"DEL " + passage, "writer operator"},

		{"GET other", "operator"},
		{"SET other 1", "operator"},
		{"DEL other", "operator"},
		{"HGETALL ws2:{00}:p:1", "operator"},
		{"VSIM other VALUES 3 1 0 0", "operator"},
		{"COPY " + own + " other", "operator"},
		{"PUBLISH ws1:x y", "operator"},
		{"KEYS *", "operator"},
		{"CONFIG GET maxmemory", "operator"},
		{"ACL LIST", "operator"},
		{"CLIENT LIST", "operator"},
		{"FLUSHALL", "operator"},
		{"DEBUG OBJECT " + passage, ""},
		{"MODULE LIST", ""},
		{"RESTORE " + passage + " 0 x", ""},
	}
	users := []string{"reader", "writer", "bot", "operator"}
	running := withUsers(t, users)
	for _, user := range append(users, "default") {
		client := running.as(t, user, password)
		if user == "default" {
			client = running.as(t, "", "")
		}
		for _, test := range tests {
			err := do(t.Context(), client, test.command)
			allowed := strings.Contains(" "+test.allowed+" ", " "+user+" ")
			if allowed && err != nil || !allowed && !denied(err) {
				t.Errorf("%s: %s = %v, want it allowed: %v", user, test.command, err, allowed)
			}
		}
	}
}

// denied reports whether a command was refused for want of a right. What nobody
// may, the server says before it looks at rights.
func denied(err error) bool {
	return err != nil && (strings.HasPrefix(err.Error(), "NOPERM") || strings.Contains(err.Error(), "DEBUG command not allowed"))
}

// TestScriptsKeepTheWritersRights holds that a script does not reach further
// than the user who runs it.
func TestScriptsKeepTheWritersRights(t *testing.T) {
	writer := withUsers(t, []string{"writer"}).as(t, "writer", password)
	for _, script := range []string{
		`return redis.call("SET", "other", "1")`,
		`return redis.call("GET", "ws1:{bot}:salt")`,
		`return redis.call("FLUSHALL")`,
	} {
		err := writer.Eval(t.Context(), script, nil).Err()
		if err == nil || !strings.Contains(err.Error(), "ACL failure in script") {
			t.Errorf("EVAL %s = %v, want an ACL failure", script, err)
		}
	}
}

// TestNobodyGetsInWithoutAPassword holds that the file as delivered opens
// nothing but a ping.
func TestNobodyGetsInWithoutAPassword(t *testing.T) {
	running := withUsers(t, nil)
	for _, user := range []string{"reader", "writer", "bot", "operator"} {
		err := running.as(t, user, password).Ping(t.Context()).Err()
		if err == nil || !strings.HasPrefix(err.Error(), "WRONGPASS") {
			t.Errorf("PING as %s = %v, want WRONGPASS", user, err)
		}
	}
	if err := running.as(t, "", "").Ping(t.Context()).Err(); err != nil {
		t.Errorf("PING as nobody = %v, want PONG", err)
	}
}

// TestShortPasswordIsRefused holds that acl.sh stops at an empty file or a guess.
func TestShortPasswordIsRefused(t *testing.T) {
	for _, short := range []string{"", "\n", "letmein\n"} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "reader"), []byte(short), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), "sh", "acl.sh", folder).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "password of reader") || short == "letmein\n" && strings.Contains(string(out), "letmein") {
			t.Errorf("acl.sh with password %q = %s, %v, want a failure that does not show it", short, out, err)
		}
	}
}
