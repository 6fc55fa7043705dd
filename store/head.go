package store

import (
	"context"
	"encoding/json"
	"fmt"

	"whosaid/store/news"
)

// head is what an article's own hash tells: its current version.
type head struct {
	id       news.ArticleID
	version  news.Hash
	passages []news.PassageID
	changed  revision
	err      error // of this article: it is not stored, or damaged
}

// heads reads what is current of articles.
func (s *Store) heads(ctx context.Context, ids []news.ArticleID) ([]head, error) {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = s.keys.article(id)
	}
	records, err := s.records(ctx, all, []string{"current", "passages", "changed"})
	if err != nil {
		return nil, err
	}
	out := make([]head, len(ids))
	for i, id := range ids {
		out[i] = readHead(id, records[i])
	}
	return out, nil
}

func readHead(id news.ArticleID, record []any) head {
	h := head{id: id}
	fields := texts(record)
	if fields == nil {
		h.err = news.ErrNoArticle
		return h
	}
	var damage error
	if h.version, damage = news.ParseHash(fields[0]); damage == nil {
		damage = json.Unmarshal([]byte(fields[1]), &h.passages)
	}
	if damage == nil {
		h.changed, damage = parseRevision(fields[2])
	}
	if damage != nil {
		h.err = fmt.Errorf("%w: %w", ErrDamaged, damage)
	}
	return h
}

func (h head) passageKeys(k keys) []string {
	out := make([]string, len(h.passages))
	for i, p := range h.passages {
		out[i] = k.passage(h.id, p)
	}
	return out
}

func versionKeys(k keys, heads []head) []string {
	out := make([]string, len(heads))
	for i, h := range heads {
		out[i] = k.version(h.id, h.version)
	}
	return out
}

func (h head) readArticle(record []any) (*news.Article, error) {
	if h.err != nil {
		return nil, h.err
	}
	return readVersion(h.id, h.version, record)
}

func readVersion(id news.ArticleID, hash news.Hash, record []any) (*news.Article, error) {
	fields := texts(record)
	if fields == nil {
		return nil, news.ErrNoArticle
	}
	return versionRecord{fields[0], fields[1], fields[2], fields[3]}.decode(id, hash)
}

// readPassages reads the passages of a head from their records.
func (h head) readPassages(records [][]any) ([]news.Passage, error) {
	var out []news.Passage
	for i, record := range records {
		p, err := readPassage(h.passages[i], record)
		if err != nil {
			return nil, err
		}
		if p.Article != h.id || p.Version != h.version {
			return nil, fmt.Errorf("%w: passage %s is not of its current version", ErrDamaged, p.ID)
		}
		out = append(out, p)
	}
	return out, nil
}

func readPassage(id news.PassageID, record []any) (news.Passage, error) {
	fields := texts(record)
	if fields == nil {
		return news.Passage{}, fmt.Errorf("%w: passage %s", news.ErrNoArticle, id)
	}
	return passageRecord{fields[0], fields[1], fields[2], fields[3]}.decode(id)
}
