// Package demo holds the small corpus that the binary answers from when nobody
// has named another: two invented events, told by six invented outlets.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed corpus
var embedded embed.FS

// FS is the demonstration corpus: a folder with corpus.yaml at its root and the
// articles beside it.
func FS() fs.FS {
	corpus, err := fs.Sub(embedded, "corpus")
	if err != nil { // only for a name that is no valid path
		return embedded
	}
	return corpus
}

//go:embed embeddings.bin
var embeddings []byte

// Embeddings are those of the corpus's passages and sentences, as a pack of the
// built-in embedder's. A test of the commands makes the file anew.
func Embeddings() []byte { return embeddings }

//go:embed tagged.json
var tagged []byte

// Tagged is what the tagger finds in the corpus's articles, for attribution.Ship.
// The test that makes the embeddings makes this file, too.
func Tagged() []byte { return tagged }
