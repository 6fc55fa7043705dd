package telegramtest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Limits of a message, as the server holds them.
const (
	maxRawText      = 1 << 15 // bytes before parsing
	maxText         = 4096    // UTF-16 units after it
	maxCaption      = 1024
	maxEntities     = 100  // those beyond are dropped without a word
	maxEntityBytes  = 9500 // of all entities' data
	entityCost      = 16   // bytes that an entity takes beside its address
	maxQuoteOfReply = 1024
)

// Formatted is a text as a reader sees it.
type Formatted struct {
	Text     string
	Entities []Entity // by offset; of those with one offset the longest first
}

// Of is the part of the text that an entity covers.
func (f Formatted) Of(e Entity) string {
	units := utf16.Encode([]rune(f.Text))
	return string(utf16.Decode(units[e.Offset : e.Offset+e.Length]))
}

// Parts are the texts of all entities of the types named, in their order.
func (f Formatted) Parts(types ...string) []string {
	var out []string
	for _, e := range f.Entities {
		if slices.Contains(types, e.Type) {
			out = append(out, f.Of(e))
		}
	}
	return out
}

// Quotes are the texts of all blockquotes, folded or not.
func (f Formatted) Quotes() []string { return f.Parts("blockquote", "expandable_blockquote") }

// Units is the length of a text in UTF-16 units.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += unitsOf(r)
	}
	return n
}

// Format reads a text as the server would, with parse_mode HTML or none, and
// refuses what it would refuse. It is what a renderer's tests need of the server.
func Format(raw, parseMode string) (Formatted, error) { return format(raw, parseMode, nil, maxText) }

func format(raw, parseMode string, given []any, limit int) (Formatted, error) {
	if !utf8.ValidString(raw) {
		return Formatted{}, badRequest("strings must be encoded in UTF-8")
	}
	if len(raw) > maxRawText {
		return Formatted{}, badRequest("text is too long")
	}
	out := Formatted{Text: raw}
	switch strings.ToLower(parseMode) {
	case "":
		var err error
		if out.Entities, err = readEntities(raw, given); err != nil {
			return Formatted{}, err
		}
	case "html":
		var err error
		if out.Text, out.Entities, err = parseHTML(raw); err != nil {
			return Formatted{}, err
		}
	default:
		return Formatted{}, badRequest("unsupported parse_mode %q; this server knows HTML only", parseMode)
	}
	out = out.cleaned()
	switch {
	case out.Text == "":
		return Formatted{}, badRequest("message text is empty")
	case Units(out.Text) > limit && limit == maxCaption:
		return Formatted{}, badRequest("message caption is too long")
	case Units(out.Text) > limit:
		return Formatted{}, badRequest("message is too long")
	case out.cost() > maxEntityBytes:
		return Formatted{}, badRequest("ENTITIES_TOO_LONG")
	}
	if len(out.Entities) > maxEntities {
		out.Entities = out.Entities[:maxEntities]
	}
	return out, nil
}

// readEntities reads entities that came beside a text.
func readEntities(text string, given []any) ([]Entity, error) {
	var out []Entity
	for _, one := range given {
		v := Values(one.(map[string]any)) // checked against the table
		e := Entity{Type: v.String("type"), Offset: int(v.Int("offset")), Length: int(v.Int("length")),
			URL: v.String("url"), Language: v.String("language"), EmojiID: v.String("custom_emoji_id")}
		var ok bool
		if e.start, e.end, ok = bytesAt(text, e.Offset, e.Length); !ok {
			return nil, badRequest("can't parse MessageEntity: Entity beginning at UTF-16 offset %d ends outside the text or inside a character", e.Offset)
		}
		out = append(out, e)
	}
	return out, nil
}

// bytesAt is where a stretch of UTF-16 units lies in bytes.
func bytesAt(text string, offset, length int) (start, end int, ok bool) {
	start, end = -1, -1
	units := 0
	for i, r := range text + "\x00" { // the end, too, is a place
		if units == offset && start < 0 {
			start = i
		}
		if units == offset+length && end < 0 {
			end = i
		}
		units += unitsOf(r)
	}
	return start, end, offset >= 0 && length > 0 && start >= 0 && end > start
}

// cleaned is the text as the server keeps it: without what it takes out, trimmed,
// the entities moved along, in order, and no blockquote within another.
func (f Formatted) cleaned() Formatted {
	var kept strings.Builder
	places := make([]int, len(f.Text)+1) // of each byte, in what is kept
	for i, r := range f.Text {
		for j := range utf8.RuneLen(r) {
			places[i+j] = kept.Len()
		}
		switch {
		case removed(r):
		case r < ' ' && r != '\n':
			kept.WriteByte(' ')
		default:
			kept.WriteRune(r)
		}
	}
	places[len(f.Text)] = kept.Len()
	whole := kept.String()
	text := strings.TrimRightFunc(whole, unicode.IsSpace)
	begin := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	out := Formatted{Text: text[begin:]}
	for _, e := range f.Entities {
		e.start = max(places[e.start], begin)
		e.end = min(places[e.end], len(text))
		if e.end <= e.start {
			continue
		}
		e.Offset, e.Length = Units(text[begin:e.start]), Units(text[e.start:e.end])
		e.start, e.end = e.start-begin, e.end-begin
		out.Entities = append(out.Entities, e)
	}
	slices.SortStableFunc(out.Entities, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	out.Entities = withoutNested(out.Entities)
	return out
}

// removed reports what the server takes out of every text.
func removed(r rune) bool {
	return r == '\r' || r >= 0x2028 && r <= 0x202e || r == 0x333 || r == 0x33f || r == 0x30a
}

// withoutNested drops blockquotes that stand in a blockquote.
func withoutNested(entities []Entity) []Entity {
	end := 0
	return slices.DeleteFunc(entities, func(e Entity) bool {
		if !strings.HasSuffix(e.Type, "blockquote") {
			return false
		}
		nested := e.start < end
		end = max(end, e.end)
		return nested
	})
}

// cost is about how many bytes the entities take on the way.
func (f Formatted) cost() int {
	n := 0
	for _, e := range f.Entities {
		n += entityCost + len(e.URL) + len(e.Language)
	}
	return n
}
