package message

import (
	"slices"

	"whosaid/bot/chat/graphic"
	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// Linked is what an article quotes, or where it quotes nobody its own words. A
// quote that is no more is the zero Citation and is passed over.
func Linked(t *texts.Texts, quotes []news.Citation, most int) []Page {
	l := &layout{most: max(most, 1)}
	heading := t.Talk.LinkedNone
	if slices.ContainsFunc(quotes, func(c news.Citation) bool { return c.Speaker != nil }) {
		heading = t.Talk.Linked
	}
	s := shelf{quotes, make([]bool, len(quotes))}
	if left := s.rest(); len(left) > 0 {
		var p piece
		p.bold(heading)
		l.block(&p, &piece{})
		blocks(l, t, quotes, left)
	}
	return l.orNone(t)
}

// Plain is a quote in a message that begins with its words, as the bar of a pinned
// message shows them, and has no more than its label and its address behind them.
func Plain(t *texts.Texts, c news.Citation) string {
	if !intact(c.Whole().Text()) {
		return Text(t.Message.Unfit + " " + address(c.Link()))
	}
	var p piece
	if text := Copied(t, c, maxUnits); graphic.Passage(c.Text()) {
		p.in("tg-spoiler", "", text)
	} else {
		p.text(text)
	}
	return p.html.String()
}

// Copied is a quote with its label and the address of its article, to be copied
// as plain text in at most most units. Where the quote does not fit, it is left
// out whole; "" where nothing fits.
func Copied(t *texts.Texts, c news.Citation, most int) string {
	label := line(t.LabelOf(c), longestLabel)
	if c.Article().URL != "" {
		label += ", " + c.Article().URL
	}
	for _, text := range []string{t.Marked(c.Whole().Text()) + " — " + label, label} {
		if units(text) <= most {
			return text
		}
	}
	return ""
}
