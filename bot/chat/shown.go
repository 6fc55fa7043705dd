package chat

import (
	"context"
	"errors"
	"time"

	"whosaid/store/news"
)

// shown is what a message of ours shows, as it is remembered for its buttons:
// quotes by their places, never by their text.
type shown struct {
	Chat    news.Pseudonym
	Asker   news.Pseudonym
	Message int
	View    string // the press that led to what is shown now
	Mark    string // of its text

	Question string
	Limit    int             // quotes that were asked for
	Earlier  []string        `json:",omitempty"`
	Allowed  []news.OutletID `json:",omitempty"` // by the chat's settings
	Only     news.OutletID   `json:",omitempty"` // that a reader asked for
	Outlets  []news.OutletID `json:",omitempty"` // to choose from
	Outcome  news.Outcome    `json:",omitempty"`
	Claims   []news.Claim    `json:",omitempty"`
	Quotes   []kept          // of a check: its matches
	Missing  string          `json:",omitempty"`
	Fallback string          `json:",omitempty"`
	Searched news.Searched
	Status   news.CheckStatus `json:",omitempty"` // of a check
	Diffs    []difference     `json:",omitempty"` // likewise, one a match
}

// kept is a quote as it is remembered.
type kept struct {
	Ref    news.Ref
	Said   news.Said
	AlsoIn []keptCopy `json:",omitempty"`
	Score  float64

	Translation *news.Translation `json:",omitempty"`
}

type keptCopy struct {
	Ref news.Ref
	Why string
}

// difference is what a match adds to its quote.
type difference struct {
	Similarity float64
	Exact      bool
	Diff       []news.Edit
	Flags      []news.Flag
}

func keepQuote(c news.Citation) kept {
	k := kept{Ref: c.Ref(), Said: c.Said, Score: c.Score, Translation: c.Translation}
	for _, other := range c.AlsoIn {
		k.AlsoIn = append(k.AlsoIn, keptCopy{other.Ref(), other.Why})
	}
	return k
}

func keepQuotes(quotes []news.Citation) []kept {
	out := make([]kept, len(quotes))
	for i, c := range quotes {
		out[i] = keepQuote(c)
	}
	return out
}

// quotesOf are the quotes that an answer shows.
func quotesOf(a news.Answer) []news.Citation {
	if a.Outcome == news.Answered {
		return a.Quotes
	}
	return a.Nearest
}

// remember notes what an answer shows.
func (s *shown) remember(a news.Answer) {
	s.Outcome, s.Claims, s.Missing, s.Searched = a.Outcome, a.Claims, a.Missing, a.Searched
	s.Fallback = a.FallbackReason
	s.Quotes = keepQuotes(quotesOf(a))
	if s.Only == "" {
		s.Outlets = outletsOf(quotesOf(a))
	}
}

// rememberCheck notes what a check shows.
func (s *shown) rememberCheck(c news.Check) {
	s.Status, s.Searched, s.Quotes, s.Diffs = c.Status, c.Searched, nil, nil
	for _, m := range c.Matches {
		s.Quotes = append(s.Quotes, keepQuote(m.Citation))
		s.Diffs = append(s.Diffs, difference{m.Similarity, m.Exact, m.Diff, m.Flags})
	}
}

// outletsOf are the known outlets of quotes, each once.
func outletsOf(quotes []news.Citation) []news.OutletID {
	var out []news.OutletID
	seen := map[news.OutletID]bool{}
	for _, c := range quotes {
		if o := c.Outlet(); o != nil && !seen[o.ID] {
			seen[o.ID] = true
			out = append(out, o.ID)
		}
	}
	return out
}

// again cuts all quotes again, under the labels that they have now. One that may
// be shown no more is the zero Citation, so that the others keep their numbers.
func (h *Host) again(ctx context.Context, s *shown, group news.Pseudonym) ([]news.Citation, error) {
	out := make([]news.Citation, len(s.Quotes))
	for i, k := range s.Quotes {
		c, err := h.Quotes.Quote(ctx, k.Ref, k.Said, group)
		if errors.Is(err, news.ErrNoArticle) {
			continue
		}
		if err != nil {
			return nil, err
		}
		c.Score, c.Translation = k.Score, k.Translation
		for _, other := range k.AlsoIn {
			copied, err := h.Quotes.Quote(ctx, other.Ref, news.Said{}, group)
			if err == nil {
				c.AlsoIn = append(c.AlsoIn, news.Copy{Quote: copied.Quote, Why: other.Why})
			}
		}
		out[i] = c
	}
	return out, nil
}

// answer is the remembered answer with its quotes.
func (s *shown) answer(quotes []news.Citation) news.Answer {
	a := news.Answer{
		Question: news.Question{Text: s.Question}, Outcome: s.Outcome, Mode: news.Extractive,
		Claims: s.Claims, Missing: s.Missing, Searched: s.Searched, FallbackReason: s.Fallback,
	}
	if s.Outcome == news.Answered {
		a.Quotes = quotes
	} else {
		a.Nearest = quotes
	}
	return a
}

// check is the remembered check with its quotes.
func (s *shown) check(quotes []news.Citation) news.Check {
	c := news.Check{Text: s.Question, Status: s.Status, Searched: s.Searched}
	for i, q := range quotes {
		d := s.Diffs[min(i, len(s.Diffs)-1)]
		c.Matches = append(c.Matches, news.Match{Citation: q, Similarity: d.Similarity, Exact: d.Exact, Diff: d.Diff, Flags: d.Flags})
	}
	return c
}

// asked is what became of a message that asked something.
type asked struct {
	Answer int    // our message
	Key    string // of what it shows
	At     time.Time
}
