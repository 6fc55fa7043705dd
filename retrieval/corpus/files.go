package corpus

import (
	"errors"
	"io/fs"
	"path"
	"strings"
)

// walk lists the files of fsys in the order of their names, hidden ones left
// out. Links to folders are not followed, so there are no loops.
func walk(fsys fs.FS, bad *faults) (names []string, skipped []Skip) {
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			bad.add(name, 0, "cannot be read: "+cause(err), "check the permissions")
			return fs.SkipDir
		case name != "." && strings.HasPrefix(path.Base(name), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.Type()&fs.ModeSymlink != 0:
			if reason, ok := linked(fsys, name, bad); !ok {
				skipped = appendReason(skipped, name, reason)
				break
			}
			names = append(names, name)
		case entry.Type().IsRegular():
			names = append(names, name)
		case !entry.IsDir():
			skipped = append(skipped, Skip{File: name, Reason: "is " + special(entry.Type()) + ", not a file"})
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.SkipDir) {
		bad.add(".", 0, "cannot be read: "+cause(err), "check the permissions")
	}
	return names, skipped
}

// linked reports whether a symbolic link leads to a file within the folder.
func linked(fsys fs.FS, name string, bad *faults) (reason string, ok bool) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		bad.add(name, 0, "is a link that leads to no file in the folder", "replace it by the file, or remove it")
		return "", false
	case info.IsDir():
		return "links to folders are not followed", false
	}
	if !info.Mode().IsRegular() {
		return "leads to " + special(info.Mode()) + ", not to a file", false
	}
	return "", true
}

func appendReason(skipped []Skip, name, reason string) []Skip {
	if reason == "" {
		return skipped
	}
	return append(skipped, Skip{File: name, Reason: reason})
}

// choose picks the files that hold articles. Files that speak about the folder
// are left out, and so are the questions that BEIR keeps beside corpus.jsonl,
// unless corpus.yaml lists them.
func choose(names []string, listed func(string) bool) (chosen []string, skipped []Skip) {
	corpora := map[string]bool{}
	for _, name := range names {
		if path.Base(name) == "corpus.jsonl" {
			corpora[path.Dir(name)] = true
		}
	}
	for _, name := range names {
		base := path.Base(name)
		switch {
		case name == catalogueName:
		case listed(name):
			chosen = append(chosen, name)
		case base == catalogueName:
			skipped = append(skipped, Skip{File: name, Reason: "only the corpus.yaml at the top of the folder counts"})
		case aboutFolder(base):
			skipped = append(skipped, Skip{File: name, Reason: "its name says that it describes the folder; list it in corpus.yaml if it is an article"})
		case corpora[path.Dir(name)] && strings.HasPrefix(base, "queries") && strings.HasSuffix(base, ".jsonl"):
			skipped = append(skipped, Skip{File: name, Reason: "the questions that go with corpus.jsonl"})
		default:
			chosen = append(chosen, name)
		}
	}
	return chosen, skipped
}

func aboutFolder(base string) bool {
	name := strings.ToUpper(strings.TrimSuffix(base, path.Ext(base)))
	return name == "README" || name == "LICENSE" || name == "LICENCE" || name == "NOTICE"
}
