package store

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"whosaid/store/news"
)

// Entry is an article with the passages that it is found by, and the embeddings
// of those that have one already.
type Entry struct {
	Article  *news.Article
	Passages []news.Passage
	Vectors  Vectors
}

// written is an entry in the form in which it is sent.
type written struct {
	Entry
	version  versionRecord
	passages []passageRecord
	vectors  [][]byte // the passages' embeddings; nil for one that has none
	order    string   // the passages' ids, as JSON
}

// write checks an entry and gives it the form in which it is sent.
func (s *Store) write(e Entry) (written, error) {
	w := written{Entry: e}
	err := s.check(e)
	if err == nil {
		w.version, err = encodeVersion(e.Article)
	}
	ids := make([]news.PassageID, 0, len(e.Passages))
	for _, p := range e.Passages {
		if err != nil {
			break
		}
		var r passageRecord
		r, err = encodePassage(p)
		w.passages = append(w.passages, r)
		ids = append(ids, p.ID)
		var embedding []byte
		if made, ok := e.Vectors[p.ID]; ok && err == nil {
			embedding, err = made.MarshalBinary()
		}
		w.vectors = append(w.vectors, embedding)
	}
	if err != nil {
		return w, fallen("store article", e.Article.ID(), err)
	}
	order, err := json.Marshal(ids)
	if err != nil {
		return w, fallen("store article", e.Article.ID(), err)
	}
	w.order = string(order)
	return w, nil
}

// check refuses passages that are not the article's, and embeddings that are not
// those of its passages.
func (s *Store) check(e Entry) error {
	own := make(map[news.PassageID]bool, len(e.Passages))
	for _, p := range e.Passages {
		switch {
		case p.Article != e.Article.ID() || p.Version != e.Article.Hash():
			return fmt.Errorf("passage %s: %w", p.ID, ErrForeignPassage)
		case !sound(p) || p.End > len(e.Article.Text()):
			return fmt.Errorf("passage %s: %w", p.ID, ErrBadPassage)
		case p.ID == "" || !utf8.ValidString(string(p.ID)) || own[p.ID]:
			return fmt.Errorf("passage %q: %w", p.ID, ErrDuplicatePassage)
		}
		own[p.ID] = true
		if made, ok := e.Vectors[p.ID]; ok {
			if err := s.checkEmbedding(p, made); err != nil {
				return err
			}
		}
	}
	for id := range e.Vectors {
		if !own[id] {
			return fmt.Errorf("embedding of passage %s: %w", id, ErrForeignPassage)
		}
	}
	return nil
}

// size is about how many bytes are sent.
func (w written) size() int {
	n := len(w.version.text) + len(w.version.meta)
	for i, p := range w.passages {
		n += len(p.body) + len(w.vectors[i]) + 200
	}
	return n
}
