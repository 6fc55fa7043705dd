package encoder

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestMemory measures a process of its own that encodes passages and reads on
// all cores.
func TestMemory(t *testing.T) {
	const mark, mostMB = "ENCODER_MEMORY_CHILD", 250
	if os.Getenv(mark) != "" {
		e := opened(t)
		passages(t, e, slices.Repeat([]Passage{{Sentences: slices.Repeat([]string{strings.Repeat("The ferry is late. ", 10)}, 6)}}, 8)...)
		if _, err := e.Read(t.Context(), "is it late", slices.Repeat([]Candidate{{Sentence: strings.Repeat("It is late. ", 20)}}, 12)); err != nil {
			t.Fatal(err)
		}
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
		t.Errorf("peak of a process that encodes = %d MB, want at most %d", peak, mostMB)
	}
}
