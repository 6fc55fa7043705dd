package store

import (
	"context"
	"slices"

	lru "github.com/hashicorp/golang-lru/v2"

	"whosaid/store/news"
)

// decoded keeps what the records read last were decoded as. A record that is byte for
// byte as it was then need not be unsealed and taken apart again, and one whose article
// has not changed since need not even be read.
type decoded[K comparable, V any] struct {
	key    func(K) string // of the hash in Redis
	fields []string       // of the record
	decode func(K, []any) (V, error)
	known  *lru.Cache[K, decoding[V]]
}

// decoding is what a record was decoded as. It never changes.
type decoding[V any] struct {
	record  []any
	value   V
	changed revision // of the article, when the record was read; none where nobody knew
}

// wanted is a record to read.
type wanted[K comparable] struct {
	id      K
	changed revision // of the article, as far as this process knows; none where it does not
}

// result is what a record holds, or why it holds nothing.
type result[V any] struct {
	value V
	err   error
}

// versionID and passageID name records.
type (
	versionID struct {
		article news.ArticleID
		hash    news.Hash
	}
	passageID struct {
		article news.ArticleID
		passage news.PassageID
	}
)

// What is kept decoded: some tens of megabytes.
const (
	mostArticles = 2_000
	mostPassages = 10_000
)

func decodedArticles(k keys) decoded[versionID, *news.Article] {
	known, _ := lru.New[versionID, decoding[*news.Article]](mostArticles) // it fails for none alone
	return decoded[versionID, *news.Article]{
		func(id versionID) string { return k.version(id.article, id.hash) }, versionFields,
		func(id versionID, record []any) (*news.Article, error) {
			return readVersion(id.article, id.hash, record)
		}, known,
	}
}

func decodedPassages(k keys) decoded[passageID, news.Passage] {
	known, _ := lru.New[passageID, decoding[news.Passage]](mostPassages)
	return decoded[passageID, news.Passage]{
		func(id passageID) string { return k.passage(id.article, id.passage) }, passageFields,
		func(id passageID, record []any) (news.Passage, error) { return readPassage(id.passage, record) }, known,
	}
}

// current is what a record holds whose article has not changed since it was read.
func (d decoded[K, V]) current(w wanted[K]) (value V, ok bool) {
	known, ok := d.known.Get(w.id)
	return known.value, ok && known.changed == w.changed && w.changed != revision{}
}

// read is what a record holds that was read just now.
func (d decoded[K, V]) read(w wanted[K], record []any) (V, error) {
	known, ok := d.known.Get(w.id)
	if !ok || !slices.Equal(known.record, record) {
		value, err := d.decode(w.id, record)
		if err == nil {
			d.known.Add(w.id, decoding[V]{slices.Clone(record), value, w.changed}) // an embedding may stand behind it
		}
		return value, err
	}
	if known.changed != w.changed && w.changed != (revision{}) {
		known.changed = w.changed
		d.known.Add(w.id, known)
	}
	return known.value, nil
}

// readAll reads what is not current, all in one exchange, and gives what each holds.
func readAll[K comparable, V any](ctx context.Context, s *Store, d decoded[K, V], all []wanted[K]) ([]result[V], error) {
	out := make([]result[V], len(all))
	var keys []string
	var at []int
	for i, w := range all {
		var ok bool
		if out[i].value, ok = d.current(w); !ok {
			keys, at = append(keys, d.key(w.id)), append(at, i)
		}
	}
	records, err := s.records(ctx, keys, d.fields)
	if err != nil {
		return nil, err
	}
	for k, i := range at {
		out[i].value, out[i].err = d.read(all[i], records[k])
	}
	return out, nil
}
