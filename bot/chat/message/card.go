package message

import (
	"fmt"
	"strings"
	"unicode"

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

// How much of the text beside a reported quote is shown: in UTF-16 units, and in
// characters of the text itself.
const (
	longestBeside = 300
	mostBeside    = 150
)

// Report is a card for moderators: the quote, who complained of what or what was
// decided last, what stands before and after it, and all that was decided.
func Report(t *texts.Texts, c Card) Page {
	l := layout{most: 1}
	var p piece
	state := t.Moderate.Reported
	if n := len(c.Decision); n > 0 {
		state = fmt.Sprintf(t.Moderate.Settled, ruled(t, c.Decision[n-1]))
	}
	p.bold(fmt.Sprintf(t.Moderate.Card, state, t.Count(c.People, t.Moderate.People), line(strings.Join(c.Reasons, ", "), longestLabel)))
	l.head(&p)
	l.block(citation(t, c.Quote, 0))
	var more piece
	before, after := beside(c.Quote.Quote)
	for _, each := range []struct{ label, text string }{{t.Moderate.Before, before}, {t.Moderate.After, after}} {
		if text := line(each.text, longestBeside); text != "" {
			var p piece
			p.text(fmt.Sprintf(each.label, t.Marked(text)))
			more.add(&p, narrow)
		}
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

// beside is what stands before and after a quote in its paragraphs, in whole words.
func beside(q news.Quote) (before, after string) {
	if q.Article() == nil {
		return "", ""
	}
	text := q.Article().Text()
	before = strings.TrimSpace(text[:q.Span().Start])
	before = before[strings.LastIndexByte(before, '\n')+1:]
	after, _, _ = strings.Cut(strings.TrimSpace(text[q.Span().End:]), "\n")
	return lastWords(before), firstWords(after)
}

// lastWords is the end of a text that is too long, without the word that is cut.
func lastWords(text string) string {
	end := lastRunes(text, mostBeside)
	if len(end) == len(text) {
		return text
	}
	if at := strings.IndexFunc(end, unicode.IsSpace); at >= 0 {
		end = end[at:]
	}
	return "… " + strings.TrimSpace(end)
}

// firstWords is the same of its beginning.
func firstWords(text string) string {
	begin := cut(text, mostBeside)
	if len(begin) == len(text) {
		return text
	}
	if at := strings.LastIndexFunc(begin, unicode.IsSpace); at >= 0 {
		begin = begin[:at]
	}
	return strings.TrimSpace(begin) + " …"
}

func lastOnes(decisions []news.Decision, n int) []news.Decision {
	return decisions[max(0, len(decisions)-n):]
}

// Decided is one line on a decision: who, when, what.
func Decided(t *texts.Texts, d news.Decision) string {
	return fmt.Sprintf(t.Moderate.Decided, line(string(d.By), 40), d.At.UTC().Format("2006-01-02 15:04"), ruled(t, d))
}

// ruled is what a decision says.
func ruled(t *texts.Texts, d news.Decision) string {
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
	return what
}

// Text is plain text of the bot's own, in which line breaks stay.
func Text(text string) string { return escaper.Replace(text) }
