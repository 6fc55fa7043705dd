package message

import (
	"fmt"
	"strings"

	"whosaid/bot/chat/graphic"
	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// How much of what others wrote is shown besides quotes, in UTF-16 units.
const (
	longestLabel  = 300
	longestRemark = 400

	longestTranslation = 1200
	mostCopies         = 5
)

// citation is a quote under its label; i is its index in what is rendered.
// instead is what stands for a quote that no message can hold.
func citation(t *texts.Texts, c news.Citation, i int) (whole, instead *piece) {
	whole, instead = &piece{}, &piece{}
	c.Quote = c.Quote.Whole()
	for _, p := range []*piece{whole, instead} {
		p.link(address(c.Link()), line(t.LabelOf(c), longestLabel))
	}
	whole.text(narrow)
	whole.quote(c.Text(), graphic.Passage(c.Text()))
	whole.quotes = []int{i}
	instead.text(narrow)
	if intact(c.Text()) {
		instead.italic(t.Message.TooLong)
	} else {
		instead.italic(t.Message.Unfit)
		*whole = piece{}
		whole.add(instead, "")
	}
	for _, p := range []*piece{whole, instead} {
		below(p, t, c)
	}
	return whole, instead
}

// intact reports whether the platform shows text as it is. It takes some
// characters out of every message, makes blanks of others, and trims the ends:
// a quote that it would change is not shown as one.
func intact(text string) bool {
	if strings.TrimSpace(text) != text {
		return false
	}
	return !strings.ContainsFunc(text, func(r rune) bool {
		const underlines, overline, ring = '\u0333', '\u033F', '\u030A'
		return r < ' ' && r != '\n' || 0x2028 <= r && r <= 0x202E || r == underlines || r == overline || r == ring
	})
}

// below adds what is told below a quote.
func below(p *piece, t *texts.Texts, c news.Citation) {
	if copies := alsoIn(t, c.AlsoIn); copies != "" {
		p.text(narrow)
		p.italic(fmt.Sprintf(t.Message.AlsoIn, copies))
	}
	if c.Translation != nil {
		p.text(narrow)
		p.italic(t.Message.Translation)
		p.text(" ")
		translated := line(c.Translation.Text, longestTranslation)
		if graphic.Passage(c.Text()) || graphic.Passage(translated) {
			p.in("tg-spoiler", "", translated)
		} else {
			p.text(translated)
		}
	}
	if c.Remark != "" {
		p.text(narrow)
		p.italic(fmt.Sprintf(t.Message.Remark, line(c.Remark, longestRemark)))
	}
}

// address is one that opens an article at what is quoted, or that of its top where it is
// too long to be sent.
func address(at string) string {
	if len(at) <= longestLink {
		return at
	}
	page, _, _ := strings.Cut(at, "#")
	return page
}

// alsoIn is "Fjord Daily (same wire story), Radio Vest (same wording)".
func alsoIn(t *texts.Texts, copies []news.Copy) string {
	var parts []string
	for i, c := range copies {
		if i == mostCopies {
			parts = append(parts, fmt.Sprintf("+%d", len(copies)-i))
			break
		}
		part := line(t.Outlet(c.Outlet()), 60)
		if c.Why != "" {
			part += " (" + line(t.Why(c.Why), 60) + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// Disputed is one quote in a message of its own, with a link to where others are shown
// who say otherwise.
func Disputed(t *texts.Texts, c news.Citation, others string) Page {
	l := layout{most: 1}
	whole, instead := citation(t, c, 0)
	for _, p := range []*piece{whole, instead} {
		p.text(narrow)
		p.link(others, t.Message.SayOtherwise)
	}
	l.block(whole, instead)
	return l.end()[0]
}

// Quote is one quote in a message of its own.
func Quote(t *texts.Texts, c news.Citation) Page {
	l := layout{most: 1}
	l.block(citation(t, c, 0))
	return l.end()[0]
}

// Context is the paragraph around a quote; the quote itself where the paragraph
// is too long for a message.
func Context(t *texts.Texts, c news.Citation) Page {
	around := c
	around.Quote, around.AlsoIn = c.Quote.Paragraph(), nil
	l := layout{most: 1}
	var heading piece
	heading.bold(t.Message.Context)
	l.head(&heading)
	whole, _ := citation(t, around, 0)
	alone, instead := citation(t, c, 0)
	if l.page.holds(whole) && whole.units+heading.units < maxUnits {
		alone = whole
	}
	l.block(alone, instead)
	return l.end()[0]
}
