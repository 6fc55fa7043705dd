// Package message writes what people see in Telegram: HTML in which every quote
// is a blockquote whose text is the quote, under a label that links to the
// original. No message is larger than the platform takes.
package message

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/store/news"
)

// What a message may hold. The platform takes 4,096 UTF-16 units of text and
// 100 entities, drops further ones without a word, and fails over about 9,500
// bytes of entity data or 32,768 bytes of markup.
const (
	maxUnits    = 4096
	maxEntities = 90 // addresses and hashtags in quotes make entities of their own
	maxData     = 9000
	maxBytes    = 32000
	entityData  = 20 // of every entity, besides its address
)

// piece is a part of a message with its size.
type piece struct {
	html     strings.Builder
	units    int // UTF-16 code units of text
	entities int
	data     int // bytes of entity data
	quotes   []int
}

// units is the length of text as the platform counts it.
func units(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// text adds text, whatever markup it looks like.
func (p *piece) text(s string) {
	p.html.WriteString(escaper.Replace(s))
	p.units += units(s)
}

// in adds text within a tag; attributes, if any, are markup.
func (p *piece) in(tag, attributes, s string) {
	p.wrap(tag, attributes, func() { p.text(s) })
}

// wrap adds what content adds within a tag.
func (p *piece) wrap(tag, attributes string, content func()) {
	p.html.WriteString("<" + tag + attributes + ">")
	content()
	p.html.WriteString("</" + tag + ">")
	p.entities++
	p.data += entityData
}

func (p *piece) bold(s string)   { p.in("b", "", s) }
func (p *piece) italic(s string) { p.in("i", "", s) }
func (p *piece) strike(s string) { p.in("s", "", s) }

// link adds text that opens an address; plain text when there is no address
// that a message can hold.
func (p *piece) link(address, s string) {
	if address == "" || len(address) > longestLink {
		p.text(s)
		return
	}
	p.in("a", ` href="`+escaper.Replace(address)+`"`, s)
	p.data += len(address)
}

// longestLink is the longest address that is linked, in bytes.
const longestLink = 2048

// longQuote is how many units a quote may have and still be shown unfolded.
const longQuote = 320

// quote adds a blockquote whose text is s, byte for byte.
func (p *piece) quote(s string, spoiler bool) {
	attributes := ""
	if units(s) > longQuote || strings.Count(s, "\n") > 5 {
		attributes = " expandable"
	}
	p.wrap("blockquote", attributes, func() {
		if spoiler {
			p.wrap("tg-spoiler", "", func() { p.passage(s, 0, len(s)) })
			return
		}
		p.passage(s, 0, len(s))
	})
}

// mostHalves is how many halves of pairs are told apart in one passage: a text with
// more of them was not written by people.
const mostHalves = 8

// passage adds a part of what an article says, byte for byte. Half a pair of marks of
// quotation, which a cut through a longer quotation leaves, is underlined: whoever
// reads it need not look for the other.
func (p *piece) passage(s string, from, to int) {
	halves := news.Unpaired(s)
	for _, half := range halves[:min(len(halves), mostHalves)] {
		if from <= half.Start && half.End <= to {
			p.text(s[from:half.Start])
			p.in("u", "", s[half.Start:half.End])
			from = half.End
		}
	}
	p.text(s[from:to])
}

// add appends other, with a gap before it where p is not empty.
func (p *piece) add(other *piece, gap string) {
	if p.html.Len() > 0 {
		p.text(gap)
	}
	p.html.WriteString(other.html.String())
	p.units += other.units
	p.entities += other.entities
	p.data += other.data
	p.quotes = append(p.quotes, other.quotes...)
}

// holds reports whether other can be added to p.
func (p *piece) holds(other *piece) bool {
	return p.units+other.units+len(wide) <= maxUnits && p.entities+other.entities <= maxEntities &&
		p.data+other.data <= maxData && p.html.Len()+other.html.Len() <= maxBytes
}

// line makes one short line of text that others wrote (a name, a note): no
// control and no unseen character, no more than most units.
func line(text string, most int) string {
	var out strings.Builder
	n, space := 0, false
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			continue
		}
		if space && out.Len() > 0 {
			out.WriteByte(' ')
			n++
		}
		space = false
		if n += units(string(r)); n >= most {
			return strings.TrimSpace(out.String()) + "…"
		}
		out.WriteRune(r)
	}
	return out.String()
}

// cut gives the beginning of text that has at most n units.
func cut(text string, n int) string {
	for at, r := range text {
		if n -= units(string(r)); n < 0 {
			return text[:at]
		}
	}
	return text
}

// lastRunes is the end of text that has at most n characters.
func lastRunes(text string, n int) string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return text[at:]
}
