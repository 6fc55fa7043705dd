// Package command finds in a message whether the bot is called, and for what.
// Telegram counts text in UTF-16 units, marks commands wherever they stand, and
// writes the bot's name behind them in groups.
package command

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"
)

// Self is the bot, as messages name it.
type Self struct {
	ID       int64
	Username string // without the @
}

// Call is a command to the bot: "/check@WhosaidBot some words".
type Call struct {
	Name string // "check", in lower case
	Args string // "some words"
}

// Text is what a message says, with its entities: its text, or the caption of
// its picture.
func Text(m *models.Message) (string, []models.MessageEntity) {
	if m.Text != "" {
		return m.Text, m.Entities
	}
	return m.Caption, m.CaptionEntities
}

// Of finds the command that a message gives to the bot. It opens the message:
// only marks, emoji and the bot's own name may stand before it. One that names
// another bot is not ours.
func (s Self) Of(m *models.Message) (Call, bool) {
	text, entities := Text(m)
	for _, e := range entities {
		if e.Type != models.MessageEntityTypeBotCommand {
			continue
		}
		start, end, ok := bytesOf(text, e)
		if !ok || !strings.HasPrefix(text[start:end], "/") {
			continue
		}
		name, addressee, _ := strings.Cut(text[start+1:end], "@")
		if !s.opens(text[:start]) || addressee != "" && !strings.EqualFold(addressee, s.Username) {
			return Call{}, false
		}
		return Call{strings.ToLower(name), strings.TrimSpace(text[end:])}, true
	}
	return Call{}, false
}

// opens reports whether what stands before a command says nothing.
func (s Self) opens(before string) bool {
	before = strings.TrimSpace(before)
	if len(before) == len(s.Username)+1 && strings.EqualFold(before, "@"+s.Username) {
		return true
	}
	return !strings.ContainsFunc(before, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// Mentioned gives the text of a message that mentions the bot, without the
// mention.
func (s Self) Mentioned(m *models.Message) (rest string, ok bool) {
	text, entities := Text(m)
	for _, e := range entities {
		start, end, fits := bytesOf(text, e)
		if !fits {
			continue
		}
		byName := e.Type == models.MessageEntityTypeMention && strings.EqualFold(text[start:end], "@"+s.Username)
		byID := e.Type == models.MessageEntityTypeTextMention && e.User != nil && e.User.ID == s.ID
		if byName || byID {
			return strings.TrimSpace(strings.TrimSpace(text[:start]) + " " + strings.TrimLeft(text[end:], " ,:;")), true
		}
	}
	return "", false
}

// bytesOf is the entity's range in bytes; ok is false for one that does not lie
// within text, between characters.
func bytesOf(text string, e models.MessageEntity) (start, end int, ok bool) {
	if e.Offset < 0 || e.Length <= 0 {
		return 0, 0, false
	}
	start, end = -1, -1
	at := 0 // in units
	for i, r := range text {
		if at == e.Offset {
			start = i
		}
		if at == e.Offset+e.Length {
			end = i
		}
		at += max(utf16.RuneLen(r), 1)
	}
	if at == e.Offset+e.Length {
		end = len(text)
	}
	return start, end, start >= 0 && end > start
}
