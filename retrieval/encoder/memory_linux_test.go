//go:build !race

package encoder

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The race detector takes memory of its own: this is not measured under it.

// TestMemory measures a process of its own that encodes passages and reads on
// all cores. The process looks itself: what the system tells its parent counts
// the parent's memory, too, that it was forked from.
func TestMemory(t *testing.T) {
	const mark, mostMB = "ENCODER_MEMORY_CHILD", 200
	if os.Getenv(mark) != "" {
		e := reading(t)
		passages(t, e, slices.Repeat([]Passage{{Sentences: slices.Repeat([]string{strings.Repeat("The ferry is late. ", 10)}, 6)}}, 8)...)
		if _, err := e.Read(t.Context(), "is it late", slices.Repeat([]Candidate{{Sentence: strings.Repeat("It is late. ", 20)}}, 12)); err != nil {
			t.Fatal(err)
		}
		status, err := os.ReadFile("/proc/self/status")
		fmt.Printf("%s\n%v\n", status, err)
		return
	}
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestMemory$")
	child.Env = append(os.Environ(), mark+"=1")
	out, err := child.CombinedOutput()
	found := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(out)
	if err != nil || found == nil {
		t.Fatalf("child: %v\n%s", err, out)
	}
	peak, _ := strconv.Atoi(string(found[1]))
	t.Logf("peak %d MB", peak>>10)
	if peak>>10 > mostMB {
		t.Errorf("peak of a process that encodes = %d MB, want at most %d", peak>>10, mostMB)
	}
}
