package cache_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"whosaid/retrieval/embed/cache"
)

func folder(t testing.TB, path string, most int64) *cache.Folder {
	t.Helper()
	f, err := cache.OpenFolder(path, most)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func key(i int) cache.Key { return cache.Key{byte(i >> 8), byte(i)} }

// files are the paths under the folder.
func files(t testing.TB, path string) (all []string) {
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

func age(t testing.TB, file string, by time.Duration) {
	t.Helper()
	then := time.Now().Add(-by)
	if err := os.Chtimes(file, then, then); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsSavedIsLoaded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "not", "yet")
	f := folder(t, path, 1000)
	for i, data := range []string{"", "some data"} {
		f.Save(key(i), []byte(data))
		got, ok := folder(t, path, 1000).Load(key(i))
		if !ok || string(got) != data {
			t.Errorf("Load = %q, %v, want %q", got, ok, data)
		}
	}
	if got, ok := f.Load(key(9)); ok {
		t.Errorf("Load of what was never saved = %q", got)
	}
}

// Whatever happens to a file, its data is as good as absent.
func TestDamagedFilesAreAbsent(t *testing.T) {
	for name, damage := range map[string]func(t *testing.T, file string, data []byte) error{
		"emptied": func(_ *testing.T, file string, _ []byte) error { return os.WriteFile(file, nil, 0o600) },
		"cut off": func(_ *testing.T, file string, data []byte) error {
			return os.WriteFile(file, data[:len(data)-4], 0o600)
		},
		"flipped": func(_ *testing.T, file string, data []byte) error {
			data[16] ^= 1
			return os.WriteFile(file, data, 0o600)
		},
		"a folder": func(_ *testing.T, file string, _ []byte) error {
			return errors.Join(os.Remove(file), os.Mkdir(file, 0o700))
		},
		"another's": func(t *testing.T, file string, _ []byte) error {
			other := t.TempDir()
			folder(t, other, 99).Save(key(2), []byte("other"))
			return os.Rename(files(t, other)[0], file)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := t.TempDir()
			f := folder(t, path, 99)
			f.Save(key(1), []byte("data"))
			file := files(t, path)[0]
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := damage(t, file, data); err != nil {
				t.Fatal(err)
			}
			if got, ok := f.Load(key(1)); ok {
				t.Errorf("Load = %q, want nothing", got)
			}
		})
	}
}

// What is in hand stays, however much it is; of the rest, what was used longest ago
// goes first.
func TestAFolderIsBounded(t *testing.T) {
	path := t.TempDir()
	before := folder(t, path, 1<<20)
	for i := range 300 {
		before.Save(key(i), make([]byte, 100))
	}
	for _, file := range files(t, path) {
		age(t, file, 72*time.Hour)
	}
	now := folder(t, path, 20_000)
	for i := range 300 {
		if i%3 == 0 {
			if _, ok := now.Load(key(i)); !ok {
				t.Fatalf("Load(%d) = nothing", i)
			}
		}
	}
	for i := 300; i < 400; i++ {
		now.Save(key(i), make([]byte, 100))
	}
	now.Trim()
	another := folder(t, path, 20_000)
	another.Trim() // it knows what is in use by when it was used
	for i := range 400 {
		if _, ok := another.Load(key(i)); !ok && (i >= 300 || i%3 == 0) {
			t.Errorf("what is in use was removed: %d", i)
		}
	}
	if n := len(files(t, path)); n != 200 {
		t.Errorf("%d files are left, want the 200 in use", n)
	}
}

func TestTrimRemovesWhatKilledProcessesLeft(t *testing.T) {
	path := t.TempDir()
	for name, by := range map[string]time.Duration{"part-old": 2 * time.Hour, "part-new": 0, "not ours": 99 * time.Hour} {
		file := filepath.Join(path, name)
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		age(t, file, by)
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
			f, err := cache.OpenFolder(path, 100)
			if err != nil {
				t.Error(err)
				return
			}
			for i := range 60 {
				want := "data of " + strconv.Itoa(i%30)
				f.Save(key(i%30), []byte(want))
				if got, ok := f.Load(key(i % 30)); !ok || string(got) != want {
					t.Errorf("Load(%d) = %q, %v, want what was saved", i%30, got, ok)
				}
			}
		})
	}
	all.Wait()
}

func TestAFileIsNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := cache.OpenFolder(file, 9); err == nil {
		t.Error("OpenFolder of a file = nil, want an error")
	}
}

func FuzzReadPack(f *testing.F) {
	f.Add(cache.WritePack([]cache.Key{{1}, {2}}, [][]byte{[]byte("one"), nil}))
	f.Add([]byte("whosaid-pack-2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		pack, err := cache.ReadPack(data)
		if err != nil {
			if !errors.Is(err, cache.ErrPack) {
				t.Errorf("ReadPack = %v, want %v", err, cache.ErrPack)
			}
			return
		}
		if got, ok := pack.Load(cache.Key{1}); ok && !bytes.Contains(data, got) {
			t.Errorf("Load = %q, want what is in the pack", got)
		}
	})
}

func FuzzFolder(f *testing.F) {
	f.Add([]byte("whosaid-kept-2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := t.TempDir()
		kept := folder(t, path, 99)
		kept.Save(key(1), []byte("text"))
		file := files(t, path)[0]
		good, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if v, ok := kept.Load(key(1)); ok && string(good) != string(data) {
			t.Errorf("Load of %q = %v, want nothing", data, v)
		}
	})
}
