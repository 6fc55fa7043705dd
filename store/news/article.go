package news

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// ArticleID names an article through all its versions: 16 hexadecimal digits.
type ArticleID string

// ParseArticleID reads an id; ok is false for what could not be an article's.
func ParseArticleID(text string) (id ArticleID, ok bool) {
	wrong := func(c byte) bool { return (c < '0' || c > '9') && (c < 'a' || c > 'f') }
	if len(text) != 16 || slices.ContainsFunc([]byte(text), wrong) {
		return "", false
	}
	return ArticleID(text), true
}

// Hash is the SHA-256 of an article's text: it names one version, and binds
// every quote to the bytes that it was cut from.
type Hash [sha256.Size]byte

// String is the hash as 64 lower-case hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// ParseHash reads what Hash.String writes.
func ParseHash(s string) (Hash, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != sha256.Size {
		return Hash{}, fmt.Errorf("%q is not a SHA-256 in hexadecimal", s)
	}
	return Hash(b), nil
}

// Errors of making an article.
var (
	ErrNotUTF8  = errors.New("text is not UTF-8")
	ErrNoText   = errors.New("text is empty")
	ErrChanged  = errors.New("text is not the one that was hashed")
	ErrBadSpans = errors.New("barred spans are outside the text or inside a character")
)

// MarshalText is String, for JSON.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText is ParseHash, for JSON.
func (h *Hash) UnmarshalText(text []byte) (err error) {
	*h, err = ParseHash(string(text))
	return err
}

// Meta is what is known of an article besides its text. Every field may be
// unknown: an empty string, a zero time, a nil outlet.
type Meta struct {
	URL       string
	Title     string
	Author    string
	Language  string // ISO 639-1, "en"
	Outlet    *Outlet
	Published time.Time // midnight UTC when only the day is known
	Updated   time.Time
	File      string   // path relative to the folder it was read from
	Pages     []int    // of a PDF: where in the text each page begins; nil of all else
	Via       []string // media that all of it came through, as the channel whose post it repeats
	// Corrections are what the publisher says was wrong in it, in the publisher's words.
	Corrections []string
	// Rules tells, for each field that is known, which rule established it:
	// "published" → "corpus.yaml".
	Rules map[string]string
}

// Article is one version of a published text. The text is frozen: it can be
// read and cut, never changed.
type Article struct {
	Meta
	id     ArticleID
	text   string
	hash   Hash
	barred []Span
}

// NewArticle freezes text, which must be UTF-8 and not blank. No quote may
// touch the barred spans (furniture: captions, link labels, bylines); they are
// sorted and may come in any order.
func NewArticle(meta Meta, text string, barred []Span) (*Article, error) {
	if !utf8.ValidString(text) {
		return nil, ErrNotUTF8
	}
	if strings.TrimSpace(text) == "" {
		return nil, ErrNoText
	}
	for _, bar := range barred {
		if !onRunes(text, bar) {
			return nil, fmt.Errorf("%w: %d to %d", ErrBadSpans, bar.Start, bar.End)
		}
	}
	barred = slices.Clone(barred)
	slices.SortFunc(barred, func(a, b Span) int { return a.Start - b.Start })
	hash := Hash(sha256.Sum256([]byte(text)))
	return &Article{Meta: meta, id: identify(meta.URL, hash), text: text, hash: hash, barred: barred}, nil
}

// LoadArticle is NewArticle for a text that was stored: it refuses, with
// ErrChanged, a text that no longer has the hash it was stored under.
func LoadArticle(meta Meta, text string, barred []Span, stored Hash) (*Article, error) {
	a, err := NewArticle(meta, text, barred)
	if err != nil {
		return nil, err
	}
	if a.hash != stored {
		return nil, fmt.Errorf("article %s: %w", a.id, ErrChanged)
	}
	return a, nil
}

// identify derives the id: from the URL, so that a changed text is a new
// version of the same article, and from the text where there is no URL.
func identify(url string, text Hash) ArticleID {
	if url == "" {
		return ArticleID(hex.EncodeToString(text[:8]))
	}
	return IDOf(url)
}

// IDOf is the id of the article that was published at url.
func IDOf(url string) ArticleID {
	sum := sha256.Sum256([]byte(url))
	return ArticleID(hex.EncodeToString(sum[:8]))
}

// Dated is when the text is of: its last update, else its publication.
func (a *Article) Dated() time.Time {
	if a.Updated.IsZero() {
		return a.Published
	}
	return a.Updated
}

// InOrder puts versions of one article into the order of their dates, the current
// one last.
func InOrder(versions []*Article, current Hash) []*Article {
	last := func(a *Article) int {
		if a.hash == current {
			return 1
		}
		return 0
	}
	slices.SortFunc(versions, func(a, b *Article) int {
		return cmp.Or(last(a)-last(b), a.Dated().Compare(b.Dated()), slices.Compare(a.hash[:], b.hash[:]))
	})
	return versions
}

// PageAt is the page, counted from 1, on which the byte at stands; 0 in a text
// without pages.
func (a *Article) PageAt(at int) int {
	next, _ := slices.BinarySearch(a.Pages, at+1)
	return next
}

// ID names the article through all its versions.
func (a *Article) ID() ArticleID { return a.id }

// Text is the whole frozen text; spans are offsets into it.
func (a *Article) Text() string { return a.text }

// Hash is the SHA-256 of the text.
func (a *Article) Hash() Hash { return a.hash }

// Barred are the spans that no quote may touch, in ascending order.
func (a *Article) Barred() []Span { return slices.Clone(a.barred) }

// Quotable reports whether a quote may be cut at s: the span is not empty,
// splits no character, and touches nothing barred.
func (a *Article) Quotable(s Span) bool { return a.refuse(s) == nil }

func (a *Article) refuse(s Span) error {
	switch {
	case s.Empty() || !onRunes(a.text, s):
		return ErrBadCut
	case a.touchesBarred(s):
		return ErrBarred
	}
	return nil
}

func (a *Article) touchesBarred(s Span) bool {
	after, _ := slices.BinarySearchFunc(a.barred, s.End, func(bar Span, end int) int { return bar.Start - end })
	return slices.ContainsFunc(a.barred[:after], s.Overlaps)
}

// onRunes reports whether s lies within text and both ends are between characters.
func onRunes(text string, s Span) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) &&
		onRune(text, s.Start) && onRune(text, s.End)
}

func onRune(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }
