package language

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// remembered are the words that were read last, each where its letters put it: most
// words of a text stood in one before, and to fold one and take its ending off costs
// some three times what it costs to find it.
var remembered [1 << 15]atomic.Pointer[reading]

var rememberedBy = maphash.MakeSeed()

// reading is a word as it was written, amid letters that tell a language, and what it
// was read as.
type reading struct {
	written string
	around  tongue
	word    Word // without a surface it is none
}

// read is the word that was written; without a surface it is none that counts.
func (around tongue) read(written string) Word {
	if len(written) > MaxWord {
		return around.readAnew(written)
	}
	place := &remembered[maphash.String(rememberedBy, written)%uint64(len(remembered))]
	if known := place.Load(); known != nil && known.around == around && known.written == written {
		return known.word
	}
	w := around.readAnew(written)
	place.Store(&reading{strings.Clone(written), around, w})
	return w
}

func (around tongue) readAnew(written string) Word {
	surface := Fold(written)
	if surface == "" || stopped(surface) {
		return Word{}
	}
	w := Word{Surface: strings.Clone(surface)} // not the text that it stood in
	w.Stem, w.Other = stems(w.Surface, around.of(written))
	return w
}
