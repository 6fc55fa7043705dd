package corpus

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"

	"whosaid/retrieval/corpus/sniff"
)

// mostUnpacked bounds what is read out of a packed file, in bytes.
const mostUnpacked = 4 << 30

// source is a file that is open, and what it is.
type source struct {
	io.Reader
	kind   sniff.Kind
	reason string // why it is of no kind
	close  func() error
}

// open opens a file, looks at its first bytes and unpacks it where it is packed.
func open(fsys fs.FS, name string) (source, *flaw) {
	info, err := fs.Stat(fsys, name)
	if err == nil && !info.Mode().IsRegular() {
		return source{}, &flaw{problem: "is " + special(info.Mode()) + ", not a file", fix: "name a file"}
	}
	file, err := fsys.Open(name)
	if err != nil {
		return source{}, &flaw{problem: "cannot be opened: " + cause(err), fix: "check the file and its permissions"}
	}
	in := bufio.NewReaderSize(file, sniff.Head)
	head, err := in.Peek(sniff.Head)
	if err != nil && err != io.EOF {
		_ = file.Close() // the error that counts is that of reading
		return source{}, &flaw{problem: "cannot be read: " + cause(err), fix: "check the file"}
	}
	kind, reason := sniff.Of(head, name)
	if kind != sniff.Gzip {
		return source{in, kind, reason, file.Close}, nil
	}
	unpacked, err := gzip.NewReader(in)
	if err == nil {
		inner := bufio.NewReaderSize(io.LimitReader(unpacked, mostUnpacked), sniff.Head)
		if head, err = inner.Peek(sniff.Head); err == nil || err == io.EOF {
			if kind, reason = sniff.Of(head, name); kind == sniff.Gzip {
				kind, reason = sniff.None, "is packed twice"
			}
			return source{inner, kind, reason, file.Close}, nil
		}
	}
	_ = file.Close() // the error that counts is that of unpacking
	return source{}, &flaw{problem: "cannot be unpacked: " + cause(err), fix: "check the file with gzip -t"}
}

// special names what is neither a file nor a folder.
func special(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe (FIFO)"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

// all reads a source of at most limit bytes.
func (s source) all(limit int) ([]byte, *flaw) {
	raw, err := io.ReadAll(io.LimitReader(s, int64(limit)+1))
	if err != nil {
		return nil, &flaw{problem: "cannot be read: " + cause(err), fix: "check the file"}
	}
	if len(raw) > limit {
		return nil, &flaw{problem: fmt.Sprintf("larger than %d MB", limit>>20), fix: "split it into several files"}
	}
	return raw, nil
}

// readAll reads a file of at most limit bytes.
func readAll(fsys fs.FS, name string, limit int) ([]byte, *flaw) {
	in, bad := open(fsys, name)
	if bad != nil {
		return nil, bad
	}
	defer in.close()
	return in.all(limit)
}
