package attribution

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"whosaid/retrieval/encoder"
)

// To tag a text is dear, so that what was tagged is remembered: of the texts that
// ship with their runs for good, of others for the last few.

// runs are the tagged runs of texts, by the text's hash.
type runs map[[sha256.Size]byte][]encoder.Tagged

// mostRecent is how many texts are remembered that do not ship.
const mostRecent = 128

var remembered = struct {
	sync.Mutex
	shipped, recent runs
	folder          Folder
}{shipped: runs{}, recent: runs{}}

// Folder keeps what was made of a text from one run of the program to the next.
type Folder interface {
	Load(key [sha256.Size]byte) ([]byte, bool)
	Save(key [sha256.Size]byte, data []byte)
}

// KeepIn names the folder in which the tagged runs of texts are kept.
func KeepIn(f Folder) {
	remembered.Lock()
	defer remembered.Unlock()
	remembered.folder = f
}

// Ship reads a file that [Pack] made: what the tagger finds in its texts is not
// looked for again.
func Ship(file []byte) error {
	var read map[string][]encoder.Tagged
	if err := json.Unmarshal(file, &read); err != nil {
		return fmt.Errorf("read the tagged runs of texts: %w", err)
	}
	found := runs{}
	for name, tagged := range read {
		hash, err := hex.DecodeString(name)
		if err != nil || len(hash) != sha256.Size {
			return fmt.Errorf("read the tagged runs of texts: %q is no hash", name)
		}
		found[[sha256.Size]byte(hash)] = tagged
	}
	remembered.Lock()
	defer remembered.Unlock()
	maps.Copy(remembered.shipped, found)
	return nil
}

// Pack is the file for [Ship] of what the tagger finds in texts.
func Pack(ctx context.Context, texts []string) ([]byte, error) {
	out := map[string][]encoder.Tagged{}
	for _, text := range texts {
		found, err := tag(ctx, text)
		if err != nil {
			return nil, err
		}
		out[fmt.Sprintf("%x", sha256.Sum256([]byte(text)))] = found
	}
	return json.Marshal(out)
}

// tagged are the runs of a text: as remembered, or else found by the tagger.
func tagged(ctx context.Context, text string) ([]encoder.Tagged, error) {
	hash := sha256.Sum256([]byte(text))
	remembered.Lock()
	found, ok := remembered.shipped[hash]
	if !ok {
		found, ok = remembered.recent[hash]
	}
	folder := remembered.folder
	remembered.Unlock()
	if ok {
		return found, nil
	}
	found, err := kept(ctx, folder, text)
	if err != nil {
		return nil, err
	}
	remembered.Lock()
	defer remembered.Unlock()
	if len(remembered.recent) >= mostRecent {
		remembered.recent = runs{}
	}
	remembered.recent[hash] = found
	return found, nil
}

// kept are the runs of a text as a folder has them, or else as the tagger finds them.
func kept(ctx context.Context, f Folder, text string) ([]encoder.Tagged, error) {
	e, err := encoder.Open()
	if err != nil || f == nil || !e.Tags() {
		return tag(ctx, text)
	}
	key := sha256.Sum256([]byte("tagged\n" + e.TaggerID() + "\n" + text))
	var found []encoder.Tagged
	if data, ok := f.Load(key); ok && json.Unmarshal(data, &found) == nil && fit(found, text) {
		return found, nil
	}
	if found, err = tag(ctx, text); err != nil {
		return nil, err
	}
	if data, err := json.Marshal(found); err == nil {
		f.Save(key, data)
	}
	return found, nil
}

// fit reports whether runs lie in a text: a file may have been spoilt.
func fit(found []encoder.Tagged, text string) bool {
	return !slices.ContainsFunc(found, func(t encoder.Tagged) bool { return t.Start < 0 || t.Start > t.End || t.End > len(text) })
}

// tag asks the tagger.
func tag(ctx context.Context, text string) ([]encoder.Tagged, error) {
	e, err := encoder.Open()
	if err != nil {
		return nil, err
	}
	return e.Tag(ctx, headline(text), text)
}
