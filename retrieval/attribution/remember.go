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

// runs are the tagged runs of texts, by the input's hash.
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
func Pack(ctx context.Context, texts []Input) ([]byte, error) {
	found, err := tag(ctx, texts)
	if err != nil {
		return nil, err
	}
	out := map[string][]encoder.Tagged{}
	for i, in := range texts {
		out[fmt.Sprintf("%x", in.hash(""))] = found[i]
	}
	return json.Marshal(out)
}

// hash is over all of an input and what reads it.
func (in Input) hash(reader string) [sha256.Size]byte {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q %v\n%s", reader, in.Headline, in.Passages, in.Text)
	return [sha256.Size]byte(sum.Sum(nil))
}

// tagged are the runs of each text: as remembered, or else as the tagger finds them
// in all texts that are left, which are read together.
func tagged(ctx context.Context, texts []Input) ([][]encoder.Tagged, error) {
	found := make([][]encoder.Tagged, len(texts))
	var left []Input
	var of []int // of each of these which text it is
	for i, in := range texts {
		var known bool
		if found[i], known = recall(in); !known {
			left, of = append(left, in), append(of, i)
		}
	}
	if len(left) == 0 {
		return found, nil
	}
	made, err := tag(ctx, left)
	if err != nil {
		return nil, err
	}
	for k, runs := range made {
		found[of[k]] = runs
		remember(left[k], runs)
	}
	return found, nil
}

// recall gives the runs of a text that ship, were found lately, or are kept in a folder.
func recall(in Input) ([]encoder.Tagged, bool) {
	hash := in.hash("")
	remembered.Lock()
	found, ok := remembered.shipped[hash]
	if !ok {
		found, ok = remembered.recent[hash]
	}
	folder := remembered.folder
	remembered.Unlock()
	if ok || folder == nil {
		return found, ok
	}
	data, ok := folder.Load(in.kept())
	if !ok || json.Unmarshal(data, &found) != nil || !fit(found, in.Text) {
		return nil, false
	}
	return found, true
}

// remember keeps the runs of a text.
func remember(in Input, found []encoder.Tagged) {
	remembered.Lock()
	defer remembered.Unlock()
	if len(remembered.recent) >= mostRecent {
		remembered.recent = runs{}
	}
	remembered.recent[in.hash("")] = found
	if remembered.folder == nil {
		return
	}
	if data, err := json.Marshal(found); err == nil {
		remembered.folder.Save(in.kept(), data)
	}
}

// kept is where a folder has the runs of a text: other taggers find others.
func (in Input) kept() [sha256.Size]byte {
	e, err := encoder.Open()
	if err != nil {
		return in.hash("none")
	}
	return in.hash(e.TaggerID())
}

// fit reports whether runs lie in a text: a file may have been spoilt.
func fit(found []encoder.Tagged, text string) bool {
	return !slices.ContainsFunc(found, func(t encoder.Tagged) bool { return t.Start < 0 || t.Start > t.End || t.End > len(text) })
}

// tag asks the tagger.
func tag(ctx context.Context, texts []Input) ([][]encoder.Tagged, error) {
	e, err := encoder.Open()
	if err != nil {
		return nil, err
	}
	var passages []encoder.Passage
	for _, in := range texts {
		passages = append(passages, in.passages()...)
	}
	found, err := e.Tag(ctx, passages)
	if err != nil {
		return nil, err
	}
	out := make([][]encoder.Tagged, len(texts))
	for i, in := range texts {
		out[i] = slices.Concat(found[:len(in.Passages)]...)
		found = found[len(in.Passages):]
	}
	return out, nil
}

// passages are those of a text, for the encoder.
func (in Input) passages() []encoder.Passage {
	out := make([]encoder.Passage, len(in.Passages))
	for i, of := range in.Passages {
		out[i].Headline = in.Headline
		for _, span := range of {
			out[i].Sentences = append(out[i].Sentences, span.Of(in.Text))
			out[i].At = append(out[i].At, span.Start)
		}
	}
	return out
}
