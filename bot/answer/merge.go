package answer

import "whosaid/store/news"

// merge is one finding of several for one question: their quotes in turn, at
// most n, each once.
func merge(all []news.Found, n int) news.Found {
	out := all[0]
	if len(all) == 1 {
		return out
	}
	out.Citations, out.Nearest = nil, nil
	for _, found := range all {
		if out.Fallback == "" {
			out.Fallback = found.Fallback
		}
	}
	out.Citations = inTurn(all, n, func(f news.Found) []news.Citation { return f.Citations })
	out.Nearest = inTurn(all, nearestShown, func(f news.Found) []news.Citation { return f.Nearest })
	return out
}

// inTurn takes the first of each list, then the second of each, and so on;
// what overlaps a quote taken already is left out.
func inTurn(all []news.Found, n int, list func(news.Found) []news.Citation) []news.Citation {
	var out []news.Citation
	for rank, more := 0, true; more && len(out) < n; rank++ {
		more = false
		for _, found := range all {
			quotes := list(found)
			if rank >= len(quotes) {
				continue
			}
			more = true
			if len(out) < n && !overlapsAny(out, quotes[rank].Quote) {
				out = append(out, quotes[rank])
			}
		}
	}
	return out
}

func overlapsAny(taken []news.Citation, q news.Quote) bool {
	for _, c := range taken {
		if c.Ref().Article == q.Ref().Article && c.Span().Overlaps(q.Span()) {
			return true
		}
	}
	return false
}
