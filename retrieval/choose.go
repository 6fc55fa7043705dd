package retrieval

import (
	"whosaid/store/news"
)

// repeated is what is left of a sentence's worth for each quote that its
// outlet already has in the answer.
const repeated = 0.75

// choose takes at most n quotes, best first. An outlet that already has quotes
// must have better ones to get more, and a sentence that says the same as a
// chosen one in nearly the same words is noted there as a copy.
func (in *inquiry) choose(ranked []*evidence, n int) []news.Citation {
	var out []news.Citation
	var chosen []*evidence
	times := map[string]int{}
	left := append([]*evidence(nil), ranked...)
	for len(left) > 0 && len(out) < n {
		i := in.nextBest(left, times)
		e := left[i]
		left = append(left[:i], left[i+1:]...)
		q, err := quote(e)
		if err != nil || overlapsAny(out, q) {
			continue
		}
		if k, why := copyOf(e, chosen); k >= 0 {
			out[k].AlsoIn = addCopy(out[k], news.Copy{Quote: q, Why: why})
			continue
		}
		out = append(out, news.Cite(q, e.Said, e.score))
		chosen = append(chosen, e)
		times[voice(e)]++
	}
	return out
}

// nextBest is the index of the sentence worth most, given how often each outlet
// was chosen. Where the question itself settles the order or the outlet, the
// order stays.
func (in *inquiry) nextBest(left []*evidence, times map[string]int) int {
	if in.reading.Latest || len(in.reading.Outlets) == 1 {
		return 0
	}
	best, at := -1.0, 0
	for i, e := range left {
		worth := e.score
		for range times[voice(e)] {
			worth *= repeated
		}
		if worth > best {
			best, at = worth, i
		}
	}
	return at
}

// voice tells outlets apart; an article of an unknown outlet is a voice of its own.
func voice(e *evidence) string {
	if o := e.story.article.Outlet; o != nil {
		return string(o.ID)
	}
	return string(e.story.article.ID())
}

func overlapsAny(chosen []news.Citation, q news.Quote) bool {
	for _, c := range chosen {
		if c.Article().ID() == q.Article().ID() && c.Span().Overlaps(q.Span()) {
			return true
		}
	}
	return false
}

// addCopy adds another article that carries the words, once.
func addCopy(to news.Citation, copied news.Copy) []news.Copy {
	if copied.Article().ID() == to.Article().ID() {
		return to.AlsoIn
	}
	for _, known := range to.AlsoIn {
		if known.Article().ID() == copied.Article().ID() {
			return to.AlsoIn
		}
	}
	return append(to.AlsoIn, copied)
}
