package store

import (
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
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
	"whosaid/store/words"
)

// kept is the folder in which keyword indexes of one namespace of one Redis are
// kept from one run to the next. Each process works on a copy of its own, made of
// links to files that never change, and leaves its index for the next when it
// ends. What is kept is only ever a beginning: the articles that changed since
// are indexed anew, and when it is damaged, all are.
type kept struct{ path string }

// keptIn is the folder in dir for the namespace at that address.
func keptIn(dir, address, namespace string) kept {
	name := sha256.Sum256(fmt.Appendf(nil, "%q %q", address, namespace))
	return kept{filepath.Join(dir, "words-"+hex.EncodeToString(name[:8]))}
}

const (
	current  = "current"  // the file that names the folder of the index to begin with
	manifest = "manifest" // beside an index: what is in it
	working  = "open-"    // begins the names of the folders that processes work in
	finished = "index-"   // and of those that are kept
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
	Passages       []string
}

// begin makes a folder to work in, with the index that was kept, and lists what
// is in it. Without one, or with a damaged one, it begins with nothing.
func (k kept) begin() (folder string, articles map[news.ArticleID]listing, err error) {
	if err := os.MkdirAll(k.path, 0o700); err != nil {
		return "", nil, fmt.Errorf("make a folder for the keyword index: %w", err)
	}
	k.sweep()
	if folder, err = os.MkdirTemp(k.path, working); err != nil {
		return "", nil, fmt.Errorf("make a folder for the keyword index: %w", err)
	}
	name, err := os.ReadFile(filepath.Join(k.path, current))
	if err != nil || filepath.Base(string(name)) != string(name) {
		return folder, map[news.ArticleID]listing{}, nil
	}
	articles, err = adopt(filepath.Join(k.path, string(name)), folder)
	if err == nil {
		return folder, articles, nil
	}
	if err := errors.Join(os.RemoveAll(folder), os.Mkdir(folder, 0o700)); err != nil {
		return "", nil, fmt.Errorf("make a folder for the keyword index: %w", err)
	}
	return folder, map[news.ArticleID]listing{}, nil
}

// adopt brings the index of one folder into another, if each of its files is
// what the manifest says.
func adopt(from, to string) (map[news.ArticleID]listing, error) {
	r, err := readManifest(filepath.Join(from, manifest))
	if err != nil {
		return nil, err
	}
	for path, want := range r.Files {
		if !filepath.IsLocal(path) {
			return nil, fmt.Errorf("%w: it names %q", errManifest, path)
		}
		if err := copyFile(filepath.Join(from, path), filepath.Join(to, path), want); err != nil {
			return nil, err
		}
	}
	articles := make(map[news.ArticleID]listing, len(r.Articles))
	for _, a := range r.Articles {
		articles[a.ID] = listing{id: a.ID, changed: revision{a.Time, a.Sequence}, outlet: a.Outlet, published: a.Published, passages: a.Passages}
	}
	return articles, nil
}

// keep leaves the index in folder, which no process may have open, to the next
// one to begin.
func (k kept) keep(folder string, articles map[news.ArticleID]listing) error {
	files, err := sums(folder)
	if err != nil {
		return err
	}
	r := record{Files: files}
	for id, l := range articles {
		r.Articles = append(r.Articles, recorded{id, l.changed.time, l.changed.sequence, l.outlet, l.published, l.passages})
	}
	if err := writeManifest(filepath.Join(folder, manifest), r); err != nil {
		return err
	}
	name := finished + strings.TrimPrefix(filepath.Base(folder), working)
	if err := os.Rename(folder, filepath.Join(k.path, name)); err != nil {
		return err
	}
	pointer := filepath.Join(k.path, name, current)
	if err := os.WriteFile(pointer, []byte(name), 0o600); err != nil {
		return err
	}
	if err := os.Rename(pointer, filepath.Join(k.path, current)); err != nil {
		return err
	}
	k.forget(name)
	return nil
}

// forget removes the indexes that were kept before the one with that name.
func (k kept) forget(name string) {
	entries, _ := os.ReadDir(k.path) // the next one forgets what stays
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), finished) && e.Name() != name {
			_ = os.RemoveAll(filepath.Join(k.path, e.Name()))
		}
	}
}

// abandoned is the age from which a folder may be one that a killed process
// left.
const abandoned = time.Hour

// sweep removes the folders of processes that were killed: those that no process
// has open.
func (k kept) sweep() {
	entries, _ := os.ReadDir(k.path) // the next one sweeps what stays
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !strings.HasPrefix(e.Name(), working) || time.Since(info.ModTime()) < abandoned {
			continue
		}
		folder := filepath.Join(k.path, e.Name())
		if index, err := words.Open(folder); err == nil {
			_ = index.Close() // it is removed
			_ = os.RemoveAll(folder)
		}
	}
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
	if err := gob.NewEncoder(out).Encode(r); err != nil {
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
	if err := gob.NewDecoder(strings.NewReader(string(data[len(manifestForm):end]))).Decode(&r); err != nil {
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
