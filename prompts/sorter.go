package prompts

import (
	"fmt"
	"slices"

	"whosaid/store/news"
)

// sorter takes a model's claims one by one and keeps what is fit of them: groups
// of candidates.
type sorter struct {
	candidates []news.Citation
	show       func(groups [][]int)

	groups  [][]int
	dropped []news.Dropped
}

func (s *sorter) drop(what, why string) {
	s.dropped = append(s.dropped, news.Dropped{What: cut(what, longestText), Why: why})
}

// take takes one claim, or drops it.
func (s *sorter) take(p proposed) {
	what := fmt.Sprint("claim with ", p.Support)
	if len(s.groups) == mostClaims {
		s.drop(what, fmt.Sprintf("more than %d claims", mostClaims))
		return
	}
	group := s.support(p)
	switch {
	case len(group) == 0:
		s.drop(what, "no candidate supports it")
		return
	case s.said(group):
		s.drop(what, "its quotes support an earlier claim")
		return
	}
	s.groups = append(s.groups, group)
	if s.show != nil {
		s.show(slices.Clone(s.groups))
	}
}

// support are the candidates that may stand in one group: denials stand in none
// with what is no denial.
func (s *sorter) support(p proposed) []int {
	var out []int
	for _, n := range p.Support {
		i, ok := s.index(n)
		switch {
		case !ok || slices.Contains(out, i):
		case len(out) > 0 && s.denies(i) != s.denies(out[0]):
			s.drop(fmt.Sprint("support ", n), "a denial and what is none support no claim together")
		default:
			out = append(out, i)
		}
	}
	return out
}

func (s *sorter) denies(i int) bool { return s.candidates[i].Mode == news.Denies }

// index is where candidate n is.
func (s *sorter) index(n number) (int, bool) {
	if n < 1 || int(n) > len(s.candidates) {
		s.drop(fmt.Sprint("candidate ", n), "there is none of this number")
		return 0, false
	}
	return int(n) - 1, true
}

// said reports whether an earlier group has all the quotes.
func (s *sorter) said(quotes []int) bool {
	return slices.ContainsFunc(s.groups, func(group []int) bool {
		return !slices.ContainsFunc(quotes, func(i int) bool { return !slices.Contains(group, i) })
	})
}
