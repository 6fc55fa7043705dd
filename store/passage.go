package store

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"whosaid/store/news"
)

// passageFields are the fields of a passage's hash, but for its embeddings, in
// the order in which they are read.
var passageFields = []string{"article", "version", "body", "seal"}

// passageRecord is a passage as its hash holds it.
type passageRecord struct {
	article, version, body, seal string
}

type bodyJSON struct {
	news.Span
	Sentences []sentenceJSON `json:"sentences,omitempty"`
}

type sentenceJSON struct {
	news.Span
	Paragraph int           `json:"paragraph,omitempty"`
	Speaker   *news.Speaker `json:"speaker,omitempty"`
	Mode      news.Mode     `json:"mode,omitempty"`
	Via       []string      `json:"via,omitempty"`
}

func encodePassage(p news.Passage) (passageRecord, error) {
	b := bodyJSON{Span: p.Span}
	for _, s := range p.Sentences {
		if !plainSaid(s.Said) {
			return passageRecord{}, fmt.Errorf("passage %s: %w", p.ID, errNotUTF8)
		}
		b.Sentences = append(b.Sentences, sentenceJSON{s.Span, s.Paragraph, s.Speaker, s.Mode, s.Via})
	}
	body, err := json.Marshal(b)
	if err != nil {
		return passageRecord{}, err
	}
	r := passageRecord{article: string(p.Article), version: p.Version.String(), body: string(body)}
	r.seal = r.sealed(p.ID)
	return r, nil
}

// plainSaid reports whether JSON keeps every string as it is.
func plainSaid(s news.Said) bool {
	all := append([]string{string(s.Mode)}, s.Via...)
	if who := s.Speaker; who != nil {
		all = append(all, who.Name, who.Role, string(who.Basis))
	}
	return utf8.ValidString(strings.Join(all, " "))
}

func (r passageRecord) sealed(id news.PassageID) string {
	return seal(string(id), r.article, r.version, r.body)
}

// decode reads the record of a passage. What is not exactly what was stored
// under id is refused.
func (r passageRecord) decode(id news.PassageID) (news.Passage, error) {
	if r.seal != r.sealed(id) {
		return news.Passage{}, fmt.Errorf("%w: the seal of passage %s is broken", ErrDamaged, id)
	}
	version, err := news.ParseHash(r.version)
	if err != nil {
		return news.Passage{}, fmt.Errorf("%w: passage %s: %w", ErrDamaged, id, err)
	}
	var b bodyJSON
	if err := json.Unmarshal([]byte(r.body), &b); err != nil {
		return news.Passage{}, fmt.Errorf("%w: passage %s: %w", ErrDamaged, id, err)
	}
	p := news.Passage{ID: id, Article: news.ArticleID(r.article), Version: version, Span: b.Span}
	for _, s := range b.Sentences {
		p.Sentences = append(p.Sentences, news.Sentence{
			Span: s.Span, Paragraph: s.Paragraph, Said: news.Said{Speaker: s.Speaker, Mode: s.Mode, Via: s.Via},
		})
	}
	if !sound(p) {
		return news.Passage{}, fmt.Errorf("%w: the spans of passage %s", ErrDamaged, id)
	}
	return p, nil
}

// sound reports whether the passage and its sentences are spans, one in the other.
func sound(p news.Passage) bool {
	if p.Start < 0 || p.Empty() {
		return false
	}
	for _, s := range p.Sentences {
		if s.Len() < 0 || !p.Contains(s.Span) {
			return false
		}
	}
	return true
}
