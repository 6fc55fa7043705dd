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
	Claim    bool            `json:",omitempty"` // the question is a claim of somebody's
	Stance   news.Stance     `json:",omitzero"`
	Vague    bool            `json:",omitempty"`
	Quotes   []kept          // of a check: its matches
	Fallback string          `json:",omitempty"`
	Searched news.Searched
	Changed  []string         `json:",omitempty"` // outlets that changed or removed what is quoted, once the asker was told
	Moved    []string         `json:",omitempty"` // labels that moderators corrected, likewise
	Linked   bool             `json:",omitempty"` // the quotes of one article, named by its address
	Status   news.CheckStatus `json:",omitempty"` // of a check
	Diffs    []difference     `json:",omitempty"` // likewise, one a match
	Parts    []checkedPart    `json:",omitempty"` // likewise, in the order of the text
	Before   *earlierCheck    `json:",omitempty"` // likewise, where a moderator had it checked
}

// kept is a quote as it is remembered.
type kept struct {
	Ref    news.Ref
	Said   news.Said
	AlsoIn []keptCopy `json:",omitempty"`
	Score  float64
	Label  string `json:",omitempty"` // a mark of the label that it was shown under

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
	Sentence   news.Span   `json:",omitzero"` // around the quote
	Aside      *news.Aside `json:",omitempty"`
	Printed    *printed    `json:",omitempty"`
}

// printed is a version that a quote was printed in.
type printed struct {
	Published, Superseded time.Time
	Now                   *news.Ref  `json:",omitempty"` // the sentence as it is now
	now                   news.Quote // likewise; the zero Quote where it may be shown no more
}

// checkedPart is a part of a checked text; its matches are the next of the check's.
type checkedPart struct {
	Span    news.Span
	SaidBy  string `json:",omitempty"`
	Status  news.CheckStatus
	Matches int

	Otherwise int `json:",omitempty"` // quotes behind the matches, of who says otherwise
}

func keepQuote(c news.Citation) kept {
	k := kept{Ref: c.Ref(), Said: c.Said, Score: c.Score, Label: labelMark(c), Translation: c.Translation}
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
	s.Outcome, s.Claims, s.Searched = a.Outcome, a.Claims, a.Searched
	s.Fallback, s.Changed, s.Moved = a.FallbackReason, nil, nil
	s.Stance, s.Vague = a.Stance, a.Vague
	s.Quotes = keepQuotes(quotesOf(a))
	if s.Only == "" {
		s.Outlets = outletsOf(quotesOf(a))
	}
}

// rememberCheck notes what a check shows.
func (s *shown) rememberCheck(c news.Check) {
	s.Status, s.Searched, s.Quotes, s.Diffs, s.Parts = c.Status, c.Searched, nil, nil, nil
	for _, part := range c.Parts {
		s.Parts = append(s.Parts, checkedPart{part.Span, part.SaidBy, part.Status, len(part.Matches), len(part.Otherwise)})
		for _, m := range part.Matches {
			s.Quotes = append(s.Quotes, keepQuote(m.Citation))
			s.Diffs = append(s.Diffs, keepDifference(m))
		}
		for _, c := range part.Otherwise {
			s.Quotes, s.Diffs = append(s.Quotes, keepQuote(c)), append(s.Diffs, difference{})
		}
	}
}

func keepDifference(m news.Match) difference {
	d := difference{Similarity: m.Similarity, Exact: m.Exact, Diff: m.Diff, Flags: m.Flags, Sentence: m.Sentence.Span(), Aside: m.Aside}
	if v := m.Version; v != nil {
		d.Printed = &printed{Published: v.Published, Superseded: v.Superseded}
		if v.Now.Article() != nil {
			ref := v.Now.Ref()
			d.Printed.Now, d.Printed.now = &ref, v.Now
		}
	}
	return d
}

// quotesIn are the quotes of a check's matches and of those who say otherwise, part by part.
func quotesIn(c news.Check) []news.Citation {
	var out []news.Citation
	for _, part := range c.Parts {
		for _, m := range part.Matches {
			out = append(out, m.Citation)
		}
		out = append(out, part.Otherwise...)
	}
	return out
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
	return out, h.printedAgain(ctx, s, group)
}

// printedAgain cuts the sentences again that have taken the place of quotes.
func (h *Host) printedAgain(ctx context.Context, s *shown, group news.Pseudonym) error {
	for _, d := range s.Diffs {
		if d.Printed == nil || d.Printed.Now == nil {
			continue
		}
		now, err := h.Quotes.Quote(ctx, *d.Printed.Now, news.Said{}, group)
		if err != nil && !errors.Is(err, news.ErrNoArticle) {
			return err
		}
		d.Printed.now = now.Quote
	}
	return nil
}

// answer is the remembered answer with its quotes.
func (s *shown) answer(quotes []news.Citation) news.Answer {
	a := news.Answer{
		Question: news.Question{Text: s.Question, Claim: s.Claim}, Outcome: s.Outcome, Mode: news.Extractive,
		Claims: s.Claims, Searched: s.Searched, FallbackReason: s.Fallback,
		Stance: s.Stance, Vague: s.Vague,
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
	var parts []news.Part
	at := 0
	for _, p := range s.Parts {
		part := news.Part{Span: p.Span, SaidBy: p.SaidBy, Status: p.Status}
		if p.Span.Start <= p.Span.End && p.Span.End <= len(s.Question) {
			part.Text = p.Span.Of(s.Question)
		}
		for end := min(at+p.Matches, len(quotes), len(s.Diffs)); at < end; at++ {
			part.Matches = append(part.Matches, s.Diffs[at].match(quotes[at]))
		}
		for end := min(at+p.Otherwise, len(quotes)); at < end; at++ {
			part.Otherwise = append(part.Otherwise, quotes[at])
		}
		parts = append(parts, part)
	}
	return news.CheckOf(s.Question, parts, s.Searched)
}

// match is a remembered match with its quote; of one that is shown no more only
// its place is left.
func (d difference) match(quote news.Citation) news.Match {
	m := news.Match{Citation: quote, Similarity: d.Similarity, Exact: d.Exact, Diff: d.Diff, Flags: d.Flags, Aside: d.Aside}
	if quote.Article() != nil && !d.Sentence.Empty() {
		m.Sentence, _ = news.Cut(quote.Article(), d.Sentence.Start, d.Sentence.End)
	}
	if p := d.Printed; p != nil && (p.Now == nil || p.now.Article() != nil) {
		m.Version = &news.Version{Published: p.Published, Superseded: p.Superseded, Now: p.now}
	}
	return m
}

// asked is what became of a message that asked something.
type asked struct {
	Answer int    // our message
	Key    string // of what it shows
	At     time.Time
}
