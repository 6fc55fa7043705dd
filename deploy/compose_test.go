package deploy

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

// loadCompose reads compose.yml as `docker compose config` does.
func loadCompose(t *testing.T, environment ...string) (*types.Project, error) {
	t.Helper()
	options, err := cli.NewProjectOptions([]string{"compose.yml"}, cli.WithEnv(environment), cli.WithResolvedPaths(true),
		cli.WithProfiles([]string{"ingest"}))
	if err != nil {
		t.Fatal(err)
	}
	return options.LoadProject(t.Context())
}

func service(t *testing.T, name string) types.ServiceConfig {
	t.Helper()
	project, err := loadCompose(t, "WHOSAID_SECRETS=/secrets")
	if err != nil {
		t.Fatalf("compose.yml: %v", err)
	}
	found, err := project.GetService(name)
	if err != nil {
		t.Fatalf("compose.yml: %v", err)
	}
	return found
}

func TestComposeSaysWhatIsMissing(t *testing.T) {
	if _, err := loadCompose(t); err == nil || !strings.Contains(err.Error(), "WHOSAID_SECRETS") {
		t.Errorf("compose.yml without WHOSAID_SECRETS = %v, want an error that names it", err)
	}
}

// TestComposeServices holds what the services have in common. Ingesting ends by
// itself, so it is neither watched nor started again.
func TestComposeServices(t *testing.T) {
	project, err := loadCompose(t, "WHOSAID_SECRETS=/secrets")
	if err != nil {
		t.Fatalf("compose.yml: %v", err)
	}
	if got, want := project.ServiceNames(), []string{"bot", "ingest", "redis"}; !slices.Equal(got, want) {
		t.Fatalf("compose.yml has services %q, want %q", got, want)
	}
	for name, s := range project.Services {
		ends := name == "ingest"
		if !ends && (s.HealthCheck == nil || len(s.HealthCheck.Test) == 0) {
			t.Errorf("%s has no health check", name)
		}
		if !ends && s.Restart != types.RestartPolicyUnlessStopped {
			t.Errorf("%s restarts %q, want %q", name, s.Restart, types.RestartPolicyUnlessStopped)
		}
		if s.Privileged || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
			t.Errorf("%s may gain rights, want it to have no-new-privileges", name)
		}
		if !s.ReadOnly || !slices.Equal(s.CapDrop, []string{"ALL"}) || len(s.CapAdd) > 0 {
			t.Errorf("%s is read-only %v, drops %q and adds %q, want a file system that it cannot write and no capability", name, s.ReadOnly, s.CapDrop, s.CapAdd)
		}
		if s.MemLimit == 0 || s.PidsLimit == 0 {
			t.Errorf("%s has a limit of %d bytes and %d processes, want one of each", name, s.MemLimit, s.PidsLimit)
		}
		for _, port := range s.Ports {
			if port.HostIP != "127.0.0.1" {
				t.Errorf("%s publishes %s:%s, want it on 127.0.0.1 only", name, port.HostIP, port.Published)
			}
		}
		for _, secret := range s.Secrets {
			file := project.Secrets[secret.Source].File
			if file != filepath.Join("/secrets", secret.Source) {
				t.Errorf("%s reads the secret %s from %q, want it in the folder named", name, secret.Source, file)
			}
		}
	}
}

