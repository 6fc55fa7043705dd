package check

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"whosaid/store/news"
)

// What is kept of earlier versions, so that words are found whose article holds
// nothing near to them any more: no search goes by what is no longer printed.
const (
	mostArchived  = 2_000
	archiveBudget = 400 * time.Millisecond // for reading what is not known yet, for one check
	archiveAge    = 10 * time.Minute       // then an article is read anew: it may have changed again
	listedAge     = time.Minute
	mostRecalled  = 4   // articles for one wording
	recalledShare = 0.6 // of a wording's longer words that an earlier version must have
	longerWord    = 4   // letters
)

// archive tells which words stand in the earlier versions of articles.
type archive struct {
	mu     sync.Mutex
	listed time.Time
	ids    []news.ArticleID
	words  map[news.ArticleID]archived
}

type archived struct {
	read  time.Time
	words map[string]bool
}

// recall adds the articles whose earlier versions have most of a wording's words;
// it reports whether there are any that were not among the sources.
func (q *inquiry) recall(ctx context.Context, w *wording) (bool, error) {
	ids, err := q.checker.archive.holding(ctx, q.checker.store, longerWords(w.text))
	if err != nil {
		return false, err
	}
	before := len(q.sources)
	for _, id := range ids {
		if err := q.add(ctx, id); err != nil {
			return false, err
		}
	}
	return len(q.sources) > before, nil
}

func longerWords(text string) map[string]bool {
	out := map[string]bool{}
	words := news.Fold(text)
	for i := range words.Len() {
		if word := words.Word(i); utf8.RuneCountInString(word) >= longerWord {
			out[word] = true
		}
	}
	return out
}

// holding are the articles whose earlier versions have most of the words, those
// that have more first.
func (a *archive) holding(ctx context.Context, from history, words map[string]bool) ([]news.ArticleID, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.update(ctx, from); err != nil {
		return nil, err
	}
	type share struct {
		id   news.ArticleID
		held float64
	}
	var all []share
	for id, old := range a.words {
		held := 0
		for word := range words {
			held += rank(old.words[word])
		}
		if s := float64(held) / float64(len(words)); len(words) > 0 && s >= recalledShare {
			all = append(all, share{id, s})
		}
	}
	slices.SortFunc(all, func(x, y share) int { return cmp.Or(cmp.Compare(y.held, x.held), cmp.Compare(x.id, y.id)) })
	var out []news.ArticleID
	for _, s := range all[:min(mostRecalled, len(all))] {
		out = append(out, s.id)
	}
	return out, nil
}

// update reads what has changed since, as far as there is time for it.
func (a *archive) update(ctx context.Context, from history) error {
	now := time.Now()
	if a.ids == nil || now.Sub(a.listed) > listedAge {
		ids, err := from.Changed(ctx)
		if err != nil {
			return fmt.Errorf("list what changed: %w", err)
		}
		a.listed, a.ids = now, ids[:min(mostArchived, len(ids))]
		if a.words == nil || len(a.words) > mostArchived {
			a.words = map[news.ArticleID]archived{}
		}
	}
	for _, id := range a.ids {
		if old, known := a.words[id]; known && now.Sub(old.read) < archiveAge {
			continue
		}
		if time.Since(now) > archiveBudget {
			return nil
		}
		versions, err := from.Versions(ctx, id)
		switch {
		case errors.Is(err, news.ErrNoArticle):
			delete(a.words, id)
			continue
		case err != nil:
			return fmt.Errorf("load versions of article %s: %w", id, err)
		}
		a.words[id] = archived{now, wordsOf(versions[:len(versions)-1])}
	}
	return nil
}

func wordsOf(versions []*news.Article) map[string]bool {
	out := map[string]bool{}
	for _, v := range versions[max(0, len(versions)-mostVersions):] {
		for word := range longerWords(v.Text()) {
			out[word] = true
		}
	}
	return out
}
