package prompts

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"whosaid/prompts/vouch"
	"whosaid/store/news"
)

// sorter takes a model's claims one by one and keeps what is fit of them.
type sorter struct {
	candidates []news.Citation
	language   string // of the summaries
	show       func([]news.Claim)

	claims  []news.Claim
	denials []bool         // by claim
	foreign map[int]string // summaries to be judged by their translation, by claim
	dropped []news.Dropped
}

func newSorter(q news.Question, candidates []news.Citation, show func([]news.Claim)) *sorter {
	return &sorter{candidates: candidates, language: wanted(q), show: show, foreign: map[int]string{}}
}

func (s *sorter) drop(what, why string) {
	s.dropped = append(s.dropped, news.Dropped{What: cut(what, longestText), Why: why})
}

// tell shows the claims so far.
func (s *sorter) tell() {
	if s.show != nil {
		s.show(slices.Clone(s.claims))
	}
}

// take takes one claim, or drops it.
func (s *sorter) take(p proposed) {
	if len(s.claims) == mostClaims {
		s.drop(p.Summary, fmt.Sprintf("more than %d claims", mostClaims))
		return
	}
	c := news.Claim{Quotes: s.support(p)}
	c.DisputedBy = s.dispute(p, c.Quotes)
	switch {
	case len(c.Quotes) == 0:
		s.drop(p.Summary, "no candidate supports it")
		return
	case s.said(c.Quotes):
		s.drop(p.Summary, "its quotes support an earlier claim")
		return
	}
	s.claims, s.denials = append(s.claims, c), append(s.denials, p.Denial)
	s.sumUp(len(s.claims)-1, p.Summary)
	s.tell()
}

// support are the candidates that may support the claim.
func (s *sorter) support(p proposed) []int {
	var out []int
	for _, n := range p.Support {
		i, ok := s.index(n)
		switch {
		case !ok || slices.Contains(out, i):
		case !p.Denial && s.candidates[i].Mode == news.Denies:
			s.drop(fmt.Sprint("support ", n), "a denial does not support what it denies")
		case p.Denial && s.candidates[i].Mode != news.Denies:
			s.drop(fmt.Sprint("support ", n), "what denies nothing does not support a denial")
		default:
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

func (s *sorter) dispute(p proposed, support []int) []int {
	var out []int
	for _, n := range p.Dispute {
		i, ok := s.index(n)
		switch {
		case !ok || slices.Contains(out, i):
		case slices.Contains(support, i):
			s.drop(fmt.Sprint("dispute ", n), "it supports the claim")
		default:
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// index is where candidate n is.
func (s *sorter) index(n number) (int, bool) {
	if n < 1 || int(n) > len(s.candidates) {
		s.drop(fmt.Sprint("candidate ", n), "there is none of this number")
		return 0, false
	}
	return int(n) - 1, true
}

// said reports whether an earlier claim has all the quotes.
func (s *sorter) said(quotes []int) bool {
	return slices.ContainsFunc(s.claims, func(c news.Claim) bool {
		return !slices.ContainsFunc(quotes, func(i int) bool { return !slices.Contains(c.Quotes, i) })
	})
}

// sumUp gives claim i the summary, if it can be vouched for now. One in another
// language than the quotes waits for its translation.
func (s *sorter) sumUp(i int, summary string) {
	summary = strings.Join(strings.Fields(summary), " ")
	if summary == "" {
		return
	}
	err := vouch.Summary(summary, s.sumsUp(i))
	switch {
	case err == nil:
		s.claims[i].Summary = summary
	case errors.Is(err, vouch.ErrWords) && s.isForeign(i):
		s.foreign[i] = summary
	default:
		s.drop(summary, err.Error())
	}
}

// sumsUp is claim i as its summary is judged by.
func (s *sorter) sumsUp(i int) vouch.Claim {
	out := vouch.Claim{Denial: s.denials[i]}
	for _, k := range s.claims[i].Quotes {
		out.Quotes = append(out.Quotes, s.candidates[k])
	}
	return out
}

// isForeign reports whether the summary of claim i is wanted in another language
// than its quotes have, which must all be of one.
func (s *sorter) isForeign(i int) bool {
	first := ""
	for _, k := range s.claims[i].Quotes {
		code := vouch.LanguageOf(s.candidates[k].Article())
		if first == "" {
			first = code
		}
		if code == s.language || code != first {
			return false
		}
	}
	return true
}
