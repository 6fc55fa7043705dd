package cache

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// Folder keeps vectors on disk, a file for each. Any number of processes may use
// one folder at a time: a file appears whole or not at all, and what was damaged
// since is as good as absent. Failing to keep is no error, only a miss later.
type Folder struct {
	path  string
	most  int          // files
	saved atomic.Int64 // since files were last counted
}

// Most is how many vectors a Folder keeps, some 200 MB on disk; those that were
// kept first go first.
const Most = 50_000

// OpenFolder keeps vectors under path, which need not exist yet, at most so many.
func OpenFolder(path string, most int) (*Folder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("open the cache of embeddings: %w", err)
	}
	return &Folder{path: path, most: most}, nil
}

// Load gives the vector that is kept under key.
func (f *Folder) Load(key Key) ([]float32, bool) {
	data, err := os.ReadFile(f.file(key))
	if err != nil {
		return nil, false
	}
	return decode(key, data)
}

// Save keeps vector under key.
func (f *Folder) Save(key Key, vector []float32) {
	if f.write(key, vector) != nil {
		return
	}
	if f.saved.Add(1) >= int64(f.most/10+1) {
		f.Trim()
	}
}

// partial begins the names of files that are being written.
const partial = "part-"

func (f *Folder) write(key Key, vector []float32) (err error) {
	path := f.file(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), partial)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	_, err = file.Write(encode(key, vector))
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

func (f *Folder) file(key Key) string {
	name := hex.EncodeToString(key[:])
	return filepath.Join(f.path, name[:2], name[2:])
}

// form begins every file; another form has another one.
const form = "whosaid-vector-1\n"

// encode writes the form, the numbers as little-endian IEEE 754, and a checksum
// over key and numbers: a file under another's name is refused, too.
func encode(key Key, vector []float32) []byte {
	out := make([]byte, 0, len(form)+4*len(vector)+crc32.Size)
	out = append(out, form...)
	for _, x := range vector {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return binary.LittleEndian.AppendUint32(out, checksum(key, out))
}

func checksum(key Key, data []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE(key[:]), crc32.IEEETable, data)
}

// decode reads what encode wrote under key, and nothing else.
func decode(key Key, data []byte) ([]float32, bool) {
	end := len(data) - crc32.Size
	if end <= len(form) || (end-len(form))%4 != 0 || string(data[:len(form)]) != form {
		return nil, false
	}
	if binary.LittleEndian.Uint32(data[end:]) != checksum(key, data[:end]) {
		return nil, false
	}
	vector := make([]float32, (end-len(form))/4)
	for i := range vector {
		vector[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[len(form)+4*i:]))
	}
	return vector, true
}

// abandoned is the age at which a file that is being written will never be.
const abandoned = time.Hour

// Trim removes the oldest files beyond what the folder may hold, and what killed
// processes left half written.
func (f *Folder) Trim() {
	f.saved.Store(0)
	type kept struct {
		path string
		at   time.Time
	}
	var all []kept
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
			all = append(all, kept{path, info.ModTime()})
		}
		return nil
	})
	if len(all) <= f.most {
		return
	}
	slices.SortFunc(all, func(a, b kept) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.path, b.path)) })
	for _, old := range all[:len(all)-f.most*9/10] {
		_ = os.Remove(old.path) // the next Trim tries again
	}
}
