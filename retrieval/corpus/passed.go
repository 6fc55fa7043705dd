package corpus

import (
	"fmt"
	"slices"
)

// leave passes a file over, by name and with the reason; one that was asked for
// is a fault.
func (r *reader) leave(name string, asked bool, why *flaw) *flaw {
	if asked {
		return why
	}
	r.out.Skipped = append(r.out.Skipped, Skip{File: name, Reason: why.reason()})
	return nil
}

// pass notes a part of a file that cannot be read; the parts behind it are read.
func (r *reader) pass(at place, why *flaw) {
	switch r.passed++; {
	case r.passed <= mostFaults:
		r.out.Skipped = append(r.out.Skipped, Skip{File: at.file, Line: at.line, Reason: why.reason()})
	case r.passed == mostFaults+1:
		r.out.Skipped = append(r.out.Skipped, Skip{File: at.file})
	}
	if r.passed > mostFaults {
		r.out.Skipped[len(r.out.Skipped)-1].Reason = fmt.Sprintf("and %d more of its lines", r.passed-mostFaults)
	}
}

// refuse makes it a fault that nothing in a file can be read.
func (r *reader) refuse(name string) {
	r.out.Skipped = slices.DeleteFunc(r.out.Skipped, func(s Skip) bool {
		if s.File == name {
			r.bad.add(name, s.Line, s.Reason, "")
		}
		return s.File == name
	})
}
