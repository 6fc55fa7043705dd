// Package memory is the embedded store: articles, their versions, the
// keyword index and the passages' embeddings in one process, without a server. What it holds ends with it.
package memory

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"

	"whosaid/store/news"
	"whosaid/store/words"
)

// Errors of storing an article; nothing is stored then.
var (
	ErrForeignPassage   = errors.New("passage is not of this version of the article")
	ErrBadPassage       = errors.New("passage is empty or outside the text")
	ErrDuplicatePassage = errors.New("passage id is taken")
)

// Store keeps articles in memory. It is safe for concurrent use: a reader sees
// all of a change or nothing of it. Articles and passages that it returns are
// shared and must not be changed.
type Store struct {
	mu       sync.RWMutex
	index    *words.Index
	folder   string // of the index; "" is in memory
	articles map[news.ArticleID]*history
	places   map[news.PassageID]place // of the passages in the index
	vectors  vectors
	summed   atomic.Pointer[summary] // nil: something has changed since it was made
}

// history is an article with all its versions.
type history struct {
	current  *news.Article
	passages []news.Passage // of the current version
	versions map[news.Hash]*news.Article
}

// place is where an indexed passage is kept: the i-th of an article's current
// version.
type place struct {
	article news.ArticleID
	i       int
}

// New makes an empty store. Close frees it.
func New() (*Store, error) { return newIn("") }

// newIn makes an empty store whose keyword index is in folder, or in memory.
func newIn(folder string) (*Store, error) {
	index, err := words.Open(folder)
	if err != nil {
		return nil, fmt.Errorf("open store in memory: %w", err)
	}
	return &Store{
		index:    index,
		folder:   folder,
		articles: map[news.ArticleID]*history{},
		places:   map[news.PassageID]place{},
	}, nil
}

// Close frees the store and everything in it.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.index.Close()
	if s.folder != "" {
		err = errors.Join(err, os.RemoveAll(s.folder))
	}
	return err
}
