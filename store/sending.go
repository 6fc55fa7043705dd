package store

import "whosaid/store/news"

// begin notes that this process is about to store articles, so that it does not
// read its own changes back.
func (f *findable) begin(step []written) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, w := range step {
		f.sending[w.Article.ID()]++
	}
}

// end notes that it is done, well or badly.
func (f *findable) end(step []written) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, w := range step {
		id := w.Article.ID()
		if f.sending[id]--; f.sending[id] == 0 {
			delete(f.sending, id)
		}
	}
}

// behind are the articles to read, of those that are pending: not those that
// this process is storing. Those that it knows already, in the form of their
// last change or a later one, are pending no more.
func (f *findable) behind(pending map[news.ArticleID]revision) []news.ArticleID {
	f.mu.RLock()
	defer f.mu.RUnlock()
	var out []news.ArticleID
	for id, last := range pending {
		switch {
		case f.sending[id] > 0:
		case f.isNews(listing{id: id, changed: last}):
			out = append(out, id)
		default:
			delete(pending, id)
		}
	}
	return out
}

// known are the ids of the articles that the partition holds, as far as this
// process knows.
func (f *findable) known(k keys, partition int) []news.ArticleID {
	f.mu.RLock()
	defer f.mu.RUnlock()
	var ids []news.ArticleID
	for id := range f.articles {
		if k.partition(id) == partition {
			ids = append(ids, id)
		}
	}
	return ids
}
