package deploy

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestScripts holds that the scripts can be run, parse, and stop at the first
// error.
func TestScripts(t *testing.T) {
	for _, path := range []string{"test.sh", "redis.sh", "../.ci/run"} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode()&0o111 == 0 {
			t.Errorf("%s has mode %v, want it executable", path, info.Mode())
		}
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(source), "\nset -euo pipefail\n") {
			t.Errorf("%s does not set -euo pipefail", path)
		}
		if out, err := exec.CommandContext(t.Context(), "bash", "-n", path).CombinedOutput(); err != nil {
			t.Errorf("bash -n %s = %v: %s", path, err, out)
		}
	}
}
