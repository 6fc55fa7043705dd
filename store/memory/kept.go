package memory

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"whosaid/store/words"
)

// A large collection takes minutes to read, to index and to embed. So a store of
// it can be kept in a folder, and a later process opens it as it was.

// ErrNotKept is the error of a folder in which no store is kept, or none that
// this version can open.
var ErrNotKept = errors.New("no store is kept there")

const (
	contents = "contents" // articles, passages and embeddings
	manifest = "manifest" // what the other files were when they were kept
	working  = "open-"    // begins the names of folders that stores work in
)

// NewIn makes an empty store whose keyword index is in a folder of its own in
// parent, so that the store can be kept. Close removes that folder.
func NewIn(parent string) (*Store, error) {
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return nil, fmt.Errorf("open store in %s: %w", parent, err)
	}
	sweep(parent)
	folder, err := os.MkdirTemp(parent, working)
	if err != nil {
		return nil, fmt.Errorf("open store in %s: %w", parent, err)
	}
	s, err := newIn(folder)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	return s, nil
}

// Keep leaves the current versions of all articles, with their passages and
// embeddings, in folder, which must not be there yet, beside a note for who opens
// it. The store goes on as it was.
func (s *Store) Keep(ctx context.Context, folder, note string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.folder == "" {
		return fmt.Errorf("keep a store: it was not made to be kept")
	}
	if err := errors.Join(s.index.Settle(ctx), s.index.Close()); err != nil {
		return fmt.Errorf("keep a store: %w", err)
	}
	kept := s.leave(folder, note)
	index, err := words.Open(s.folder)
	if err == nil {
		s.index = index
	}
	if err := errors.Join(kept, err); err != nil {
		return fmt.Errorf("keep a store: %w", err)
	}
	return nil
}

// leave writes everything beside the index, then brings all of it to folder.
func (s *Store) leave(folder, note string) error {
	if err := s.write(filepath.Join(s.folder, contents)); err != nil {
		return err
	}
	defer os.Remove(filepath.Join(s.folder, contents)) // it goes with the folder otherwise
	files, err := words.Sums(s.folder)
	if err != nil {
		return err
	}
	part, err := os.MkdirTemp(filepath.Dir(folder), working)
	if err != nil {
		return err
	}
	defer os.RemoveAll(part) // it is there only after an error
	if err := files.Bring(s.folder, part); err != nil {
		return err
	}
	if err := writeRecord(filepath.Join(part, manifest), record{manifestForm, files, note}); err != nil {
		return err
	}
	return os.Rename(part, folder)
}

// OpenKept opens the store that was kept in folder, with the note that was left
// beside it. The error is ErrNotKept where there is none that can be used.
func OpenKept(ctx context.Context, folder string) (*Store, string, error) {
	r, err := readRecord(filepath.Join(folder, manifest))
	if err != nil {
		return nil, "", fmt.Errorf("open %s: %w: %w", folder, ErrNotKept, err)
	}
	s, err := openKept(ctx, folder, r.Files)
	if err != nil {
		return nil, "", fmt.Errorf("open %s: %w: %w", folder, ErrNotKept, err)
	}
	return s, r.Note, nil
}

// openKept opens a copy of what is kept.
func openKept(ctx context.Context, folder string, files words.Files) (*Store, error) {
	sweep(filepath.Dir(folder))
	own, err := os.MkdirTemp(filepath.Dir(folder), working)
	if err != nil {
		return nil, err
	}
	if err := files.Bring(folder, own); err != nil {
		return nil, errors.Join(err, os.RemoveAll(own))
	}
	s, err := newIn(own)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(own))
	}
	path := filepath.Join(own, contents)
	if err := errors.Join(s.read(ctx, path), os.Remove(path)); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// abandoned is the age from which a folder may be one that a killed process left.
const abandoned = time.Hour

// sweep removes the folders of processes that were killed: those whose index no
// process has open.
func sweep(parent string) {
	entries, _ := os.ReadDir(parent) // the next one sweeps what stays
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !strings.HasPrefix(e.Name(), working) || time.Since(info.ModTime()) < abandoned {
			continue
		}
		folder := filepath.Join(parent, e.Name())
		if index, err := words.Open(folder); err == nil {
			_ = index.Close() // it is removed
			_ = os.RemoveAll(folder)
		}
	}
}
