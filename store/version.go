package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"whosaid/store/news"
)

// versionFields are the fields of a version's hash, in the order in which they
// are written and read.
var versionFields = []string{"text", "meta", "barred", "seal"}

// versionRecord is a version of an article as its hash holds it.
type versionRecord struct {
	text, meta, barred, seal string
}

// metaJSON is news.Meta as it is stored.
type metaJSON struct {
	URL       string            `json:"url,omitempty"`
	Title     string            `json:"title,omitempty"`
	Author    string            `json:"author,omitempty"`
	Language  string            `json:"language,omitempty"`
	Outlet    *outletJSON       `json:"outlet,omitempty"`
	Published time.Time         `json:"published,omitzero"`
	Updated   time.Time         `json:"updated,omitzero"`
	File      string            `json:"file,omitempty"`
	Pages     []int             `json:"pages,omitempty"`
	Via       []string          `json:"via,omitempty"`
	Corrected []string          `json:"corrections,omitempty"`
	Rules     map[string]string `json:"rules,omitempty"`
}

type outletJSON struct {
	ID      news.OutletID   `json:"id"`
	Name    string          `json:"name"`
	Kind    news.OutletKind `json:"kind,omitempty"`
	Aliases []string        `json:"aliases,omitempty"`
	Domains []string        `json:"domains,omitempty"`
	Owner   string          `json:"owner,omitempty"`
}

// errNotUTF8 is the error of a field that JSON would alter.
var errNotUTF8 = errors.New("what is known of it is not UTF-8")

func encodeVersion(a *news.Article) (versionRecord, error) {
	m := metaJSON{a.URL, a.Title, a.Author, a.Language, (*outletJSON)(a.Outlet), a.Published, a.Updated, a.File, a.Pages, a.Via, a.Corrections, a.Rules}
	if !m.plain() {
		return versionRecord{}, errNotUTF8
	}
	meta, err := json.Marshal(m)
	if err != nil {
		return versionRecord{}, err // a year beyond 9999
	}
	barred, err := json.Marshal(a.Barred())
	if err != nil {
		return versionRecord{}, err
	}
	r := versionRecord{text: a.Text(), meta: string(meta), barred: string(barred)}
	r.seal = r.sealed(a.ID(), a.Hash())
	return r, nil
}

func (r versionRecord) sealed(id news.ArticleID, hash news.Hash) string {
	return seal(string(id), hash.String(), r.meta, r.barred)
}

// plain reports whether JSON keeps every string as it is.
func (m metaJSON) plain() bool {
	all := []string{m.URL, m.Title, m.Author, m.Language, m.File}
	if o := m.Outlet; o != nil {
		all = append(all, string(o.ID), o.Name, string(o.Kind), o.Owner)
		all = append(append(all, o.Aliases...), o.Domains...)
	}
	all = append(append(all, m.Via...), m.Corrected...)
	for field, rule := range m.Rules {
		all = append(all, field, rule)
	}
	return utf8.ValidString(strings.Join(all, " "))
}

// decode reads the record of a version. What is not exactly what was stored
// under id and hash is refused.
func (r versionRecord) decode(id news.ArticleID, hash news.Hash) (*news.Article, error) {
	if r.seal != r.sealed(id, hash) {
		return nil, fmt.Errorf("%w: its seal is broken", ErrDamaged)
	}
	var m metaJSON
	if err := json.Unmarshal([]byte(r.meta), &m); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	var barred []news.Span
	if err := json.Unmarshal([]byte(r.barred), &barred); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	meta := news.Meta{
		URL: m.URL, Title: m.Title, Author: m.Author, Language: m.Language, Outlet: (*news.Outlet)(m.Outlet),
		Published: m.Published, Updated: m.Updated, File: m.File, Pages: m.Pages, Via: m.Via, Corrections: m.Corrected, Rules: m.Rules,
	}
	a, err := news.LoadArticle(meta, r.text, barred, hash)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if a.ID() != id {
		return nil, fmt.Errorf("%w: it is article %s", ErrDamaged, a.ID())
	}
	return a, nil
}
