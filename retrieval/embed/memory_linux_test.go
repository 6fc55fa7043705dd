package embed

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestMemory measures a process of its own that embeds passages on all cores.
func TestMemory(t *testing.T) {
	const mark, mostMB = "EMBED_MEMORY_CHILD", 300
	if os.Getenv(mark) != "" {
		embed(t, open(t), slices.Repeat([]string{strings.Repeat("The ferry is late. ", 60)}, 16)...)
		return
	}
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestMemory$")
	child.Env = append(os.Environ(), mark+"=1")
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("child: %v\n%s", err, out)
	}
	peak := child.ProcessState.SysUsage().(*syscall.Rusage).Maxrss / 1024
	t.Logf("peak %d MB", peak)
	if peak > mostMB {
		t.Errorf("peak of a process that embeds = %d MB, want at most %d", peak, mostMB)
	}
}
