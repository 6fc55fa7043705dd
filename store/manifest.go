package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"whosaid/store/news"
)

// record is what a manifest holds.
type record struct {
	Files    map[string]sum // of the index, by path
	Articles []recorded
}

// sum is a file's size and the CRC-32 of its content.
type sum struct {
	Size int64
	CRC  uint32
}

// recorded is a listing as it is kept.
type recorded struct {
	ID             news.ArticleID
	Time, Sequence uint64
	Outlet         *news.Outlet
	Published      time.Time
	Language       string
	Passages       []string
}

// errManifest is the error of a manifest that is damaged or of another form.
var errManifest = errors.New("not the manifest of a keyword index")

// manifestForm begins every manifest; another form has another one.
const manifestForm = "whosaid-words-1\n"

// writeManifest writes the form, the record, and a CRC-32 of both.
func writeManifest(path string, r record) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	crc := crc32.NewIEEE()
	out := io.MultiWriter(file, crc)
	if _, err := io.WriteString(out, manifestForm); err != nil {
		return err
	}
	if err := json.NewEncoder(out).Encode(r); err != nil {
		return err
	}
	_, err = file.Write(crc.Sum(nil))
	return err
}

func readManifest(path string) (record, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return record{}, err
	}
	end := len(data) - crc32.Size
	if end < len(manifestForm) || string(data[:len(manifestForm)]) != manifestForm ||
		!slices.Equal(sumOf(data[:end]), data[end:]) {
		return record{}, errManifest
	}
	var r record
	if err := json.Unmarshal(data[len(manifestForm):end], &r); err != nil {
		return record{}, fmt.Errorf("%w: %w", errManifest, err)
	}
	return r, nil
}

func sumOf(data []byte) []byte {
	crc := crc32.NewIEEE()
	_, _ = crc.Write(data) // a hash takes everything
	return crc.Sum(nil)
}

// sums are those of all files under folder.
func sums(folder string) (map[string]sum, error) {
	out := map[string]sum{}
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
		out[relative] = sum{size, crc.Sum32()}
		return err
	})
	return out, err
}

// segment is how the names of those files of an index end that never change.
const segment = ".zap"

// copyFile brings a file over, by a link if it never changes, and checks it.
func copyFile(from, to string, want sum) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	var crc hash.Hash32 = crc32.NewIEEE()
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
	if err == nil && (sum{size, crc.Sum32()}) != want {
		err = fmt.Errorf("%w: %s is damaged", errManifest, from)
	}
	return err
}
