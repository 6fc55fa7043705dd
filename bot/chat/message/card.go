package message

import (
	"fmt"
	"strings"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// Card is a report as moderators see it.
type Card struct {
	Quote    news.Citation
	People   int
	Reasons  []string        // as people gave them
	Decision []news.Decision // that stand, oldest first
}

// longestBefore is how much of the text before a reported quote is shown, in UTF-16 units.
const longestBefore = 300

// Report is a card for moderators: the quote, who complained of what, what
// stands before it, and what was decided.
func Report(t *texts.Texts, c Card) Page {
	l := layout{most: 1}
	var p piece
	p.bold(fmt.Sprintf(t.Moderate.Card, t.Count(c.People, t.Moderate.People), line(strings.Join(c.Reasons, ", "), longestLabel)))
	l.head(&p)
	l.block(citation(t, c.Quote, 0))
	var more piece
	if before := line(beforeQuote(c.Quote.Quote), longestBefore); before != "" {
		more.text(fmt.Sprintf(t.Moderate.Before, t.Marked(before)))
	}
	if a := c.Quote.Article(); a != nil {
		more.add(heading(t, a), narrow)
	}
	for _, d := range lastOnes(c.Decision, 5) {
		var decided piece
		decided.italic(Decided(t, d))
		more.add(&decided, narrow)
	}
	l.block(&more, &piece{})
	return l.end()[0]
}

// heading names the article: its title and its id, by which commands know it.
func heading(t *texts.Texts, a *news.Article) *piece {
	var p piece
	if title := line(a.Title, longestLabel); title != "" {
		p.text(title + " · ")
	}
	p.in("code", "", string(a.ID()))
	return &p
}

// beforeQuote is the sentence or so that stands before a quote in its article.
func beforeQuote(q news.Quote) string {
	if q.Article() == nil {
		return ""
	}
	text := strings.TrimSpace(q.Article().Text()[:q.Span().Start])
	return lastRunes(text[strings.LastIndexByte(text, '\n')+1:], longestBefore/2)
}

func lastOnes(decisions []news.Decision, n int) []news.Decision {
	return decisions[max(0, len(decisions)-n):]
}

// Decided is one line on a decision: who, when, what.
func Decided(t *texts.Texts, d news.Decision) string {
	what := t.Moderate.Rulings[d.Ruling]
	switch {
	case d.Ruling == news.SpeakerIs && d.Speaker != nil:
		what += ": " + line(t.Speaker(*d.Speaker), 100)
	case d.Ruling == news.SpeakerIs:
		what += ": " + t.Label.OwnWords
	case d.Ruling == news.OutletIs:
		what += ": " + line(string(d.Outlet), 100)
	case d.Text != "":
		what += ": " + line(d.Text, 100)
	}
	return fmt.Sprintf(t.Moderate.Decided, line(string(d.By), 40), d.At.UTC().Format("2006-01-02 15:04"), what)
}

// List is lines of text under a bold heading, as many as fit.
func List(heading string, lines []string) Page {
	var p piece
	p.bold(line(heading, longestLabel))
	for _, each := range lines {
		var next piece
		next.text(line(each, longestLabel))
		if !p.holds(&next) {
			break
		}
		p.add(&next, narrow)
	}
	return Page{HTML: p.html.String()}
}

// Text is plain text of the bot's own, in which line breaks stay.
func Text(text string) string { return escaper.Replace(text) }
