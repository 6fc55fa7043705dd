//go:build unix

package corpus

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestReadDoesNotWaitForPipes holds that what is no file is refused at once, or
// passed over by name.
func TestReadDoesNotWaitForPipes(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "ok.txt"), "Fine.")
	pipe := filepath.Join(folder, "p.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	link(t, "p.txt", filepath.Join(folder, "l.txt"))
	got, err := Read(t.Context(), folder, Options{})
	if err != nil || len(got.Readings) != 1 || len(got.Skipped) != 2 {
		t.Errorf("Read = %d readings, %v, %v; want one, and both pipes named", len(got.Readings), got.Skipped, err)
	}
	for _, path := range []string{pipe, filepath.Join(folder, "l.txt"), "/dev/null"} {
		if _, err := Read(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), "not a file") {
			t.Errorf("Read(%s) = %v, want a refusal", path, err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(folder, "corpus.yaml"), 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := Read(t.Context(), folder, Options{}); err == nil || !strings.Contains(err.Error(), "corpus.yaml: is a pipe (FIFO), not a file") {
		t.Errorf("Read of a folder with a pipe for its corpus.yaml = %v", err)
	}
}
