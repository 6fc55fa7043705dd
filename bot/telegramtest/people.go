package telegramtest

import (
	"regexp"
	"strings"

	"github.com/go-telegram/bot/models"
)

// Post is a message that somebody writes.
type Post struct {
	From      Person // whoever wrote it; unset: nobody, as in a channel
	Anonymous bool   // an anonymous admin: the group itself is the sender
	As        *Chat  // a channel in whose name it is written
	Text      string
	Caption   string // of a photo
	Photo     bool   // without a caption
	Album     string // of which the photo is one
	Sticker   bool
	Voice     bool
	File      bool
	Forward   *models.MessageOrigin // where it was forwarded from
	Via       bool                  // through the bot's inline mode
	ReplyTo   int                   // the message that it answers; 0: none
	Quote     string                // what it quotes of that message
	External  *models.ExternalReplyInfo
	Topic     int // the topic's id
}

// Say writes a text.
func (c Chat) Say(p Person, text string) int { return c.Post(Post{From: p, Text: text}) }

// Reply writes a text in answer to a message.
func (c Chat) Reply(p Person, to int, text string) int {
	return c.Post(Post{From: p, Text: text, ReplyTo: to})
}

// Post writes a message and gives its id. The bot is told of it where it would
// be in truth: in groups, of commands and of answers to its own messages.
func (c Chat) Post(post Post) int {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.rooms[c.id]
	r.last++
	m := s.written(r, post)
	r.messages[m.ID] = &Message{ID: m.ID, Chat: c.id, Thread: m.MessageThreadID, Sent: s.now(), injected: m}
	if post.From.ID != 0 {
		r.members[post.From.ID] = true
	}
	switch {
	case r.chat.Type == models.ChatTypeChannel:
		s.enqueue(c.id, models.Update{ChannelPost: m})
	case s.tells(r, m):
		s.enqueue(c.id, models.Update{Message: m})
	}
	return m.ID
}

// written is the message as the bot is told of it.
func (s *Server) written(r *room, post Post) *models.Message {
	m := &models.Message{ID: r.last, Chat: r.chat, Date: s.date(), Text: post.Text, Caption: post.Caption,
		ForwardOrigin: post.Forward, ExternalReply: post.External, MessageThreadID: post.Topic, IsTopicMessage: post.Topic != 0}
	switch {
	case post.Anonymous:
		m.From = &models.User{ID: anonymousAdmin, IsBot: true, FirstName: "Group", Username: "GroupAnonymousBot"}
		m.SenderChat = &r.chat
	case post.As != nil:
		m.From = &models.User{ID: channelSender, IsBot: true, FirstName: "Channel", Username: "Channel_Bot"}
		m.SenderChat = &s.rooms[post.As.id].chat
	case r.chat.Type == models.ChatTypeChannel:
		m.SenderChat = &r.chat
	case post.From.ID != 0:
		user := post.From.User
		m.From = &user
	}
	if post.Via {
		m.ViaBot = &s.me
	}
	attach(m, post)
	m.Entities = found(post.Text)
	if to := r.messages[post.ReplyTo]; to != nil {
		answered := *s.told(r, to)
		answered.ReplyToMessage = nil
		m.ReplyToMessage = &answered
		if post.Quote != "" {
			m.Quote = &models.TextQuote{Text: post.Quote, Position: Units(before(answered.Text+answered.Caption, post.Quote)), IsManual: true}
		}
	}
	return m
}

// attach puts into a message what it has besides text.
func attach(m *models.Message, post Post) {
	if post.Caption != "" || post.Photo {
		m.Photo = []models.PhotoSize{{FileID: "photo", FileUniqueID: "photo", Width: 90, Height: 90}}
		m.CaptionEntities = found(post.Caption)
	}
	if post.Sticker {
		m.Sticker = &models.Sticker{FileID: "sticker", FileUniqueID: "sticker", Type: "regular", Emoji: "👍"}
	}
	if post.Voice {
		m.Voice = &models.Voice{FileID: "voice", FileUniqueID: "voice", Duration: 3}
	}
	if post.File {
		m.Document = &models.Document{FileID: "file", FileUniqueID: "file", FileName: "report.pdf", MimeType: "application/pdf", FileSize: 4096}
	}
	m.MediaGroupID = post.Album
}

func before(text, part string) string {
	head, _, _ := strings.Cut(text, part)
	return head
}

// marks are what the server itself finds in a text.
var marks = regexp.MustCompile(`(?:^|[^\w/])(/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)|(?:^|\W)(@\w{3,32})`)

// found are the commands and mentions in a text.
func found(text string) []models.MessageEntity {
	var out []models.MessageEntity
	for _, at := range marks.FindAllStringSubmatchIndex(text, -1) {
		kind, start, end := models.MessageEntityTypeBotCommand, at[2], at[3]
		if start < 0 {
			kind, start, end = models.MessageEntityTypeMention, at[4], at[5]
		}
		out = append(out, models.MessageEntity{Type: kind, Offset: Units(text[:start]), Length: Units(text[start:end])})
	}
	return out
}

// SeesAll tells the bot of every message in the group, as where it is an admin
// or its privacy mode is off.
func (c Chat) SeesAll() {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.sees[c.id] = true
}

// tells reports whether privacy mode lets the bot see a message.
func (s *Server) tells(r *room, m *models.Message) bool {
	if r.chat.Type == models.ChatTypePrivate || s.sees[r.chat.ID] || m.ViaBot != nil {
		return true
	}
	if to := m.ReplyToMessage; to != nil && to.From != nil && to.From.ID == s.me.ID {
		return true
	}
	text := m.Text + m.Caption
	for _, e := range append(m.Entities, m.CaptionEntities...) {
		if e.Type != models.MessageEntityTypeBotCommand {
			continue
		}
		_, to, named := strings.Cut(Formatted{Text: text}.Of(Entity{Offset: e.Offset, Length: e.Length}), "@")
		if !named || strings.EqualFold(to, s.me.Username) {
			return true
		}
	}
	return false
}

// Edit has the writer of a message change its text.
func (c Chat) Edit(id int, text string) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.rooms[c.id]
	m := *r.messages[id].injected
	m.Text, m.Entities, m.EditDate = text, found(text), s.date()
	r.messages[id].injected = &m
	if s.tells(r, &m) {
		s.enqueue(c.id, models.Update{EditedMessage: &m})
	}
}

// Delete has somebody delete a message; the bot is not told.
func (c Chat) Delete(id int) {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.rooms[c.id].messages[id].Deleted = true
}

// Admin makes a person an admin of the chat.
func (c Chat) Admin(p Person) {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.rooms[c.id].admins[p.ID] = true
}

// Add has a person add the bot to the group.
func (c Chat) Add(p Person) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.rooms[c.id]
	s.enqueue(c.id, models.Update{MyChatMember: &models.ChatMemberUpdated{Chat: r.chat, From: p.User, Date: s.date(),
		OldChatMember: models.ChatMember{Type: models.ChatMemberTypeLeft, Left: &models.ChatMemberLeft{User: &s.me}},
		NewChatMember: models.ChatMember{Type: models.ChatMemberTypeMember, Member: &models.ChatMemberMember{User: &s.me}}}})
}
