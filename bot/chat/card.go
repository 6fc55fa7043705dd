package chat

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"whosaid/store/news"
)

// The verbs of a card's buttons.
const (
	cardRight   = "mr"
	cardWasSaid = "mw" // and which of the other speakers
	cardSpeaker = "ms"
	cardOutlet  = "mo"
	cardDown    = "md"
	cardDownAll = "ma"
	cardNote    = "mn"
	cardUndo    = "mu"
)

func isCard(verb string) bool { return len(verb) == 2 && verb[0] == 'm' }

// mostSpeakers is how many other speakers a card names.
const mostSpeakers = 2

// otherSpeakers are those to whom the article gives words nearest to the quote,
// and who are not its speaker.
func (h *Host) otherSpeakers(ctx context.Context, c news.Citation) ([]news.Speaker, error) {
	if c.Article() == nil {
		return nil, nil
	}
	passages, err := h.Library.Passages(ctx, c.Article().ID())
	if errors.Is(err, news.ErrNoArticle) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	type near struct {
		speaker  news.Speaker
		distance int
	}
	best := map[string]near{}
	for _, p := range passages {
		for _, s := range p.Sentences {
			if s.Speaker == nil || s.Speaker.Name == "" || c.Speaker != nil && s.Speaker.Name == c.Speaker.Name {
				continue
			}
			distance := max(s.Start-c.Span().End, c.Span().Start-s.End, 0)
			if known, there := best[s.Speaker.Name]; !there || distance < known.distance {
				best[s.Speaker.Name] = near{*s.Speaker, distance}
			}
		}
	}
	var all []near
	for _, n := range best {
		all = append(all, n)
	}
	slices.SortFunc(all, func(a, b near) int {
		return cmp.Or(a.distance-b.distance, strings.Compare(a.speaker.Name, b.speaker.Name))
	})
	var out []news.Speaker
	for _, n := range all[:min(len(all), mostSpeakers)] {
		out = append(out, n.speaker)
	}
	return out, nil
}

// standing are the decisions that count on a quote's article within a group.
func (h *Host) standing(ctx context.Context, ref news.Ref, group news.Pseudonym) ([]news.Decision, error) {
	all, err := h.Desk.Decisions(ctx, news.Subject{Article: ref.Article}.Docket())
	return news.StandingOn(all, ref, group), err
}

// pressCard decides what a card's button says, or asks for what it needs.
func (v *visit) pressCard(ctx context.Context, p press, messageID int) (toast string, err error) {
	d, refusal, err := v.deciding(ctx, p.key)
	if d == nil {
		return refusal, err
	}
	decision := v.decision(d)
	switch p.verb {
	case cardRight:
		decision.Ruling = news.LabelRight
	case cardDown:
		decision.Ruling = news.TakeDown
	case cardDownAll:
		if d.seat.Group != "" {
			return v.t.Moderate.Only, nil
		}
		decision.Ruling, decision.Subject = news.TakeDown, news.Subject{Article: d.report.Quote.Ref.Article}
	case cardWasSaid:
		others, err := v.otherSpeakers(ctx, d.quote)
		if err != nil {
			return "", err
		}
		i, ok := p.number(len(others))
		if !ok {
			return v.t.Button.Old, nil
		}
		decision.Ruling, decision.Speaker = news.SpeakerIs, &news.Speaker{Name: others[i].Name, Role: others[i].Role, Basis: news.Explicit}
	case cardUndo:
		return v.undo(ctx, d, messageID)
	default:
		return "", v.prompt(ctx, p, messageID)
	}
	if d.quote.Article() == nil {
		return v.t.Button.Again, nil
	}
	return v.t.Settings.Saved, v.decide(ctx, d, decision, messageID)
}
