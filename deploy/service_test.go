package deploy

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestService reads the unit for systemd, which is not there where the tests run.
func TestService(t *testing.T) {
	source, err := os.ReadFile("whosaid.service")
	if err != nil {
		t.Fatal(err)
	}
	settings := map[string][]string{}
	section := ""
	for line := range strings.Lines(string(source)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if strings.HasPrefix(line, "[") {
			section = line
			continue
		}
		name, value, found := strings.Cut(line, "=")
		if !found || section == "" {
			t.Fatalf("%q is no setting of a section", line)
		}
		settings[section+name] = append(settings[section+name], value)
	}
	for name, want := range map[string]string{
		"[Service]ExecStart":      "/usr/local/bin/whosaid serve",
		"[Service]LoadCredential": "telegram_token:/etc/whosaid/telegram_token",
		"[Service]Environment":    "TELEGRAM_BOT_TOKEN_FILE=%d/telegram_token",
		"[Service]Restart":        "always",
		"[Service]DynamicUser":    "yes",
		"[Service]MemoryMax":      "2G",
		"[Service]TasksMax":       "256",
		"[Install]WantedBy":       "multi-user.target",
	} {
		if !slices.Contains(settings[name], want) {
			t.Errorf("%s = %q, want %q among it", name, settings[name], want)
		}
	}
	for _, value := range settings["[Service]Environment"] {
		if name, _, _ := strings.Cut(value, "="); strings.Contains(name, "TOKEN") && !strings.HasSuffix(name, "_FILE") {
			t.Errorf("the unit holds the secret %s", name)
		}
	}
}

// TestServiceIsShutIn holds that systemd itself finds the service exposed to
// little, where systemd is: at most 2.5 of 10.
func TestServiceIsShutIn(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not here")
	}
	out, err := exec.CommandContext(t.Context(), analyze, "security", "--offline=yes", "--no-pager", "--threshold=25", "whosaid.service").CombinedOutput()
	if strings.Contains(string(out), "unrecognized option") {
		t.Skip("this systemd-analyze reads no unit that is not installed")
	}
	if err != nil {
		t.Errorf("systemd-analyze security: %v\n%s", err, out)
	}
}
