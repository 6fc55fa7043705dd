package message

import (
	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// stance says first how many outlets say what a claim does and how many say
// otherwise, of those whose quotes surely do.
func stance(l *layout, t *texts.Texts, a news.Answer) {
	same, otherwise := outletsOf(a.Quotes, a.Stance.Same), outletsOf(a.Quotes, a.Stance.Otherwise)
	var p piece
	switch {
	case same > 0 && otherwise > 0:
		p.bold(upperFirst(t.Count(same, t.Message.SayThis)) + ", " + t.Count(otherwise, t.Message.SayElse) + ".")
	case same > 0:
		p.bold(upperFirst(t.Count(same, t.Message.SayThis)) + ".")
	case otherwise > 0:
		p.bold(upperFirst(t.Count(otherwise, t.Message.Otherwises)) + ".")
	default:
		return
	}
	l.head(&p)
}

// outletsOf counts the outlets that carry quotes, those of which nobody knows as one.
// A quote that was taken down is nobody's.
func outletsOf(quotes []news.Citation, indexes []int) int {
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
	return len(outlets)
}
