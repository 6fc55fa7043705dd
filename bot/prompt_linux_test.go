package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// pseudoTerminal gives both ends of a terminal: what a person has before them, and
// what the program reads.
func pseudoTerminal(t *testing.T) (person, program *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("there are no pseudo-terminals here; run it where /dev/ptmx is")
	}
	t.Cleanup(func() { _ = person.Close() })
	fd := int(person.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err != nil {
		t.Skip("there are no pseudo-terminals here; run it where /dev/ptmx is:", err)
	}
	program, err = os.OpenFile(fmt.Sprint("/dev/pts/", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = program.Close() })
	return person, program
}

// TestCtrlCLeavesACleanLine holds that whoever ends the prompt has the shell's own
// prompt on a line of its own, and nothing of ours before it.
func TestCtrlCLeavesACleanLine(t *testing.T) {
	for name, typed := range map[string]string{"Ctrl-C": "\x03", "Ctrl-D": "\x04", "Ctrl-C behind words": "who was\x03"} {
		person, program := pseudoTerminal(t)
		ended := make(chan error, 1)
		go func() {
			_, err := newKeyboard(program, program, program).Next()
			ended <- err
		}()
		shown := make(chan string, 64)
		go func() {
			var all strings.Builder
			buffer := make([]byte, 256)
			for {
				n, err := person.Read(buffer)
				all.Write(buffer[:n])
				shown <- all.String()
				if err != nil {
					return
				}
			}
		}()
		until(t, shown, "ask> ")
		if _, err := io.WriteString(person, typed); err != nil {
			t.Fatal(err)
		}
		if err := <-ended; !errors.Is(err, io.EOF) {
			t.Errorf("%s: Next = %v, want the end", name, err)
		}
		if _, err := io.WriteString(program, "$"); err != nil { // the shell's prompt
			t.Fatal(err)
		}
		seen := until(t, shown, "$")
		if last := seen[strings.LastIndexByte(seen, '\n')+1:]; strings.TrimLeft(last, "\r") != "$" {
			t.Errorf("%s: the last line is %q, want the shell's prompt alone", name, last)
		}
	}
}

// until waits until the terminal shows a text.
func until(t *testing.T, shown <-chan string, text string) string {
	t.Helper()
	limit := time.After(10 * time.Second)
	for {
		select {
		case seen := <-shown:
			if strings.Contains(seen, text) {
				return seen
			}
		case <-limit:
			t.Fatalf("the terminal never shows %q", text)
		}
	}
}
