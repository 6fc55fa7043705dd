package telegramtest

import (
	"fmt"

	"github.com/go-telegram/bot/models"
)

// Person is somebody who uses Telegram.
type Person struct{ models.User }

// room is a chat as the server knows it.
type room struct {
	chat     models.Chat
	started  bool // a private chat that the person has opened
	admins   map[int64]bool
	members  map[int64]bool
	topics   map[int]string
	closed   *Refusal // why nothing can be sent any more
	moved    int64    // the supergroup that it has become
	messages map[int]*Message
	last     int // the highest message id
}

// Chat is a handle on a chat of a server.
type Chat struct {
	server *Server
	id     int64
}

// ID is the chat's id: negative for groups and channels.
func (c Chat) ID() int64 { return c.id }

// The placeholders that stand for a sender where the real one is a chat.
const (
	anonymousAdmin = 1087968824 // "Group"
	channelSender  = 136817688  // "Channel"
)

// Person makes a person who speaks English.
func (s *Server) Person(name string) Person { return s.PersonSpeaking(name, "en") }

// PersonSpeaking makes a person with a language code; "" is one that is not known.
func (s *Server) PersonSpeaking(name, language string) Person {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.people++
	id := 1000 + s.people
	return Person{models.User{ID: id, FirstName: name, Username: fmt.Sprintf("user%d", id), LanguageCode: language}}
}

// Private is the chat of a person with the bot, which the person has started.
func (s *Server) Private(p Person) Chat {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.room(p.ID, models.Chat{ID: p.ID, Type: models.ChatTypePrivate, FirstName: p.FirstName, Username: p.Username})
	r.started = true
	return Chat{s, p.ID}
}

// Group makes a group with a person as its admin.
func (s *Server) Group(title string, admin Person) Chat {
	return s.group(title, models.ChatTypeGroup, admin, func(n int64) int64 { return -4000 - n })
}

// Supergroup makes a supergroup with a person as its admin.
func (s *Server) Supergroup(title string, admin Person) Chat {
	return s.group(title, models.ChatTypeSupergroup, admin, func(n int64) int64 { return -1000000004000 - n })
}

// Forum makes a supergroup with topics by these names; the first has id 2.
func (s *Server) Forum(title string, admin Person, topics ...string) Chat {
	c := s.Supergroup(title, admin)
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.rooms[c.id]
	r.chat.IsForum = true
	for i, name := range topics {
		r.topics[i+2] = name
	}
	return c
}

// Channel makes a channel with a person as its admin.
func (s *Server) Channel(title string, admin Person) Chat {
	return s.group(title, models.ChatTypeChannel, admin, func(n int64) int64 { return -1000000009000 - n })
}

func (s *Server) group(title string, kind models.ChatType, admin Person, id func(int64) int64) Chat {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.groups++
	c := Chat{s, id(s.groups)}
	r := s.room(c.id, models.Chat{ID: c.id, Type: kind, Title: title})
	r.admins[admin.ID] = true
	r.members[admin.ID] = true
	return c
}

// room is the room with this id, made where there is none.
func (s *Server) room(id int64, chat models.Chat) *room {
	if r, there := s.rooms[id]; there {
		return r
	}
	r := &room{chat: chat, admins: map[int64]bool{}, members: map[int64]bool{}, topics: map[int]string{}, messages: map[int]*Message{}}
	s.rooms[id] = r
	return r
}

// Close makes everything that is sent to the chat fail with 403 and these words
// after "Forbidden: ", as "bot was blocked by the user".
func (c Chat) Close(why string) {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.rooms[c.id].closed = forbidden(why)
}

// Reopen ends what Close began.
func (c Chat) Reopen() {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	c.server.rooms[c.id].closed = nil
}

// Migrate makes a group a supergroup, whose handle it gives: what is sent to the
// old one fails and names the new one. Telegram also sends both chats a message
// of it, which the bot gets where tell is set.
func (c Chat) Migrate(tell bool) Chat {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	s.groups++
	old := s.rooms[c.id]
	to := Chat{s, -1000000004000 - s.groups}
	chat := old.chat
	chat.ID, chat.Type = to.id, models.ChatTypeSupergroup
	now := s.room(to.id, chat)
	now.admins, now.members = old.admins, old.members
	old.moved = to.id
	if tell {
		s.service(old, models.Message{MigrateToChatID: to.id})
		s.service(now, models.Message{MigrateFromChatID: c.id})
	}
	return to
}

// service injects a message about the chat itself.
func (s *Server) service(r *room, m models.Message) {
	r.last++
	m.ID, m.Chat, m.Date = r.last, r.chat, s.date()
	m.From = &models.User{ID: anonymousAdmin, IsBot: true, FirstName: "Group", Username: "GroupAnonymousBot"}
	m.SenderChat = &r.chat
	r.messages[m.ID] = &Message{ID: m.ID, Chat: r.chat.ID, Sent: s.now(), injected: &m}
	s.enqueue(r.chat.ID, models.Update{Message: &m})
}
