package fetch

import (
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// mostKept bounds what is kept on disk, in bytes, as it is stored.
const mostKept = 256 << 20

// cache keeps what was fetched with what the server needs to tell whether it
// changed. What cannot be kept or read is fetched anew.
type cache struct{ folder string }

// kept is one answer.
type kept struct {
	URL, ETag, LastModified, ContentType string
	Body                                 []byte
}

// ask makes a request one for what changed.
func (k kept) ask(header http.Header) {
	if k.ETag != "" {
		header.Set("If-None-Match", k.ETag)
	}
	if k.LastModified != "" {
		header.Set("If-Modified-Since", k.LastModified)
	}
}

func (c cache) path(address string) string {
	sum := sha256.Sum256([]byte(address))
	return filepath.Join(c.folder, hex.EncodeToString(sum[:16])+".json.gz")
}

func (c cache) load(address string) (kept, bool) {
	if c.folder == "" {
		return kept{}, false
	}
	file, err := os.Open(c.path(address))
	if err != nil {
		return kept{}, false
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		return kept{}, false
	}
	var k kept
	if json.NewDecoder(unpacked).Decode(&k) != nil || k.URL != address || k.ETag == "" && k.LastModified == "" {
		return kept{}, false
	}
	return k, true
}

// keep keeps an answer that has something to ask by. That it cannot be kept costs
// time later, and nothing else.
func (c cache) keep(address string, header http.Header, body []byte) {
	k := kept{address, header.Get("ETag"), header.Get("Last-Modified"), header.Get("Content-Type"), body}
	if c.folder == "" || k.ETag == "" && k.LastModified == "" || os.MkdirAll(c.folder, 0o700) != nil {
		return
	}
	file, err := os.CreateTemp(c.folder, "new-*")
	if err != nil {
		return
	}
	packed := gzip.NewWriter(file)
	err = cmp.Or(json.NewEncoder(packed).Encode(k), packed.Close(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), c.path(address))
	}
	if err != nil {
		_ = os.Remove(file.Name()) // it is in nobody's way
	}
}

// Tidy removes what was kept longest ago, so that the rest stays within bounds.
func (f *Fetcher) Tidy() { f.cache.tidy(mostKept) }

func (c cache) tidy(most int64) {
	type one struct {
		path string
		size int64
		at   time.Time
	}
	if c.folder == "" {
		return
	}
	entries, _ := os.ReadDir(c.folder) // the next one removes what stays
	var all []one
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			all = append(all, one{filepath.Join(c.folder, e.Name()), info.Size(), info.ModTime()})
		}
	}
	slices.SortFunc(all, func(a, b one) int { return b.at.Compare(a.at) })
	total := int64(0)
	for _, o := range all {
		if total += o.size; total > most {
			_ = os.Remove(o.path) // the next one removes it
		}
	}
}
