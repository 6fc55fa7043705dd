package retrieval

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"whosaid/store/language"
	"whosaid/store/news"
)

// What moderators decided on labels is searched by: a quote that they gave to another
// speaker is found under that name and no more under the former one, and an article
// that they gave to another outlet is that outlet's.

// moved are the passages that the index has under other labels, of which a question
// names the speaker or the outlet.
func (f *Finder) moved(ctx context.Context, in *inquiry) ([]news.Hit, error) {
	var out []news.Hit
	for _, d := range in.labels {
		if !in.names(d) {
			continue
		}
		passages, err := f.store.Passages(ctx, d.Subject.Article)
		if errors.Is(err, news.ErrNoArticle) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("load passages of article %s: %w", d.Subject.Article, err)
		}
		for _, p := range passages {
			if of := d.Subject.Quote; of == nil || of.Hash != p.Version || of.Span.Overlaps(p.Span) {
				out = append(out, news.Hit{Passage: p})
			}
		}
	}
	return out[:min(len(out), in.most)], nil
}

// names reports whether the question names whom a decision puts on a label.
func (in *inquiry) names(d news.Decision) bool {
	switch {
	case d.Ruling == news.OutletIs:
		return slices.Contains(in.reading.Filter().Outlets, d.Outlet)
	case d.Ruling == news.SpeakerIs && d.Speaker != nil:
		name := language.Words(d.Speaker.Name)
		return slices.ContainsFunc(in.reading.Matter(), func(w string) bool { return among(w, name) })
	}
	return false
}

// relabel puts the stories under the labels that moderators gave them, and leaves out
// those that are no longer within the bounds of the question.
func (f *Finder) relabel(ctx context.Context, in *inquiry, stories map[version]*story) error {
	if len(in.labels) == 0 {
		return nil
	}
	outlets, err := f.store.Outlets(ctx)
	if err != nil {
		return fmt.Errorf("list the outlets: %w", err)
	}
	for v, s := range stories {
		on := news.DecisionsOn(v.article, in.labels)
		if len(on) == 0 {
			continue
		}
		if stories[v] = s.ruled(on, outlets); !in.reading.Filter().Passes(&stories[v].article.Meta) {
			delete(stories, v)
		}
	}
	return nil
}

// ruled is the story as decisions on it left its labels.
func (s *story) ruled(on []news.Decision, outlets []news.Outlet) *story {
	out := *s
	out.lines = slices.Clone(s.lines)
	for i, l := range out.lines {
		out.lines[i].Said = s.article.RuledSaid(l.Sentence, on)
	}
	out.article = s.article.Ruled(on, outlets)
	return &out
}
