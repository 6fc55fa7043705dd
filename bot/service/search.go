package service

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"whosaid/store/news"
)

// Wanted is which checks are looked for. A field that is "" or zero asks for nothing.
type Wanted struct {
	Text     string // the checked text has these words
	Speaker  string // a quote beside it is by one of this name
	Outlet   string // likewise
	Status   news.CheckStatus
	From, To time.Time // the time from the one to the other, which is not part of it
}

// Search are the checks within some circles that are wanted, the newest first.
func (s *Services) Search(ctx context.Context, within []news.Circle, w Wanted, limit int) ([]news.Record, error) {
	var out []news.Record
	outlets := map[news.ArticleID]string{}
	for _, circle := range within {
		found, err := s.searchIn(ctx, circle, w, limit, outlets)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	out = newestFirst(out)
	return out[:min(limit, len(out))], nil
}

// searchIn are the first that are wanted within one circle.
func (s *Services) searchIn(ctx context.Context, circle news.Circle, w Wanted, limit int, outlets map[news.ArticleID]string) ([]news.Record, error) {
	var out []news.Record
	for before := w.To; len(out) < limit; {
		some, err := s.History.Records(ctx, circle.By, before, scanned)
		if err != nil {
			return nil, err
		}
		for _, r := range some {
			fits, err := s.fits(ctx, r, w, outlets)
			if err != nil {
				return nil, err
			}
			if fits && circle.Has(r) && len(out) < limit {
				out = append(out, r)
			}
		}
		if len(some) == 0 || some[len(some)-1].At.Before(w.From) {
			break
		}
		before = some[len(some)-1].At
	}
	return out, nil
}

// CheckedBefore are the checks of the same text within some circles from before a
// time, the newest first.
func (s *Services) CheckedBefore(ctx context.Context, within []news.Circle, text string, before time.Time, limit int) ([]news.Record, error) {
	var out []news.Record
	for _, circle := range within {
		found, err := s.History.Worded(ctx, circle.By, text)
		if err != nil {
			return nil, err
		}
		for _, r := range found {
			if r.Kind == news.CheckRecord && circle.Has(r) && r.At.Before(before) {
				out = append(out, r)
			}
		}
	}
	out = newestFirst(out)
	return out[:min(limit, len(out))], nil
}

// newestFirst are records in their order, each once: circles may overlap.
func newestFirst(all []news.Record) []news.Record {
	slices.SortFunc(all, func(a, b news.Record) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.ID, b.ID)) })
	return slices.CompactFunc(all, func(a, b news.Record) bool { return a.ID == b.ID })
}

// fits reports whether a record is wanted; outlets are those known so far.
func (s *Services) fits(ctx context.Context, r news.Record, w Wanted, outlets map[news.ArticleID]string) (bool, error) {
	if r.Kind != news.CheckRecord || r.At.Before(w.From) || !hasWords(r.Text, news.Fold(w.Text)) || !hasStatus(r, w.Status) {
		return false, nil
	}
	if w.Speaker == "" && w.Outlet == "" {
		return true, nil
	}
	for _, part := range r.Parts {
		for _, q := range part.Quotes {
			if w.Speaker != "" && (q.Speaker == nil || !hasWords(q.Speaker.Name, news.Fold(w.Speaker))) {
				continue
			}
			name, err := s.publisher(ctx, q.Article, outlets)
			if err != nil {
				return false, err
			}
			if hasWords(name, news.Fold(w.Outlet)) {
				return true, nil
			}
		}
	}
	return false, nil
}

func hasStatus(r news.Record, status news.CheckStatus) bool {
	return status == "" || slices.ContainsFunc(r.Parts, func(p news.RecordPart) bool { return p.Status == status })
}

// publisher is the name of an article's outlet; "" where it is not known, or the
// article is gone.
func (s *Services) publisher(ctx context.Context, id news.ArticleID, known map[news.ArticleID]string) (string, error) {
	if name, is := known[id]; is {
		return name, nil
	}
	a, err := s.Library.Article(ctx, id)
	if err != nil && !errors.Is(err, news.ErrNoArticle) {
		return "", err
	}
	if err == nil && a.Outlet != nil {
		known[id] = a.Outlet.Name
	} else {
		known[id] = ""
	}
	return known[id], nil
}
