// Package cache keeps what took long to make, by what it was made of: in a folder
// of the user's, and in files that ship with the program.
package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

// Key stands for all that data was made of: a SHA-256.
type Key = [sha256.Size]byte

// Folder keeps data on disk, a file for each key. Any number of processes may use
// one folder at a time: a file appears whole or not at all, and what was damaged
// since is as good as absent. Failing to keep is no error, only a miss later.
type Folder struct {
	path  string
	most  int64        // bytes
	saved atomic.Int64 // bytes since files were last counted

	mu   sync.Mutex
	used map[Key]bool // by this process
}

// Most is how many bytes a Folder should keep: the embeddings of some 700,000
// passages.
const Most = 1 << 30

// OpenFolder keeps data under path, which need not exist yet, so many bytes as
// long as no more are in use.
func OpenFolder(path string, most int64) (*Folder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("open the cache: %w", err)
	}
	return &Folder{path: path, most: most, used: map[Key]bool{}}, nil
}

// Load gives what is kept under key.
func (f *Folder) Load(key Key) ([]byte, bool) {
	path := f.file(key)
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	data, ok := decode(key, data)
	if ok && f.use(key) {
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > inUse/2 {
			_ = os.Chtimes(path, time.Time{}, time.Now()) // that it seems old costs time later, and no answer
		}
	}
	return data, ok
}

// Save keeps data under key.
func (f *Folder) Save(key Key, data []byte) {
	f.use(key)
	if f.write(key, data) != nil {
		return
	}
	if f.saved.Add(int64(len(data))) >= f.most/10 {
		f.Trim()
	}
}

// use notes that this process needs the key; false when that is known.
func (f *Folder) use(key Key) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.used[key] {
		return false
	}
	f.used[key] = true
	return true
}

// partial begins the names of files that are being written.
const partial = "part-"

func (f *Folder) write(key Key, data []byte) (err error) {
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
	_, err = file.Write(encode(key, data))
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
const form = "whosaid-kept-2\n"

// encode writes the form, the data, and a checksum over key and both: a file under
// another's name is refused, too.
func encode(key Key, data []byte) []byte {
	out := make([]byte, 0, len(form)+len(data)+crc32.Size)
	out = append(append(out, form...), data...)
	return binary.LittleEndian.AppendUint32(out, checksum(key, out))
}

func checksum(key Key, data []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE(key[:]), crc32.IEEETable, data)
}

// decode reads what encode wrote under key, and nothing else.
func decode(key Key, data []byte) ([]byte, bool) {
	end := len(data) - crc32.Size
	if end < len(form) || string(data[:len(form)]) != form {
		return nil, false
	}
	if binary.LittleEndian.Uint32(data[end:]) != checksum(key, data[:end]) {
		return nil, false
	}
	return data[len(form):end:end], true
}
