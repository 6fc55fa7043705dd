package service

import (
	"context"
	"crypto/sha256"
	"errors"

	"whosaid/store/news"
)

// Standing tells what has become of a quote in a receipt.
type Standing string

const (
	Stands     Standing = "stands"     // where the receipt says, or where the current version has it
	Superseded Standing = "superseded" // in the version that the receipt names; the current one lacks it
	Withdrawn  Standing = "withdrawn"  // moderators took it down
	Gone       Standing = "gone"       // the article, or that version of it, is not stored
	Differs    Standing = "differs"    // other words stand there than the receipt says
)

// Verified is a receipt that was replayed.
type Verified struct {
	Told   `json:"receipt"`
	Key    string          `json:"public_key"` // that signed it
	Ours   bool            `json:"ours"`       // the key is this store's
	Quotes []VerifiedQuote `json:"quotes"`
}

// VerifiedQuote is a quote of a receipt, and what has become of it.
type VerifiedQuote struct {
	Standing Standing       `json:"standing"`
	At       ToldQuote      `json:"at"`
	Quote    *news.Citation `json:"quote"` // nil: it cannot be shown
}

// All reports whether every quote still stands.
func (v Verified) All() bool {
	for _, q := range v.Quotes {
		if q.Standing != Stands {
			return false
		}
	}
	return true
}

// Verify replays a receipt against the store. The error is ErrForged for one that is
// not as it was signed.
func (s *Services) Verify(ctx context.Context, data []byte) (Verified, error) {
	told, key, err := ReadReceipt(data)
	if err != nil {
		return Verified{}, err
	}
	out := Verified{Told: told, Key: key, Ours: key == s.PublicKey(), Quotes: []VerifiedQuote{}}
	for _, at := range told.Quotes {
		standing, cited, err := s.standing(ctx, at)
		if err != nil {
			return Verified{}, err
		}
		out.Quotes = append(out.Quotes, VerifiedQuote{standing, at, cited})
	}
	return out, nil
}

// standing tells what has become of a quote, and gives it where it can be shown.
func (s *Services) standing(ctx context.Context, at ToldQuote) (Standing, *news.Citation, error) {
	version, err := s.Library.Version(ctx, at.Article, at.Version)
	if errors.Is(err, news.ErrNoArticle) {
		return Gone, nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	quote, err := news.Cut(version, at.Start, at.End)
	if err != nil || sha256.Sum256([]byte(quote.Text())) != at.Quote {
		return Differs, nil, nil
	}
	opened, err := s.Article(ctx, Place{Article: at.Article, Version: &at.Version, Start: at.Start, End: at.End})
	switch _, refused := errors.AsType[Wrong](err); {
	case errors.Is(err, news.ErrNoArticle):
		return Withdrawn, nil, nil
	case refused:
		return Differs, nil, nil
	case err != nil:
		return "", nil, err
	}
	cited := opened.Quotes[0]
	if current := opened.Versions[len(opened.Versions)-1]; current.Hash() != at.Version {
		if _, err := news.Find(current, quote.Text()); err != nil {
			return Superseded, &cited, nil
		}
	}
	return Stands, &cited, nil
}
