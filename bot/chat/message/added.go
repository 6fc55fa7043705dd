package message

import (
	"strings"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// Added tells what of an address was stored: headlines, outlets and days, by what
// that changed; or why nothing was.
func Added(t *texts.Texts, a news.Addition) string {
	if len(a.Articles) == 0 {
		return Text(t.Incoming.Faults[a.Fault])
	}
	var all []Section
	for _, state := range []news.AddedState{news.AddedNew, news.AddedVersion, news.AddedBefore} {
		var lines []string
		for _, one := range a.Articles {
			if one.State == state {
				lines = append(lines, "• "+traced(t, one.Article))
			}
		}
		if len(lines) > 0 {
			all = append(all, Section{t.Incoming.States[state], lines})
		}
	}
	if a.Left > 0 {
		last := &all[len(all)-1].Lines
		*last = append(*last, t.Count(a.Left, t.Incoming.Left))
	}
	return Lists(all...)
}

// traced is an article by its headline, its outlet and its day, as far as they are
// known.
func traced(t *texts.Texts, a *news.Article) string {
	title := a.Title
	if title == "" {
		title = a.URL
	}
	parts := []string{title, t.Outlet(a.Outlet)}
	if !a.Published.IsZero() {
		parts = append(parts, t.Day(a.Published))
	}
	return strings.Join(parts, " · ")
}
