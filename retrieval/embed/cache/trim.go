package cache

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	// inUse is how long a file is taken to be in use by the process that saved
	// or loaded it last.
	inUse = 24 * time.Hour

	// abandoned is the age at which a file that is being written will never be.
	abandoned = time.Hour
)

// kept is a file of a folder.
type kept struct {
	path string
	size int64
	at   time.Time // when it was last saved or loaded, to half of inUse
}

// Trim removes what was used longest ago beyond what the folder should hold, and
// what killed processes left half written. What this process has used stays, and
// what any has of late: a collection that is larger than the folder should be
// would otherwise be made anew each time.
func (f *Folder) Trim() {
	f.saved.Store(0)
	all := f.list()
	size := int64(0)
	for _, one := range all {
		size += one.size
	}
	if size <= f.most {
		return
	}
	slices.SortFunc(all, func(a, b kept) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.path, b.path)) })
	for _, old := range all {
		if size <= f.most/10*9 || time.Since(old.at) < inUse {
			return
		}
		if f.uses(old.path) {
			continue
		}
		_ = os.Remove(old.path) // the next Trim tries again
		size -= old.size
	}
}

// list gives the folder's files, and removes those that nobody will finish.
func (f *Folder) list() (all []kept) {
	_ = filepath.WalkDir(f.path, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return nil // another process removed it, or it is not ours
		}
		info, err := entry.Info()
		switch {
		case err != nil:
		case strings.HasPrefix(entry.Name(), partial):
			if time.Since(info.ModTime()) > abandoned {
				_ = os.Remove(path) // the next Trim tries again
			}
		case len(entry.Name()) == 2*sha256.Size-2:
			all = append(all, kept{path, info.Size(), info.ModTime()})
		}
		return nil
	})
	return all
}

// uses tells whether this process has used the file.
func (f *Folder) uses(path string) bool {
	name, err := hex.DecodeString(filepath.Base(filepath.Dir(path)) + filepath.Base(path))
	if err != nil || len(name) != sha256.Size {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.used[Key(name)]
}
