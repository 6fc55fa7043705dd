package words

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Files are those of an index, or beside it, by path: what they were when it was
// kept.
type Files map[string]Sum

// Sum is a file's size and the CRC-32 of its content.
type Sum struct {
	Size int64
	CRC  uint32
}

// ErrDamaged is the error of files that are not what they were.
var ErrDamaged = errors.New("a keyword index that was kept is damaged")

// Sums are those of all files under folder, whose index no process may have open.
func Sums(folder string) (Files, error) {
	out := Files{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		crc := crc32.NewIEEE()
		size, err := io.Copy(crc, file)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(folder, path)
		out[relative] = Sum{size, crc.Sum32()}
		return err
	})
	return out, err
}

// Bring copies the files from one folder into another, by links where they never
// change, if each is what it was. A process may open the index there while the
// files stay as they are.
func (f Files) Bring(from, to string) error {
	for path, want := range f {
		if !filepath.IsLocal(path) {
			return fmt.Errorf("%w: it names %q", ErrDamaged, path)
		}
		if err := bring(filepath.Join(from, path), filepath.Join(to, path), want); err != nil {
			return err
		}
	}
	return nil
}

// segment is how the names of those files of an index end that never change.
const segment = ".zap"

func bring(from, to string, want Sum) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	crc := crc32.NewIEEE()
	out := io.Writer(crc)
	if !strings.HasSuffix(from, segment) || os.Link(from, to) != nil {
		file, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		defer file.Close()
		out = io.MultiWriter(crc, file)
	}
	size, err := io.Copy(out, in)
	if err == nil && (Sum{size, crc.Sum32()}) != want {
		err = fmt.Errorf("%w: %s", ErrDamaged, from)
	}
	return err
}
