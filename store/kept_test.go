package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/store"
	"whosaid/store/news"
)

// keeping is the configuration of a store of some articles, with its keyword
// index kept in a folder.
func keeping(t *testing.T) (store.Config, []store.Entry) {
	t.Helper()
	config := fresh(t)
	config.IndexDir = t.TempDir()
	var entries []store.Entry
	for i := range 60 {
		entries = append(entries, entry(t, fmt.Sprintf("https://a.example/%d", i), fmt.Sprintf("Report w%dx.", i), "The harbour is full."))
	}
	s, err := store.Open(t.Context(), config)
	must(t, err)
	putAll(t, s, entries...)
	must(t, s.Close())
	return config, entries
}

func wantFound(t *testing.T, s *store.Store, text string, want ...string) {
	t.Helper()
	got := found(t, s, text)
	slices.Sort(got)
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		t.Errorf("Search(%q) = %q, want %q", text, got, want)
	}
}

// What changed while the process was not there is found by the next, and what
// did not is found without being indexed again.
func TestIndexIsKept(t *testing.T) {
	config, entries := keeping(t)
	other := config
	other.IndexDir = ""
	meanwhile := open(t, other)
	putAll(t, meanwhile, entry(t, "https://a.example/7", "Report w7x, corrected."), entry(t, "https://a.example/new", "The lighthouse was sold."))
	must(t, meanwhile.Remove(t.Context(), entries[8].Article.ID()))
	// Would it be read, it would be warned of.
	unread := entries[20].Article
	must(t, shared(t).client(t).HSet(t.Context(), fmt.Sprintf("%s:{00}:t:%s:%s", config.Namespace, unread.ID(), unread.Hash()), "text", "damaged").Err())

	again := open(t, config)
	wantFound(t, again, "w3x", "Report w3x.")
	wantFound(t, again, "w7x", "Report w7x, corrected.")
	wantFound(t, again, "lighthouse", "The lighthouse was sold.")
	wantFound(t, again, "w8x")
	held, err := again.Holdings(t.Context())
	if err != nil || held.Articles != 60 {
		t.Errorf("Holdings = %+v, %v, want 60 articles", held, err)
	}
	if hits, err := again.Search(t.Context(), "w20x", news.Filter{}, 9); err != nil || len(hits) != 1 {
		t.Errorf("Search of what did not change = %v, %v, want it", hits, err)
	}
}

// Two processes at a time each have an index of their own, and the last to end
// leaves its.
func TestProcessesShareTheFolder(t *testing.T) {
	config, _ := keeping(t)
	one, two := open(t, config), open(t, config)
	putAll(t, one, entry(t, "https://a.example/new", "The lighthouse was sold."))
	eventually(t, "the other process finds it", func() bool { return len(found(t, two, "lighthouse")) == 1 })
	must(t, one.Close())
	must(t, two.Close())
	wantFound(t, open(t, config), "lighthouse", "The lighthouse was sold.")
	wantFolders(t, config, 1, 1)
}

// wantFolders counts the indexes that are kept, and those being worked on.
func wantFolders(t *testing.T, config store.Config, finished, working int) {
	t.Helper()
	done, err := filepath.Glob(filepath.Join(config.IndexDir, "words-*", "index-*"))
	must(t, err)
	at, err := filepath.Glob(filepath.Join(config.IndexDir, "words-*", "open-*"))
	must(t, err)
	if len(done) != finished || len(at) != working {
		t.Errorf("%d indexes are kept and %d worked on, want %d and %d", len(done), len(at), finished, working)
	}
}

// Whatever happens to what is kept, the next process finds everything.
func TestDamagedIndexIsMadeAnew(t *testing.T) {
	files := func(t *testing.T, config store.Config, suffix string) (all []string) {
		must(t, filepath.WalkDir(config.IndexDir, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(path, suffix) {
				all = append(all, path)
			}
			return err
		}))
		if len(all) == 0 {
			t.Fatalf("no file that ends in %s is kept", suffix)
		}
		return all
	}
	each := func(suffix string, do func(path string, data []byte) error) func(*testing.T, store.Config) {
		return func(t *testing.T, config store.Config) {
			for _, path := range files(t, config, suffix) {
				data, err := os.ReadFile(path)
				must(t, err)
				must(t, do(path, data))
			}
		}
	}
	flip := func(path string, data []byte) error {
		data[len(data)/2] ^= 1
		return errors.Join(os.Remove(path), os.WriteFile(path, data, 0o600))
	}
	cut := func(path string, data []byte) error { return os.WriteFile(path, data[:len(data)/2], 0o600) }
	remove := func(path string, _ []byte) error { return os.Remove(path) }
	for name, damage := range map[string]func(*testing.T, store.Config){
		"a bit of a segment":   each(".zap", flip),
		"half a segment":       each(".zap", cut),
		"no segment":           each(".zap", remove),
		"no root":              each("root.bolt", remove),
		"a bit of the root":    each("root.bolt", flip),
		"a bit of the list":    each("manifest", flip),
		"half the list":        each("manifest", cut),
		"no list":              each("manifest", remove),
		"no pointer":           each("current", remove),
		"a pointer to nowhere": each("current", func(path string, _ []byte) error { return os.WriteFile(path, []byte("index-0"), 0o600) }),
		"a pointer outside":    each("current", func(path string, _ []byte) error { return os.WriteFile(path, []byte("../x"), 0o600) }),
	} {
		t.Run(name, func(t *testing.T) {
			config, _ := keeping(t)
			damage(t, config)
			again := open(t, config)
			wantFound(t, again, "w3x", "Report w3x.")
			wantFound(t, again, "w59x", "Report w59x.")
		})
	}
}

// Folders that killed processes left go; those that are open stay.
func TestLeftFoldersAreSwept(t *testing.T) {
	config, _ := keeping(t)
	live := open(t, config)
	folders, err := filepath.Glob(filepath.Join(config.IndexDir, "words-*", "open-*"))
	must(t, err)
	dead := filepath.Join(filepath.Dir(folders[0]), "open-dead")
	must(t, os.MkdirAll(dead, 0o700))
	then := time.Now().Add(-2 * time.Hour)
	for _, folder := range []string{folders[0], dead} {
		must(t, os.Chtimes(folder, then, then))
	}
	must(t, open(t, config).Close())
	if _, err := os.Stat(dead); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder of a dead process: %v, want it gone", err)
	}
	wantFound(t, live, "w3x", "Report w3x.")
	wantFolders(t, config, 1, 1)
}

// A folder that cannot be used costs time and is warned of.
func TestUnusableFolder(t *testing.T) {
	config, _ := keeping(t)
	config.IndexDir = filepath.Join(config.IndexDir, "file")
	must(t, os.WriteFile(config.IndexDir, nil, 0o600))
	warned := 0
	config.Warn = func(error) { warned++ }
	wantFound(t, open(t, config), "w3x", "Report w3x.")
	if warned != 1 {
		t.Errorf("warned %d times, want once", warned)
	}
}
