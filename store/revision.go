package store

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// revision is a place in the stream of changes. Those of one article are in
// the order of its changes: all of them are in one stream.
type revision struct {
	time, sequence uint64
}

// parseRevision reads the id of an entry of a stream, "1526919030474-55".
func parseRevision(s string) (revision, error) {
	time, sequence, _ := strings.Cut(s, "-")
	var r revision
	var err error
	if r.time, err = strconv.ParseUint(time, 10, 64); err == nil {
		r.sequence, err = strconv.ParseUint(sequence, 10, 64)
	}
	if err != nil {
		return revision{}, fmt.Errorf("%w: %q is no change", ErrDamaged, s)
	}
	return r, nil
}

func (r revision) String() string { return fmt.Sprintf("%d-%d", r.time, r.sequence) }

func (r revision) after(other revision) bool {
	return cmp.Or(cmp.Compare(r.time, other.time), cmp.Compare(r.sequence, other.sequence)) > 0
}
