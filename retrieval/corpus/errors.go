package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// InputError is a fault in what was to be read, for the person who can mend it.
type InputError struct {
	Path    string // the file, relative to the folder that is read
	Line    int    // counted from 1; 0 when the fault is in no one line
	Problem string
	Fix     string // what to do about it
}

// Error is one line: "corpus.yaml:14: the problem; the fix".
func (e *InputError) Error() string {
	message := e.Path
	if e.Line > 0 {
		message = fmt.Sprintf("%s:%d", message, e.Line)
	}
	message += ": " + e.Problem
	if e.Fix != "" {
		message += "; " + e.Fix
	}
	return strings.Map(printable, message)
}

// printable keeps input that a message repeats from breaking the line or
// steering the terminal.
func printable(r rune) rune {
	if r < ' ' || 0x7f <= r && r < 0xa0 || r == '\u2028' || r == '\u2029' || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' {
		return '\ufffd'
	}
	return r
}

// mostFaults is how many faults are reported at once.
const mostFaults = 20

// faults gathers what is wrong, so that one run shows all of it.
type faults struct {
	list []error
	more int
}

func (f *faults) add(path string, line int, problem, fix string) {
	f.addError(&InputError{Path: path, Line: line, Problem: problem, Fix: fix})
}

func (f *faults) addError(err error) {
	if f.full() {
		f.more++
		return
	}
	f.list = append(f.list, err)
}

// full reports whether a further fault would only be counted.
func (f *faults) full() bool { return len(f.list) == mostFaults }

// err is nil, the one fault, or all of them, a line each.
func (f *faults) err() error {
	switch {
	case len(f.list) == 1:
		return f.list[0]
	case f.more > 0:
		return errors.Join(append(f.list[:len(f.list):len(f.list)], fmt.Errorf("and %d more", f.more))...)
	}
	return errors.Join(f.list...)
}

// cause is the reason of a failed file operation without the operation and path
// that the message already tells.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// shown is input as it may stand in a one-line message: quoted, and cut when it
// is long.
func shown(s string) string {
	const most = 60
	if runes := []rune(s[:min(len(s), 4*most)]); len(runes) > most {
		s = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
