package embed

import (
	"crypto/sha256"
	"encoding/binary"

	"whosaid/retrieval/embed/cache"
	"whosaid/store/news"
)

// key is over all that the embeddings of an article follow from.
func (a Article) key(encoder string) cache.Key {
	digest := sha256.New()
	var length [8]byte
	add := func(texts ...string) {
		for _, text := range texts {
			binary.LittleEndian.PutUint64(length[:], uint64(len(text)))
			digest.Write(length[:])
			digest.Write([]byte(text))
		}
	}
	add(encoder)
	for _, p := range a {
		binary.LittleEndian.PutUint64(length[:], uint64(len(p.Sentences)))
		digest.Write(length[:])
		add(p.Headline)
		add(p.Sentences...)
	}
	return cache.Key(digest.Sum(nil))
}

// load is what is kept of an article; nil when that is nothing, or does not fit.
func (e *Embedder) load(key cache.Key, a Article) []news.Embedding {
	for _, source := range e.sources {
		if data, ok := source.Load(key); ok {
			if made := e.decode(data, a); made != nil {
				return made
			}
		}
	}
	if e.folder != nil {
		if data, ok := e.folder.Load(key); ok {
			return e.decode(data, a)
		}
	}
	return nil
}

func (e *Embedder) keep(key cache.Key, made []news.Embedding) {
	if e.folder == nil {
		return
	}
	if data, err := encode(made); err == nil {
		e.folder.Save(key, data)
	}
}

// encode writes embeddings one after the other, each after its length in 32 bits.
func encode(made []news.Embedding) ([]byte, error) {
	var out []byte
	for _, one := range made {
		data, err := one.MarshalBinary()
		if err != nil {
			return nil, err
		}
		out = append(binary.LittleEndian.AppendUint32(out, uint32(len(data))), data...)
	}
	return out, nil
}

// decode reads what encode wrote of the passages of an article; nil when it is
// anything else.
func (e *Embedder) decode(data []byte, a Article) []news.Embedding {
	out := make([]news.Embedding, len(a))
	for i, p := range a {
		if len(data) < 4 {
			return nil
		}
		size := uint64(binary.LittleEndian.Uint32(data))
		if data = data[4:]; size > uint64(len(data)) {
			return nil
		}
		if out[i].UnmarshalBinary(data[:size]) != nil || out[i].Check(e.Dim(), len(p.Sentences)) != nil {
			return nil
		}
		data = data[size:]
	}
	if len(data) > 0 {
		return nil
	}
	return out
}

// Pack makes one file of the embeddings of articles, for a program to ship; it is
// a Source once cache.ReadPack has read it.
func (e *Embedder) Pack(articles []Article, made [][]news.Embedding) ([]byte, error) {
	keys, data := make([]cache.Key, len(articles)), make([][]byte, len(articles))
	for i, a := range articles {
		var err error
		if data[i], err = encode(made[i]); err != nil {
			return nil, err
		}
		keys[i] = a.key(e.ID())
	}
	return cache.WritePack(keys, data), nil
}
