package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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

// keptIn is the folder in dir for the namespace at that address, and for indexes
// of this program's form.
func keptIn(dir, address, namespace string) kept {
	name := sha256.Sum256(fmt.Appendf(nil, "%q %q", address, namespace))
	return kept{filepath.Join(dir, words.Form+"-"+hex.EncodeToString(name[:8]))}
}

const (
	current  = "current"  // the file that names the folder of the index to begin with
	manifest = "manifest" // beside an index: what is in it
	working  = "open-"    // begins the names of the folders that processes work in
	finished = "index-"   // and of those that are kept
)

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
	if err := r.Files.Bring(from, to); err != nil {
		return nil, err
	}
	articles := make(map[news.ArticleID]listing, len(r.Articles))
	for _, a := range r.Articles {
		articles[a.ID] = listing{id: a.ID, changed: revision{a.Time, a.Sequence}, outlet: a.Outlet, published: a.Published, language: a.Language, passages: a.Passages}
	}
	return articles, nil
}

// keep leaves the index in folder, which no process may have open, to the next
// one to begin.
func (k kept) keep(folder string, articles map[news.ArticleID]listing) error {
	files, err := words.Sums(folder)
	if err != nil {
		return err
	}
	r := record{Files: files}
	for id, l := range articles {
		r.Articles = append(r.Articles, recorded{id, l.changed.time, l.changed.sequence, l.outlet, l.published, l.language, l.passages})
	}
	if err := writeManifest(filepath.Join(folder, manifest), r); err != nil {
		return err
	}
	name := finished + strings.TrimPrefix(filepath.Base(folder), working)
	if err := os.Rename(folder, filepath.Join(k.path, name)); err != nil {
		return err
	}
	if err := k.point(name); err != nil {
		return err
	}
	k.forget(name)
	return nil
}

// point makes the index with that name the one to begin with.
func (k kept) point(name string) error {
	pointer := filepath.Join(k.path, name+"."+current)
	if err := os.WriteFile(pointer, []byte(name), 0o600); err != nil {
		return err
	}
	return os.Rename(pointer, filepath.Join(k.path, current))
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
