package telegramtest

import (
	"encoding/json"
	"testing"

	"github.com/go-telegram/bot/models"
)

// guestMessage is a message that calls the bot into a chat where it is no member.
// The library knows no such thing yet.
type guestMessage struct {
	*models.Message
	GuestQueryID string `json:"guest_query_id"`
}

// Guest has a person mention the bot in a chat where it is no member, in answer
// to a message or, with 0, to none; it gives the query's id. A bot that did not
// ask for guest messages is told of nothing.
func (c Chat) Guest(p Person, text string, replyTo int) string {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.rooms[c.id]
	r.closed = forbidden("bot is not a member of the " + string(r.chat.Type) + " chat")
	r.last++
	m := s.written(r, Post{From: p, Text: text, ReplyTo: replyTo})
	r.messages[m.ID] = &Message{ID: m.ID, Chat: c.id, Sent: s.now(), injected: m}
	id := s.ask(guestQuery, p)
	q := s.queries[id]
	q.chat, q.replyTo = c.id, m.ID
	if !s.wants("guest_message") {
		return id
	}
	body, err := json.Marshal(map[string]any{"update_id": s.nextUpdate, "guest_message": guestMessage{m, id}})
	if err != nil {
		panic("telegramtest: " + err.Error()) // an update of ours that is no JSON
	}
	s.pending = append(s.pending, &pending{id: s.nextUpdate, chat: c.id, body: body})
	s.nextUpdate++
	s.wake()
	return id
}

// answerGuest puts the one message that a guest may send into the chat.
func (s *Server) answerGuest(v Values, call *Call) (any, error) {
	q, err := s.openQuery(v.String("guest_query_id"), guestQuery)
	if err != nil {
		return nil, err
	}
	if q.answered {
		return nil, errOldQuery
	}
	result := v.Object("result")
	if id := result.String("id"); id == "" || len(id) > maxResultID {
		return nil, badRequest("RESULT_ID_INVALID")
	}
	m, err := inlineText(result)
	if err != nil {
		return nil, err
	}
	r := s.rooms[q.chat]
	r.last++
	m.ID, m.Chat, m.ReplyTo, m.Sent, m.fromBot = r.last, q.chat, q.replyTo, s.now(), true
	m.InlineID = "guest" + v.String("guest_query_id")
	r.messages[m.ID] = &m
	q.answered, q.answer = true, v
	call.Chat, call.Message = q.chat, m.ID
	return map[string]string{"inline_message_id": m.InlineID}, nil
}

// Answered is how many of these queries were answered, and how many calls did so.
func (s *Server) Answered(t testing.TB, ids []string) (queries, calls int) {
	t.Helper()
	asked := map[string]bool{}
	for _, id := range ids {
		asked[id] = true
	}
	for _, call := range s.Calls("answerGuestQuery") {
		if call.Refused == nil && !call.Failed && asked[call.Values.String("guest_query_id")] {
			calls++
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for id := range asked {
		if s.queries[id].answered {
			queries++
		}
	}
	return queries, calls
}
