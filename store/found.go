package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"whosaid/store/news"
	"whosaid/store/words"
)

// findable is what this process knows of the current versions without asking
// Redis: the keyword index, and what filters and the catalogue go by.
type findable struct {
	index  *words.Index
	folder string // where the index is; "" is in memory
	kept   kept   // where it is left for the next process

	mu       sync.RWMutex
	changed  int // passages since the index was begun or kept
	articles map[news.ArticleID]listing
	gone     map[news.ArticleID]revision // when those that are known no more were removed
	sending  map[news.ArticleID]int      // how many goroutines are storing them
	summary  *summary                    // nil after a change
}

// listing is an article as it is found.
type listing struct {
	id        news.ArticleID
	changed   revision
	gone      bool
	outlet    *news.Outlet
	published time.Time
	language  string
	passages  []string // the ids of its documents
	documents []words.Document
}

// listed is the listing of an article that is stored.
func listed(a *news.Article, passages []news.Passage, changed revision) listing {
	l := listing{id: a.ID(), changed: changed, outlet: a.Outlet, published: a.Published, language: a.Language, documents: words.Documents(a, passages, documentID)}
	for _, d := range l.documents {
		l.passages = append(l.passages, d.ID)
	}
	return l
}

// passes reports whether the article is within the filter.
func (l listing) passes(f news.Filter) bool {
	return f.Passes(&news.Meta{Outlet: l.outlet, Published: l.published})
}

// newFindable makes one with what was kept in the folder, or an empty one in
// memory when there is none, or none that can be used: then it warns.
func newFindable(folder kept, warn func(error)) (*findable, error) {
	f := &findable{kept: folder, articles: map[news.ArticleID]listing{}, gone: map[news.ArticleID]revision{}, sending: map[news.ArticleID]int{}}
	return f, f.open(warn)
}

func (f *findable) open(warn func(error)) (err error) {
	if f.kept.path != "" {
		if f.folder, f.articles, err = f.kept.begin(); err != nil {
			warn(err)
			f.folder, f.articles = "", map[news.ArticleID]listing{}
		}
	}
	if f.index, err = words.Open(f.folder); err != nil {
		return errors.Join(err, f.discard())
	}
	return nil
}

// close leaves what changed to the next process. That this cannot be done costs
// that process time, and nothing else.
func (f *findable) close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.index == nil {
		return nil
	}
	err := f.index.Close()
	if err == nil && f.folder != "" && f.changed > 0 && f.kept.keep(f.folder, f.articles) == nil {
		return nil
	}
	return errors.Join(err, f.discard())
}

// worthKeeping is how many passages make it worth to keep an index at once: a
// process that is killed later has not indexed them for itself alone.
const worthKeeping = 2000

// save keeps the index, when much has changed, and goes on with it.
func (f *findable) save(warn func(error)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.folder == "" || f.changed < worthKeeping {
		return nil
	}
	if err := f.index.Close(); err != nil {
		return err
	}
	if err := f.kept.keep(f.folder, f.articles); err != nil {
		return fmt.Errorf("keep the keyword index: %w", err)
	}
	f.changed, f.summary = 0, nil
	return f.open(warn)
}

// leave keeps the index as it is now, goes on with it, and gives the folder in
// which it is kept.
func (f *findable) leave(ctx context.Context, warn func(error)) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.folder == "" {
		return "", errors.New("the keyword index is in memory")
	}
	if err := errors.Join(f.index.Settle(ctx), f.index.Close()); err != nil {
		return "", err
	}
	if err := f.kept.keep(f.folder, f.articles); err != nil {
		return "", fmt.Errorf("keep the keyword index: %w", err)
	}
	name, err := os.ReadFile(filepath.Join(f.kept.path, current))
	f.changed, f.summary = 0, nil
	return filepath.Join(f.kept.path, string(name)), errors.Join(err, f.open(warn))
}

// passages is how many can be found.
func (f *findable) passages() (n int) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	for _, l := range f.articles {
		n += len(l.passages)
	}
	return n
}

func (f *findable) discard() error {
	if f.folder == "" {
		return nil
	}
	return os.RemoveAll(f.folder)
}

// apply makes articles findable as listed, but for those that this process
// knows in a later form already.
func (f *findable) apply(ctx context.Context, listings []listing) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var news []listing
	for _, l := range listings {
		if f.isNews(l) {
			news = append(news, l)
		}
	}
	return f.take(ctx, news)
}

func (f *findable) isNews(l listing) bool {
	if known, ok := f.articles[l.id]; ok {
		return l.changed.after(known.changed)
	}
	removed, ok := f.gone[l.id]
	return !ok || l.changed.after(removed)
}

// replace makes articles findable as load lists them, whatever was known of
// them. Nothing else is applied meanwhile, so that nothing newer is undone.
func (f *findable) replace(ctx context.Context, load func() ([]listing, error)) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	listings, err := load()
	if err != nil {
		return err
	}
	return f.take(ctx, listings)
}

// take makes articles findable as listed; f.mu is held.
func (f *findable) take(ctx context.Context, listings []listing) error {
	if len(listings) == 0 {
		return nil
	}
	var add []words.Document
	var remove []string
	for _, l := range listings {
		add = append(add, l.documents...)
		remove = append(remove, f.articles[l.id].passages...)
	}
	if err := f.index.Apply(ctx, add, remove); err != nil {
		return fmt.Errorf("make %d articles findable: %w", len(listings), err)
	}
	f.summary = nil
	f.changed += len(add) + len(remove)
	for _, l := range listings {
		l.documents = nil
		if l.gone {
			delete(f.articles, l.id)
			f.gone[l.id] = l.changed
			continue
		}
		delete(f.gone, l.id)
		f.articles[l.id] = l
	}
	return nil
}
