package telegramtest

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-telegram/bot/models"
)

// Message is a message as a test sees it.
type Message struct {
	ID      int
	Chat    int64
	Thread  int // the topic; 0: none, or General
	ReplyTo int // the message that it answers; 0: none
	Quoted  string
	Formatted
	Buttons  [][]Button
	Document *File
	NoLinks  bool // no preview of links is shown
	Sent     time.Time
	Edited   time.Time
	Edits    int
	Deleted  bool
	Earlier  []Formatted // what it said before each edit
	InlineID string      // of one that somebody sent through inline mode

	fromBot  bool
	injected *models.Message // as a person's message is told to the bot
}

// Button is a button under a message.
type Button struct{ Text, Data, URL, CopyText, SwitchInline string }

// Button is the button whose label or data contains what is said.
func (m Message) Button(said string) (Button, bool) {
	for _, row := range m.Buttons {
		for _, b := range row {
			if strings.Contains(b.Text, said) || b.Data != "" && strings.Contains(b.Data, said) {
				return b, true
			}
		}
	}
	return Button{}, false
}

// Messages are the bot's messages in the chat that are there now, by their ids.
func (c Chat) Messages() []Message {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	var out []Message
	for _, m := range c.server.rooms[c.id].messages {
		if m.fromBot && !m.Deleted {
			out = append(out, *m)
		}
	}
	slices.SortFunc(out, func(a, b Message) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// Message is one of the bot's messages in the chat.
func (c Chat) Message(id int) (Message, bool) {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	m, there := c.server.rooms[c.id].messages[id]
	if !there || !m.fromBot {
		return Message{}, false
	}
	return *m, true
}

// Wait waits until the bot has at least n messages in the chat, and gives all.
func (c Chat) Wait(t testing.TB, n int) []Message {
	t.Helper()
	c.server.Until(t, "the chat has the bot's messages", func() bool { return len(c.Messages()) >= n })
	return c.Messages()
}

// WaitEdit waits until the bot has edited a message at least n times.
func (c Chat) WaitEdit(t testing.TB, id, n int) Message {
	t.Helper()
	c.server.Until(t, "the message is edited", func() bool { m, _ := c.Message(id); return m.Edits >= n })
	m, _ := c.Message(id)
	return m
}

// told is a message of the bot as the server tells of it.
func (s *Server) told(r *room, m *Message) *models.Message {
	if m.injected != nil {
		return m.injected
	}
	out := &models.Message{
		ID: m.ID, Chat: r.chat, Date: int(m.Sent.Unix()), From: &s.me, Text: m.Text,
		MessageThreadID: m.Thread, IsTopicMessage: m.Thread != 0,
	}
	if !m.Edited.IsZero() {
		out.EditDate = int(m.Edited.Unix())
	}
	for _, e := range m.Entities {
		out.Entities = append(out.Entities, models.MessageEntity{Type: models.MessageEntityType(e.Type), Offset: e.Offset, Length: e.Length, URL: e.URL, Language: e.Language, CustomEmojiID: e.EmojiID})
	}
	if m.Document != nil {
		out.Document = &models.Document{FileID: "file", FileUniqueID: "unique", FileName: m.Document.Name, FileSize: int64(len(m.Document.Content))}
		out.Caption, out.CaptionEntities, out.Text, out.Entities = out.Text, out.Entities, "", nil
	}
	if to := r.messages[m.ReplyTo]; to != nil {
		answered := *s.told(r, to)
		answered.ReplyToMessage = nil // the server tells one step only
		out.ReplyToMessage = &answered
	}
	if len(m.Buttons) > 0 {
		out.ReplyMarkup = &models.InlineKeyboardMarkup{}
		for _, row := range m.Buttons {
			var told []models.InlineKeyboardButton
			for _, b := range row {
				told = append(told, b.told())
			}
			out.ReplyMarkup.InlineKeyboard = append(out.ReplyMarkup.InlineKeyboard, told)
		}
	}
	return out
}

func (b Button) told() models.InlineKeyboardButton {
	out := models.InlineKeyboardButton{Text: b.Text, URL: b.URL, CallbackData: b.Data}
	if b.CopyText != "" {
		out.CopyText = &models.CopyTextButton{Text: b.CopyText}
	}
	return out
}
