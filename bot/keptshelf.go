package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"whosaid/store/memory"
	"whosaid/store/words"
)

// keptShelf is where stores of one folder as it is now are kept from one run to the
// next; nil: they are not.
type keptShelf struct {
	parent string
	sum    []byte // of the program and of all files in the folder
}

// Bounds on folders whose stores are kept, and on what is kept.
const (
	mostBytes  = 1 << 30
	mostFiles  = 200_000
	mostStores = 4 // those used last
)

// shelfFor is the shelf for a folder; nil for the demonstration corpus, where
// nothing is to be kept, and where what is in the folder cannot be told.
func (a *app) shelfFor(ctx context.Context, folder string) *keptShelf {
	if a.cache == "" || folder == "" {
		return nil
	}
	digest := sha256.New()
	if err := errors.Join(sumProgram(digest), sumFolder(ctx, digest, folder)); err != nil {
		slog.DebugContext(ctx, "what is made of the articles is not kept", "err", err)
		return nil
	}
	return &keptShelf{filepath.Join(a.cache, "corpora"), digest.Sum(nil)}
}

// place is where the store with the embeddings of by is kept, or one without any.
func (k *keptShelf) place(by embedder) string {
	made := ""
	if by != nil {
		made = by.ID()
	}
	name := sha256.Sum256(fmt.Appendf(nil, "%x %s", k.sum, made))
	return filepath.Join(k.parent, hex.EncodeToString(name[:16]))
}

// open opens the store that is kept; the error is memory.ErrNotKept if none is.
func (k *keptShelf) open(ctx context.Context, by embedder) (*memory.Store, string, error) {
	if k == nil {
		return nil, "", memory.ErrNotKept
	}
	place := k.place(by)
	found, note, err := memory.OpenKept(ctx, place)
	switch {
	case ctx.Err() != nil:
		return nil, "", errors.Join(ctx.Err(), err)
	case err != nil:
		_ = os.RemoveAll(place) // it is of no use, and in the way of the next
		return nil, "", err
	}
	_ = os.Chtimes(place, time.Time{}, time.Now()) // that it seems old costs time later, and no answer
	return found, note, nil
}

// make makes an empty store, one that can be kept where that is wanted.
func (k *keptShelf) make() (*memory.Store, error) {
	if k == nil {
		return memory.New()
	}
	return memory.NewIn(k.parent)
}

// keep leaves the store to the next run, and forgets those used longest ago.
func (k *keptShelf) keep(ctx context.Context, made *memory.Store, by embedder, note string) error {
	if k == nil {
		return nil
	}
	place := k.place(by)
	if err := made.Keep(ctx, place, note); err != nil {
		if _, gone := os.Stat(place); gone == nil {
			return nil // another process was faster
		}
		return err
	}
	k.forget()
	return nil
}

func (k *keptShelf) forget() {
	type kept struct {
		path string
		at   time.Time
	}
	var all []kept
	entries, _ := os.ReadDir(k.parent) // the next one forgets what stays
	for _, e := range entries {
		if name, err := hex.DecodeString(e.Name()); err == nil && len(name) == 16 {
			if info, err := e.Info(); err == nil {
				all = append(all, kept{filepath.Join(k.parent, e.Name()), info.ModTime()})
			}
		}
	}
	slices.SortFunc(all, func(a, b kept) int { return cmp.Or(b.at.Compare(a.at), strings.Compare(a.path, b.path)) })
	for _, old := range all[min(mostStores, len(all)):] {
		_ = os.RemoveAll(old.path) // the next one forgets what stays
	}
}

// sumProgram tells this program from any other, which might read articles
// otherwise.
func sumProgram(digest hash.Hash) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(digest, "%s %s %d %d\n", version(), words.Form, info.Size(), info.ModTime().UnixNano())
	return err
}

// errFolder is the error of a folder whose stores are not kept.
var errFolder = errors.New("it holds too much, or what is no file")

// sumFolder is over the names and the content of all files in a folder, or over one
// file.
func sumFolder(ctx context.Context, digest hash.Hash, folder string) error {
	folder, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return err
	}
	files, bytes := 0, int64(0)
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case entry.IsDir():
			return nil
		case !entry.Type().IsRegular():
			return fmt.Errorf("%w: %s", errFolder, path)
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if files, bytes = files+1, bytes+info.Size(); files > mostFiles || bytes > mostBytes {
			return errFolder
		}
		relative, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		content := sha256.New()
		if _, err := io.Copy(content, file); err != nil {
			return err
		}
		if relative == "." {
			relative = filepath.Base(folder)
		}
		_, err = fmt.Fprintf(digest, "%q %x\n", relative, content.Sum(nil))
		return err
	})
}