func TestComposeRedis(t *testing.T) {
	s := service(t, "redis")
	if !regexp.MustCompile(`^redis:8\.\d+\.\d+$`).MatchString(s.Image) {
		t.Errorf("redis runs the image %q, want a full version of Redis 8", s.Image)
	}
	if s.User != "redis" {
		t.Errorf("redis runs as %q, want the image's user", s.User)
	}
	kept := false
	for _, volume := range s.Volumes {
		switch volume.Type {
		case types.VolumeTypeVolume:
			kept = kept || volume.Target == "/data"
		case types.VolumeTypeBind:
			if _, err := os.Stat(volume.Source); err != nil || !volume.ReadOnly {
				t.Errorf("redis mounts %s (%v), read-only %v; want a file of this folder, read-only", volume.Source, err, volume.ReadOnly)
			}
			if filepath.Dir(volume.Target) != "/whosaid" {
				t.Errorf("redis mounts %s at %s, want it in /whosaid", volume.Source, volume.Target)
			}
		}
	}
	if !kept {
		t.Error("redis keeps /data in no volume")
	}
	command := strings.Join(s.Command, " ")
	for _, part := range []string{"/whosaid/redis.conf", "/whosaid/acl.sh /run/secrets", "--aclfile", "--dir /data", `--maxmemory "$MAXMEMORY"`} {
		if !strings.Contains(command, part) {
			t.Errorf("redis runs %q, want it to hold %q", command, part)
		}
	}
}

func TestComposeBot(t *testing.T) {
	s := service(t, "bot")
	if _, err := os.Stat(filepath.Join(s.Build.Context, s.Build.Dockerfile)); err != nil {
		t.Errorf("bot is built from %s in %s: %v", s.Build.Dockerfile, s.Build.Context, err)
	}
	if got := s.DependsOn["redis"].Condition; got != types.ServiceConditionHealthy {
		t.Errorf("bot waits for redis to be %q, want %q", got, types.ServiceConditionHealthy)
	}
	if !slices.Equal(s.Command, []string{"serve"}) || !s.ReadOnly {
		t.Errorf("bot runs %q, read-only %v, want serve on a file system that it cannot write", s.Command, s.ReadOnly)
	}
	for name, value := range s.Environment {
		if file, secret := strings.CutSuffix(name, "_FILE"); secret && !strings.HasPrefix(*value, "/run/secrets/") {
			t.Errorf("bot reads %s from %s, want a secret", file, *value)
		}
	}
}

// TestComposeCommandStartsRedis runs what the container runs, with the image's
// paths turned to those of this machine: a file of users is made, and a server
// that takes their passwords is started with the limits named.
func TestComposeCommandStartsRedis(t *testing.T) {
	root, err := os.MkdirTemp("", "whosaid") // short: a socket's path lies in it
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(root) })
	secrets, run, bin := filepath.Join(root, "secrets"), filepath.Join(root, "run"), filepath.Join(root, "bin")
	for _, dir := range []string{secrets, run, bin} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	write := func(path, content string) {
		if err := os.WriteFile(path, []byte(content), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(secrets, "bot"), password)
	// The image's entry point stands for printing what it would run.
	write(filepath.Join(bin, "docker-entrypoint.sh"), "#!/bin/sh\nshift\nprintf '%s\\n' \"$@\" >"+root+"/arguments\n")
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	paths := strings.NewReplacer("/whosaid/", here+"/", "/run/secrets", secrets, "/run/whosaid", run)
	s := service(t, "redis")
	var words []string
	for _, word := range s.Command {
		words = append(words, paths.Replace(word))
	}
	runCommand(t, words, "PATH="+bin+":"+os.Getenv("PATH"), "MAXMEMORY="+*s.Environment["MAXMEMORY"])
	arguments, err := os.ReadFile(filepath.Join(root, "arguments"))
	if err != nil {
		t.Fatal(err)
	}
	given := strings.Split(strings.TrimSpace(string(arguments)), "\n")
	if given[0] != filepath.Join(here, "redis.conf") || !slices.Contains(given, "1gb") {
		t.Fatalf("the container runs redis-server %q, want redis.conf first and a limit of 1gb", given)
	}
	client := startRedis(t, t.TempDir(), "--aclfile", filepath.Join(run, "users.acl")).as(t, "bot", password)
	if err := client.Ping(t.Context()).Err(); err != nil {
		t.Errorf("PING as bot = %v, want PONG", err)
	}
}
