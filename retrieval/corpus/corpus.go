// Package corpus reads articles from a folder, a file or what was fetched into
// news.Article, with everything that can be established about each and the rule
// that established it. What a file is, its first bytes tell.
//
// What corpus.yaml says goes before what a file's own fields say, and that before
// what is read out of the text. What nobody says stays unknown. A file that was
// meant to be an article and is not one is an InputError that names the file, the
// line and what to do, and then nothing is read; what is passed over, such as a
// line of a .jsonl, is named with the reason.
package corpus

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"whosaid/retrieval/furniture"
	"whosaid/store/news"
)

// Corpus is what was read.
type Corpus struct {
	Outlets  []news.Outlet // those that corpus.yaml defines, then those that articles name
	Readings []Reading     // in the order of file names, and of lines within a .jsonl
	Skipped  []Skip        // what was passed over, and why
}

// Reading is one article and how it came out of its file.
type Reading struct {
	Article *news.Article
	Barred  []furniture.Piece // the furniture in it, which is never quoted
	Key     string            // the "_id" of a record in a .jsonl or .json, or ""
	Line    int               // the record's line in a .jsonl, or 0
	Partial bool              // only what a feed says of it: what is known of it already is more
}

// Skip is a file or a record that was not read.
type Skip struct {
	File   string
	Line   int // 0 for a whole file
	Reason string
}

// Options are ways to read.
type Options struct {
	// Progress is called now and then with the bytes read and the bytes to read.
	Progress func(done, total int)
	// Furniture finds what is not the article's own prose; nil stands for
	// furniture.Find.
	Furniture func(text, title string) []furniture.Piece
	// Cache is a folder in which readers of formats may keep what they need again;
	// "" for none.
	Cache string
}

// Read reads the articles at path: a folder with all its subfolders, or one file.
// The corpus.yaml
// of the folder is obeyed for a single file too, so that an article is the same
// one however it is read. A fault in the input is an *InputError, or several
// joined; then the Corpus is empty.
func Read(ctx context.Context, path string, opts Options) (Corpus, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Corpus{}, missingPath(path, err)
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return Corpus{}, &InputError{Path: path, Problem: "is " + special(info.Mode()) + ", not a file", Fix: "name a file or a folder"}
	}
	folder, only := path, ""
	if !info.IsDir() {
		folder, only = filepath.Dir(path), filepath.Base(path)
	}
	if only == catalogueName {
		only = ""
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return Corpus{}, &InputError{Path: path, Problem: "cannot be opened: " + cause(err), Fix: "check the permissions"}
	}
	defer root.Close()
	read, err := readFS(ctx, root.FS(), only, opts)
	return read, named(err, path)
}

// ReadFS is Read for a file system whose root is the folder, such as the
// demonstration corpus inside the program.
func ReadFS(ctx context.Context, fsys fs.FS, opts Options) (Corpus, error) {
	return readFS(ctx, fsys, "", opts)
}

// missingPath is the error for a path that cannot be read at all.
func missingPath(path string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return &InputError{Path: path, Problem: "cannot be read: " + cause(err), Fix: "check the path and its permissions"}
	}
	fix := "check the path"
	if entries, err := os.ReadDir(filepath.Dir(path)); err == nil {
		names := make([]string, len(entries))
		for i, entry := range entries {
			names[i] = entry.Name()
		}
		if near, ok := nearest(filepath.Base(path), names); ok {
			fix = "did you mean " + filepath.Join(filepath.Dir(path), near) + "?"
		}
	}
	return &InputError{Path: path, Problem: "does not exist", Fix: fix}
}

// named gives the errors that concern the folder itself the path that the
// caller knows it by.
func named(err error, path string) error {
	var input *InputError
	if errors.As(err, &input) && input.Path == "." {
		input.Path = path
	}
	return err
}
