package cache_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"whosaid/retrieval/embed/cache"
)

// counting embeds each text as its length, and keeps what it was asked for.
type counting struct {
	asked []string
	err   error
}

func (c *counting) ID() string { return "counting@1" }
func (c *counting) Dim() int   { return 2 }
func (c *counting) Embed(_ context.Context, texts []string) ([][]float32, error) {
	if c.err != nil {
		return nil, c.err
	}
	c.asked = append(c.asked, texts...)
	return vectors(texts), nil
}

func vectors(texts []string) [][]float32 {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = []float32{float32(len(text)), 1}
	}
	return out
}

func folder(t *testing.T, path string, most int) *cache.Folder {
	t.Helper()
	f, err := cache.OpenFolder(path, most)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func embed(t *testing.T, e *cache.Cached, texts ...string) {
	t.Helper()
	got, err := e.Embed(t.Context(), texts)
	if want := vectors(texts); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Embed(%q) = %v, %v, want %v", texts, got, err, want)
	}
}

// files are the paths under the folder.
func files(t *testing.T, path string) (all []string) {
	t.Helper()
	err := filepath.WalkDir(path, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestATextIsEmbeddedOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "not", "yet")
	by := &counting{}
	embed(t, cache.New(by, folder(t, path, 100)), "a", "bb", "a", "")
	embed(t, cache.New(by, folder(t, path, 100)), "bb", "ccc", "a")
	if want := []string{"a", "bb", "", "ccc"}; !slices.Equal(by.asked, want) {
		t.Errorf("embedded %q, want each text once: %q", by.asked, want)
	}
	embed(t, cache.New(by, nil), "a")
	if len(by.asked) != 5 {
		t.Errorf("embedded %d texts, want 5: without a folder nothing is kept", len(by.asked))
	}
}

func TestShippedVectorsAreNotMade(t *testing.T) {
	key := cache.KeyOf("counting@1", "a")
	pack, err := cache.ReadPack(cache.WritePack(2, []cache.Key{key}, [][]float32{{.6, -.8}}))
	if err != nil {
		t.Fatal(err)
	}
	by := &counting{}
	got, err := cache.New(by, nil, pack).Embed(t.Context(), []string{"a", "b"})
	if err != nil || len(got[0]) != 2 || got[0][0] < .599 || got[0][0] > .601 || got[0][1] > -.799 || !slices.Equal(by.asked, []string{"b"}) {
		t.Errorf("Embed = %v, %v after asking for %q, want what ships for a", got, err, by.asked)
	}
}

// Whatever happens to a file, the text is embedded anew.
func TestDamagedFilesAreAbsent(t *testing.T) {
	for name, damage := range map[string]func(t *testing.T, file string, data []byte) error{
		"emptied": func(_ *testing.T, file string, _ []byte) error { return os.WriteFile(file, nil, 0o600) },
		"cut off": func(_ *testing.T, file string, data []byte) error {
			return os.WriteFile(file, data[:len(data)-4], 0o600)
		},
		"flipped": func(_ *testing.T, file string, data []byte) error {
			data[20] ^= 1
			return os.WriteFile(file, data, 0o600)
		},
		"a folder": func(_ *testing.T, file string, _ []byte) error {
			return errors.Join(os.Remove(file), os.Mkdir(file, 0o700))
		},
		"another's": func(t *testing.T, file string, _ []byte) error {
			other := t.TempDir()
			cache.New(&counting{}, folder(t, other, 9)).Embed(t.Context(), []string{"other"})
			return os.Rename(files(t, other)[0], file)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := t.TempDir()
			embed(t, cache.New(&counting{}, folder(t, path, 9)), "text")
			file := files(t, path)[0]
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := damage(t, file, data); err != nil {
				t.Fatal(err)
			}
			by := &counting{}
			embed(t, cache.New(by, folder(t, path, 9)), "text")
			if len(by.asked) != 1 {
				t.Errorf("embedded %q, want the text anew", by.asked)
			}
		})
	}
}

func TestAFolderIsBounded(t *testing.T) {
	path := t.TempDir()
	f := folder(t, path, 50)
	for i := range 300 {
		f.Save(cache.KeyOf("e", strconv.Itoa(i)), []float32{1})
		if n := len(files(t, path)); n > 50+6 {
			t.Fatalf("%d files after %d were saved, want about 50 at most", n, i+1)
		}
	}
	if _, ok := f.Load(cache.KeyOf("e", "299")); !ok {
		t.Error("what was saved last is gone")
	}
	if _, ok := f.Load(cache.KeyOf("e", "0")); ok {
		t.Error("what was saved first is still there")
	}
}

func TestTrimRemovesWhatKilledProcessesLeft(t *testing.T) {
	path := t.TempDir()
	for name, age := range map[string]time.Duration{"part-old": 2 * time.Hour, "part-new": 0, "not ours": 99 * time.Hour} {
		file := filepath.Join(path, name)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(file, then, then); err != nil {
			t.Fatal(err)
		}
	}
	folder(t, path, 9).Trim()
	if got, want := files(t, path), []string{filepath.Join(path, "not ours"), filepath.Join(path, "part-new")}; !slices.Equal(got, want) {
		t.Errorf("files after Trim = %q, want %q", got, want)
	}
}

func TestManyUseOneFolder(t *testing.T) {
	path := t.TempDir()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			f, err := cache.OpenFolder(path, 20)
			if err != nil {
				t.Error(err)
				return
			}
			for i := range 60 {
				key := cache.KeyOf("e", strconv.Itoa(i%30))
				f.Save(key, []float32{float32(i % 30), 7})
				if v, ok := f.Load(key); ok && (len(v) != 2 || v[0] != float32(i%30) || v[1] != 7) {
					t.Errorf("Load(%d) = %v, want what was saved or nothing", i%30, v)
				}
			}
		})
	}
	all.Wait()
}

func TestErrorsAreTold(t *testing.T) {
	refused := errors.New("refused")
	if _, err := cache.New(&counting{err: refused}, folder(t, t.TempDir(), 9)).Embed(t.Context(), []string{"a"}); !errors.Is(err, refused) {
		t.Errorf("Embed by one that fails = %v, want %v", err, refused)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := cache.OpenFolder(file, 9); err == nil {
		t.Error("OpenFolder of a file = nil, want an error")
	}
}

func FuzzReadPack(f *testing.F) {
	f.Add(cache.WritePack(2, []cache.Key{{1}, {2}}, [][]float32{{1, 0}, {0, -1}}))
	f.Add([]byte("whosaid-pack-1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pack, err := cache.ReadPack(data)
		if err != nil {
			if !errors.Is(err, cache.ErrPack) {
				t.Errorf("ReadPack = %v, want %v", err, cache.ErrPack)
			}
			return
		}
		if v, ok := pack.Load(cache.Key{1}); ok && len(v) == 0 {
			t.Errorf("Load = %v, want numbers", v)
		}
	})
}

func FuzzFolder(f *testing.F) {
	f.Add([]byte("whosaid-vector-1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := t.TempDir()
		kept := folder(t, path, 9)
		key := cache.KeyOf("e", "text")
		kept.Save(key, []float32{1, 2})
		file := files(t, path)[0]
		good, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if v, ok := kept.Load(key); ok && string(good) != string(data) {
			t.Errorf("Load of %q = %v, want nothing", data, v)
		}
	})
}
