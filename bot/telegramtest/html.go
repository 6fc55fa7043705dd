package telegramtest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Entity is a part of a text that has a meaning of its own. Offset and Length
// count UTF-16 units.
type Entity struct {
	Type       string // as the API's: bold, blockquote, expandable_blockquote, text_link, …
	Offset     int
	Length     int
	URL        string // of a text_link
	Language   string // of a pre
	EmojiID    string // of a custom_emoji
	start, end int    // in bytes of the text
}

// parseHTML reads a text with parse_mode HTML as the server does: nothing but
// its own tags, and an error with its words otherwise.
func parseHTML(raw string) (text string, entities []Entity, err error) {
	p := parser{raw: raw}
	for p.at < len(raw) {
		switch {
		case raw[p.at] == '&' && p.reference():
		case raw[p.at] != '<':
			p.copy()
		case strings.HasPrefix(raw[p.at:], "</"):
			err = p.closeTag()
		default:
			err = p.openTag()
		}
		if err != nil {
			return "", nil, badRequest("can't parse entities: %v", err)
		}
	}
	if n := len(p.open); n > 0 {
		return "", nil, badRequest("can't parse entities: Can't find end tag corresponding to start tag %q", p.open[n-1].name)
	}
	return p.text.String(), p.entities, nil
}

type parser struct {
	raw      string
	at       int // the next byte of raw
	text     strings.Builder
	units    int // the text's length
	open     []openTag
	entities []Entity
}

type openTag struct {
	name, argument string
	units, bytes   int // of the text before it
}

var tagNames = []string{"a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins",
	"tg-spoiler", "tg-emoji", "span", "pre", "code", "blockquote"}

// mistake is what is wrong with a text, in the server's words.
type mistake string

func (m mistake) Error() string { return string(m) }

func malformed(format string, args ...any) error { return mistake(fmt.Sprintf(format, args...)) }

// space is white space as the server's parser knows it.
func space(c byte) bool { return strings.IndexByte(" \t\r\n\x00\v", c) >= 0 }

// byteAt is 0 after the end, as in the server's own strings.
func (p *parser) byteAt() byte {
	if p.at < len(p.raw) {
		return p.raw[p.at]
	}
	return 0
}

func (p *parser) ended() bool { return p.at >= len(p.raw) }

func (p *parser) skip(while func(byte) bool) string {
	from := p.at
	for !p.ended() && while(p.raw[p.at]) {
		p.at++
	}
	return p.raw[from:p.at]
}

func (p *parser) copy() {
	r, size := utf8.DecodeRuneInString(p.raw[p.at:])
	p.text.WriteString(p.raw[p.at : p.at+size])
	p.units += unitsOf(r)
	p.at += size
}

// unitsOf is how many UTF-16 units a character takes.
func unitsOf(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

// reference reads a character reference at an ampersand, if there is one.
func (p *parser) reference() bool {
	r, size := decodeReference(p.raw[p.at:])
	if size == 0 {
		return false
	}
	p.text.WriteRune(r)
	p.units += unitsOf(r)
	p.at += size
	return true
}

func (p *parser) openTag() error {
	begin := p.at
	p.at++
	name := strings.ToLower(p.skip(func(c byte) bool { return !space(c) && c != '>' }))
	if p.ended() {
		return malformed("Unclosed start tag at byte offset %d", begin)
	}
	if !slices.Contains(tagNames, name) {
		return malformed("Unsupported start tag %q at byte offset %d", name, begin)
	}
	argument := ""
	for p.byteAt() != '>' {
		p.skip(space)
		if p.byteAt() == '>' {
			break
		}
		key, value, err := p.attribute(name, begin)
		if err != nil {
			return err
		}
		if given, counts := argumentOf(name, key, value); counts {
			argument = given
		}
	}
	if name == "span" && argument != "spoiler" {
		return malformed(`Tag "span" must have class "tg-spoiler" at byte offset %d`, begin)
	}
	p.at++
	p.open = append(p.open, openTag{name, argument, p.units, p.text.Len()})
	return nil
}

func (p *parser) attribute(tag string, begin int) (key, value string, err error) {
	unclosed := malformed("Unclosed start tag %q at byte offset %d", tag, begin)
	if p.ended() {
		return "", "", unclosed
	}
	key = p.skip(func(c byte) bool { return !space(c) && c != '=' && c != '>' })
	if key == "" {
		return "", "", malformed("Empty attribute name in the tag %q at byte offset %d", tag, begin)
	}
	p.skip(space)
	if p.ended() {
		return "", "", unclosed
	}
	if p.byteAt() != '=' {
		return key, "", nil
	}
	p.at++
	p.skip(space)
	if p.ended() {
		return "", "", unclosed
	}
	if quote := p.byteAt(); quote == '"' || quote == '\'' {
		value = p.literal(quote)
	} else {
		from := p.at
		value = strings.ToLower(p.skip(func(c byte) bool {
			return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '.' || c == '-'
		}))
		if !p.ended() && !space(p.byteAt()) && p.byteAt() != '>' {
			return "", "", malformed("Unexpected end of name token at byte offset %d", from)
		}
	}
	if p.ended() {
		return "", "", unclosed
	}
	return key, value, nil
}

// literal reads an attribute's value in quotation marks.
func (p *parser) literal(quote byte) string {
	var value strings.Builder
	for p.at++; !p.ended() && p.byteAt() != quote; {
		if r, size := decodeReference(p.raw[p.at:]); size > 0 {
			value.WriteRune(r)
			p.at += size
			continue
		}
		value.WriteByte(p.raw[p.at])
		p.at++
	}
	if !p.ended() {
		p.at++
	}
	return value.String()
}

// argumentOf is what an attribute means to its tag, if it means anything.
func argumentOf(tag, key, value string) (argument string, counts bool) {
	switch {
	case tag == "a" && key == "href":
		return value, true
	case tag == "code" && key == "class":
		return strings.CutPrefix(value, "language-")
	case tag == "span" && key == "class":
		return strings.CutPrefix(value, "tg-")
	case tag == "tg-emoji" && key == "emoji-id":
		return value, true
	case tag == "blockquote" && key == "expandable":
		return key, true
	}
	return "", false
}

func (p *parser) closeTag() error {
	begin := p.at
	if len(p.open) == 0 {
		return malformed("Unexpected end tag at byte offset %d", begin)
	}
	p.at += len("</")
	name := strings.ToLower(p.skip(func(c byte) bool { return !space(c) && c != '>' }))
	p.skip(space)
	if p.byteAt() != '>' {
		return malformed("Unclosed end tag at byte offset %d", begin)
	}
	p.at++
	tag := p.open[len(p.open)-1]
	if name != "" && name != tag.name {
		return malformed(`Unmatched end tag at byte offset %d, expected "</%s>", found "</%s>"`, begin, tag.name, name)
	}
	p.open = p.open[:len(p.open)-1]
	if p.units > tag.units {
		p.add(tag)
	}
	return nil
}
