package encoder

import (
	"embed"
	"io/fs"
)

// The trunk and the head for vectors lie in the binary as they are: vectors of
// pieces are read from there, and are in memory once.
var (
	//go:embed weights/trunk.safetensors
	trunkFile []byte

	//go:embed weights/embed.safetensors
	embedFile []byte
)

// optional may hold the reader and the tagger. A pattern has to match some file,
// so that this one matches the README, too.
//
//go:embed weights/[Rrt][Eea][Aag]*
var optional embed.FS

// files are those that an encoder is made of.
type files struct {
	trunk, embed []byte
	reader       []byte // nil: the encoder has none
	tagger       []byte // likewise
}

// builtIn gives the files in the binary.
func builtIn() files {
	f := files{trunk: trunkFile, embed: embedFile}
	// All other errors than that there is no such file are impossible.
	f.reader, _ = fs.ReadFile(optional, "weights/reader.safetensors")
	f.tagger, _ = fs.ReadFile(optional, "weights/tagger.safetensors")
	return f
}
