package message

import (
	"slices"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// stance says first how many outlets say what a claim does and how many say
// otherwise, of those whose quotes surely do, and of how many that is not clear: a
// count that left these out would pass for the whole.
func stance(l *layout, t *texts.Texts, a news.Answer) {
	if !a.Question.Claim {
		return
	}
	same, otherwise, all := outletsOf(a.Quotes, a.Stance.Same), outletsOf(a.Quotes, a.Stance.Otherwise), outletsOf(a.Quotes, each(a.Quotes))
	unclear := 0
	for id := range all {
		if !same[id] && !otherwise[id] {
			unclear++
		}
	}
	var p piece
	switch n, m := len(same), len(otherwise); {
	case len(all) == 0:
		return
	case n > 0 && m > 0:
		p.bold(upperFirst(t.Count(n, t.Message.SayThis)) + ", " + t.Count(m, t.Message.SayElse) + ".")
	case n > 0:
		p.bold(upperFirst(t.Count(n, t.Message.SayThis)) + ".")
	case m > 0:
		p.bold(upperFirst(t.Count(m, t.Message.Otherwises)) + ".")
	default:
		p.bold(t.Count(len(all), t.Message.QuotesFrom))
		unclear = 0
	}
	if unclear > 0 {
		p.text(" " + t.Count(unclear, t.Message.NotClear))
	}
	l.head(&p)
}

// outletsOf are the outlets that carry quotes, those of which nobody knows as one.
// A quote that was taken down is nobody's.
func outletsOf(quotes []news.Citation, indexes []int) map[news.OutletID]bool {
	outlets := map[news.OutletID]bool{}
	add := func(q news.Quote) {
		if q.Article() == nil {
			return
		}
		id := news.OutletID("")
		if o := q.Outlet(); o != nil {
			id = o.ID
		}
		outlets[id] = true
	}
	for _, i := range indexes {
		if i < 0 || i >= len(quotes) {
			continue
		}
		add(quotes[i].Quote)
		for _, copied := range quotes[i].AlsoIn {
			add(copied.Quote)
		}
	}
	return outlets
}

func each(quotes []news.Citation) []int {
	all := make([]int, len(quotes))
	for i := range all {
		all[i] = i
	}
	return all
}

// byStance sorts quotes: those that say the same as a claim, those that say
// otherwise, and the rest, each as they stood.
func byStance(s news.Stance, quotes []int) []int {
	rank := func(i int) int {
		switch {
		case slices.Contains(s.Same, i):
			return 0
		case slices.Contains(s.Otherwise, i):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(quotes, func(a, b int) int { return rank(a) - rank(b) })
	return quotes
}
