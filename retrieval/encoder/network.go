package encoder

import (
	"fmt"
	"strconv"
	"sync"

	"whosaid/retrieval/encoder/kernel"
	"whosaid/retrieval/encoder/sentencepiece"
)

// network is the embeddings of pieces and the layers that refine them.
type network struct {
	width, inner int
	epsilon      float32 // guards layer normalisations against dividing by zero
	words        words
	places       []float32 // width for each position
	opening      norm
	layers       []layer // the trunk's
}

// words are the vectors of the pieces, 4 bits a number: in blocks of blockSize,
// byte j of a block holds number j low and number j+blockSize/2 high, both plus
// 8; each block has a scale.
type words struct {
	numbers []byte
	scales  []byte // float16
}

const blockSize = 32

type layer struct {
	attend     *kernel.Matrix // from the hidden state to query, key and value
	merge      *kernel.Matrix
	afterMerge norm
	widen      *kernel.Matrix
	narrow     *kernel.Matrix
	afterInner norm
}

// norm is a layer normalisation's gains and shifts.
type norm struct{ gains, shifts []float32 }

// layers reads count layers of n, on all cores, and puts them after those before.
func (l *loader) layers(n *network, before []layer, count int) []layer {
	if l.err != nil {
		return nil
	}
	made, loaders := make([]layer, count), make([]loader, count)
	var wg sync.WaitGroup
	for i := range made {
		loaders[i].file = l.file
		wg.Go(func() { made[i] = loaders[i].layer(len(before)+i, n.width, n.inner) })
	}
	wg.Wait()
	for i := range loaders {
		l.fail(loaders[i].err)
	}
	return append(before[:len(before):len(before)], made...)
}

// layer reads the maps and norms of layer i.
func (l *loader) layer(i, width, inner int) layer {
	name := fmt.Sprintf("layers.%d.", i)
	return layer{
		attend:     l.linear(width, width, name+"q", name+"k", name+"v"),
		merge:      l.linear(width, width, name+"ao"),
		afterMerge: l.norm(name+"aln", width),
		widen:      l.linear(width, inner, name+"fi"),
		narrow:     l.linear(inner, width, name+"fo"),
		afterInner: l.norm(name+"oln", width),
	}
}

// network reads the trunk.
func (l *loader) network() *network {
	n := &network{width: l.number("hidden", 1), inner: l.number("ff", 1), epsilon: l.epsilon()}
	if heads := l.number("heads", 1); l.err == nil && n.width != heads*kernel.HeadWidth {
		l.fail(fmt.Errorf("%d heads share a width of %d: %w", heads, n.width, errWeights))
	}
	pieces := l.number("vocabulary", eos+1)
	n.words = words{
		numbers: l.bytes("emb.word", "U8", pieces, n.width/2),
		scales:  l.bytes("emb.word.scale", "F16", pieces, n.width/blockSize),
	}
	n.places = l.floats("emb.pos", positions, n.width)
	n.opening = l.norm("emb.ln", n.width)
	n.layers = l.layers(n, nil, l.number("layers", 1))
	return n
}

func (l *loader) epsilon() float32 {
	if l.err != nil {
		return 0
	}
	value, err := strconv.ParseFloat(l.file.Metadata["eps"], 32)
	if err != nil {
		l.fail(fmt.Errorf("metadata eps: %w: %w", err, errWeights))
	}
	return float32(value)
}

// tokenizer reads the vocabulary, and makes sure that the special pieces are
// where this package takes them to be.
func (l *loader) tokenizer() *sentencepiece.Tokenizer {
	for name, want := range map[string]int{"bos": bos, "eos": eos} {
		if got := l.number(name, 0); l.err == nil && got != want {
			l.fail(fmt.Errorf("metadata %s is %d, want %d: %w", name, got, want, errWeights))
		}
	}
	unknown, pieces := l.number("unk", 0), l.number("vocabulary", 1)
	scores := l.floats("tok.scores", pieces)
	if l.err != nil {
		return nil
	}
	offsets, err := l.file.Uints("tok.offsets", pieces+1)
	l.fail(err)
	text := l.bytes("tok.pieces", "U8", l.file.Shape("tok.pieces")...)
	table := l.bytes("tok.norm", "U8", l.file.Shape("tok.norm")...)
	if l.err != nil {
		return nil
	}
	t, err := sentencepiece.New(sentencepiece.Vocabulary{
		Pieces: string(text), Offsets: offsets, Scores: scores, Unknown: int32(unknown), Normal: string(table),
	})
	l.fail(err)
	return t
}
