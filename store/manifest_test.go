package store

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"whosaid/store/news"
	"whosaid/store/words"
)

func someRecord() record {
	return record{
		Files: words.Files{"words-1/root.bolt": {Size: 7, CRC: 3}},
		Articles: []recorded{
			{ID: "a1", Time: 1, Sequence: 2, Outlet: &news.Outlet{ID: "post", Name: "The Post", Aliases: []string{"Post"}}, Published: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC), Passages: []string{"p1\x00a1"}},
			{ID: "a2"},
		},
	}
}

func TestManifestComesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "manifest")
	if err := writeManifest(path, someRecord()); err != nil {
		t.Fatal(err)
	}
	if got, err := readManifest(path); err != nil || !reflect.DeepEqual(got, someRecord()) {
		t.Errorf("readManifest = %+v, %v, want %+v", got, err, someRecord())
	}
	if _, err := readManifest(path + "x"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("readManifest of nothing = %v, want %v", err, os.ErrNotExist)
	}
}

// Whatever stands in a manifest, it is read as it was written or refused.
func FuzzManifest(f *testing.F) {
	path := filepath.Join(f.TempDir(), "manifest")
	if err := writeManifest(path, someRecord()); err != nil {
		f.Fatal(err)
	}
	good, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good[len(manifestForm) : len(good)-4])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, body []byte) {
		path := filepath.Join(t.TempDir(), "manifest")
		data := append([]byte(manifestForm), body...)
		if err := os.WriteFile(path, append(data, sumOf(data)...), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readManifest(path); err != nil && !errors.Is(err, errManifest) {
			t.Errorf("readManifest = %v, want %v", err, errManifest)
		}
	})
}
