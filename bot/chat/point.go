package chat

import (
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/command"
	"whosaid/store/news"
)

// longestPointed is how many UTF-16 units a reply may quote of what it answers.
const longestPointed = 1024

// worst are the words of the part that a check shows first.
func worst(c news.Check) string {
	for _, status := range news.WorstFirst {
		for _, part := range c.Parts {
			if part.Status == status {
				return part.Text
			}
		}
	}
	return ""
}

// reply answers a message, and where only some words of it were asked about, points at
// these: the platform marks them in the message.
func (v *visit) reply(to int) *models.ReplyParameters {
	if to == 0 {
		return nil
	}
	out := &models.ReplyParameters{MessageID: to, AllowSendingWithoutReply: true}
	for _, m := range []*models.Message{v.message, v.repliedTo()} {
		if m != nil && m.ID == to {
			v.point(out, m)
		}
	}
	return out
}

func (v *visit) repliedTo() *models.Message {
	if v.message == nil {
		return nil
	}
	return v.message.ReplyToMessage
}

// point has a reply quote the words that the visit points at, with the entities that
// the platform wants to find in them.
func (v *visit) point(reply *models.ReplyParameters, m *models.Message) {
	text, entities := command.Text(m)
	said := text
	if call, is := v.Self.Of(m); is {
		said = call.Args
	}
	words := strings.TrimSpace(v.points)
	at := strings.Index(text, words)
	size := unitsOf(words)
	if words == "" || at < 0 || words == strings.TrimSpace(said) || size > longestPointed {
		return
	}
	from := unitsOf(text[:at])
	reply.Quote, reply.QuotePosition = words, from
	for _, e := range entities {
		if start, end := max(e.Offset, from), min(e.Offset+e.Length, from+size); start < end && slices.Contains(marked, e.Type) {
			e.Offset, e.Length = start-from, end-start
			reply.QuoteEntities = append(reply.QuoteEntities, e)
		}
	}
}

// marked are the entities that a quote of a message keeps.
var marked = []models.MessageEntityType{
	models.MessageEntityTypeBold, models.MessageEntityTypeItalic, models.MessageEntityTypeUnderline,
	models.MessageEntityTypeStrikethrough, models.MessageEntityTypeSpoiler, models.MessageEntityTypeCustomEmoji,
}

// unitsOf is the length of a text as the platform counts it.
func unitsOf(text string) int { return len(utf16.Encode([]rune(text))) }
