package memory

import (
	"bufio"
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"

	"whosaid/store/news"
	"whosaid/store/words"
)

// head is what contents begins with; so many articles follow.
type head struct {
	Dim      int // of embeddings; 0: there are none
	Embedded int // passages
	Articles int
}

type keptArticle struct {
	Meta       news.Meta
	Text       string
	Barred     []news.Span
	Hash       news.Hash
	Passages   []news.Passage
	Embeddings []news.Embedding // of the passages; none, or one each
}

// write writes what the store holds beside its index.
func (s *Store) write(path string) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	out := bufio.NewWriterSize(file, 1<<20)
	encoder := gob.NewEncoder(out)
	if err := encoder.Encode(head{s.vectors.dim, len(s.vectors.ids), len(s.articles)}); err != nil {
		return err
	}
	for _, h := range s.articles {
		a := keptArticle{Meta: h.current.Meta, Text: h.current.Text(), Barred: h.current.Barred(), Hash: h.current.Hash(), Passages: h.passages}
		for _, p := range h.passages {
			if e, ok := s.vectors.embedding(p.ID); ok {
				a.Embeddings = append(a.Embeddings, e)
			}
		}
		if len(a.Embeddings) < len(a.Passages) {
			a.Embeddings = nil
		}
		if err := encoder.Encode(a); err != nil {
			return err
		}
	}
	return out.Flush()
}

// read takes over what write wrote; the index has it already.
func (s *Store) read(ctx context.Context, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	decoder := gob.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	var h head
	if err := decoder.Decode(&h); err != nil {
		return err
	}
	if h.Dim > 0 {
		s.WithVectors(h.Dim)
		s.vectors.grow(h.Embedded)
	}
	for range h.Articles {
		var a keptArticle
		if err := errors.Join(ctx.Err(), decoder.Decode(&a)); err != nil {
			return err
		}
		if err := s.restore(a); err != nil {
			return err
		}
	}
	return nil
}

// restore takes over an article.
func (s *Store) restore(a keptArticle) error {
	article, err := news.LoadArticle(a.Meta, a.Text, a.Barred, a.Hash)
	if err != nil {
		return err
	}
	entry := Entry{article, a.Passages}
	if err := s.check(entry, map[news.PassageID]bool{}); err != nil {
		return err
	}
	s.keep(entry)
	for i, e := range a.Embeddings {
		if !s.vectors.put(a.Passages[i].ID, e) {
			return news.ErrBadVector
		}
	}
	return nil
}

// manifestForm names what is kept; another form has another one.
const manifestForm = "whosaid-kept-store-1"

// record is what the manifest holds.
type record struct {
	Form  string
	Files words.Files
	Note  string
}

// writeRecord writes a record and, on a line of its own, the CRC-32 of it.
func writeRecord(path string, r record) error {
	list, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return os.WriteFile(path, fmt.Appendf(list, "\n%08x\n", crc32.ChecksumIEEE(list)), 0o600)
}

// readRecord reads what writeRecord wrote, and refuses anything else.
func readRecord(path string) (r record, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return r, err
	}
	list, sum, _ := bytes.Cut(data, []byte("\n"))
	if string(sum) != fmt.Sprintf("%08x\n", crc32.ChecksumIEEE(list)) {
		return r, words.ErrDamaged
	}
	if err := json.Unmarshal(list, &r); err != nil || r.Form != manifestForm {
		return r, fmt.Errorf("%w: another form", words.ErrDamaged)
	}
	return r, nil
}
