package service

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"whosaid/store/news"
)

// history keeps what people were told.
type history interface {
	Record(ctx context.Context, r news.Record, keep time.Duration) error
	Recorded(ctx context.Context, by news.Pseudonym, id string) (news.Record, error)
	Records(ctx context.Context, by news.Pseudonym, before time.Time, limit int) ([]news.Record, error)
	Worded(ctx context.Context, by news.Pseudonym, text string) ([]news.Record, error)
}

// ledger gives moderators' decisions, by what they are on (news.Subject.Docket).
type ledger interface {
	Decisions(ctx context.Context, dockets ...string) ([]news.Decision, error)
}

// Decisions are those of moderators that count everywhere, and what they undid of
// these, the oldest first: on one article, or on all that is stored.
func (s *Services) Decisions(ctx context.Context, on news.ArticleID) ([]news.Decision, error) {
	var dockets []string
	if on != "" {
		dockets = []string{news.Subject{Article: on}.Docket()}
	}
	all, err := s.Ledger.Decisions(ctx, dockets...)
	if err != nil {
		return nil, fmt.Errorf("read moderators' decisions: %w", err)
	}
	return slices.DeleteFunc(all, func(d news.Decision) bool { return d.Group != "" }), nil
}

// Remember keeps a record, and gives the id under which it is found again, a new one
// where it has none: "" where nothing is kept. That it cannot be kept is no reason not
// to tell what was found.
func (s *Services) Remember(ctx context.Context, by news.Pseudonym, r news.Record) string {
	if s.Keep <= 0 {
		return ""
	}
	r.ID, r.By, r.At, r.Program = cmp.Or(r.ID, strings.ToLower(rand.Text())), by, s.Now().UTC().Truncate(time.Millisecond), s.Program
	if err := s.History.Record(ctx, r, s.Keep); err != nil {
		slog.WarnContext(ctx, "what was told is not kept", "err", err)
		return ""
	}
	return r.ID
}

// Recollection is a record with its quotes as they may be shown now.
type Recollection struct {
	news.Record
	Parts     []RecollectedPart
	Withdrawn int // quotes that may be shown no more
}

// RecollectedPart is a part of a record.
type RecollectedPart struct {
	news.RecordPart
	Quotes []news.Citation
}

// Recall opens the record of an owner. The error is news.ErrNoRecord for one that
// is not kept, or of another kind.
func (s *Services) Recall(ctx context.Context, by news.Pseudonym, kind news.RecordKind, id string) (Recollection, error) {
	r, err := s.recorded(ctx, by, kind, id)
	if err != nil {
		return Recollection{}, err
	}
	out := Recollection{Record: r}
	for _, part := range r.Parts {
		shown := RecollectedPart{RecordPart: part}
		for _, q := range part.Quotes {
			switch c, err := s.Moderation.Quote(ctx, q.Ref, q.Said, ""); {
			case errors.Is(err, news.ErrNoArticle):
				out.Withdrawn++
			case err != nil:
				return Recollection{}, err
			default:
				shown.Quotes = append(shown.Quotes, c)
			}
		}
		out.Parts = append(out.Parts, shown)
	}
	return out, nil
}

func (s *Services) recorded(ctx context.Context, by news.Pseudonym, kind news.RecordKind, id string) (news.Record, error) {
	r, err := s.History.Recorded(ctx, by, id)
	if err == nil && r.Kind != kind {
		err = fmt.Errorf("open record %s: %w", id, news.ErrNoRecord)
	}
	return r, err
}

// Bounds on a list of records.
const (
	MostListed = 100
	scanned    = 500 // records that are read at a time, to find those that are meant
)

// List are the records of one kind that an owner has from before a time, the newest
// first, and of these those whose text has all the words.
func (s *Services) List(ctx context.Context, by news.Pseudonym, kind news.RecordKind, before time.Time, words string, limit int) ([]news.Record, error) {
	if limit < 1 || limit > MostListed {
		return nil, wrong("limit is %d; it may be 1 to %d", limit, MostListed)
	}
	wanted := news.Fold(words)
	var out []news.Record
	for len(out) < limit {
		some, err := s.History.Records(ctx, by, before, scanned)
		if err != nil {
			return nil, err
		}
		for _, r := range some {
			if r.Kind == kind && hasWords(r.Text, wanted) && len(out) < limit {
				out = append(out, r)
			}
		}
		if len(some) == 0 {
			break
		}
		before = some[len(some)-1].At
	}
	return out, nil
}

// hasWords reports whether a text has each of the words, as Fold compares them.
func hasWords(text string, words news.Folded) bool {
	if words.Len() == 0 {
		return true
	}
	has := map[string]bool{}
	folded := news.Fold(text)
	for i := range folded.Len() {
		has[folded.Word(i)] = true
	}
	for i := range words.Len() {
		if !has[words.Word(i)] {
			return false
		}
	}
	return true
}
