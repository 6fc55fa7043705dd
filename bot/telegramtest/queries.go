package telegramtest

import (
	"fmt"
	"regexp"
	"testing"
	"time"

	"github.com/go-telegram/bot/models"
)

// query is a callback or an inline query that waits for its answer.
type query struct {
	kind     queryKind
	chat     int64 // where a guest was called
	replyTo  int   // the message that calls it
	asked    time.Time
	from     Person
	answered bool
	answer   Values
}

// queryKind is what a query is answered by.
type queryKind int

const (
	callbackQuery queryKind = iota
	inlineQuery
	guestQuery
)

// How long a query can be answered, and limits of answers.
const (
	inlineWithin   = 30 * time.Second
	callbackWithin = 15 * time.Minute
	maxToast       = 200
	maxResults     = 50
	maxResultID    = 64
	maxNextOffset  = 64
	maxInlineQuery = 256
)

// ask begins a query. The lock is held.
func (s *Server) ask(kind queryKind, from Person) string {
	s.asked++
	id := fmt.Sprint(8_100_000_000 + s.asked)
	s.queries[id] = &query{kind: kind, asked: s.now(), from: from}
	return id
}

// open is a query that can still be answered.
func (s *Server) openQuery(id string, kind queryKind) (*query, error) {
	q, there := s.queries[id]
	within := callbackWithin
	if kind != callbackQuery {
		within = inlineWithin
	}
	if !there || q.kind != kind || s.now().Sub(q.asked) > within {
		return nil, errOldQuery
	}
	return q, nil
}

func (s *Server) answerCallback(v Values) (any, error) {
	q, err := s.openQuery(v.String("callback_query_id"), callbackQuery)
	if err != nil {
		return nil, err
	}
	if Units(v.String("text")) > maxToast {
		return nil, badRequest("MESSAGE_TOO_LONG")
	}
	q.answered, q.answer = true, v
	return true, nil
}

var startParameter = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// Start has a person open the bot by a deep link with a payload, or without one.
func (c Chat) Start(t testing.TB, p Person, payload string) int {
	t.Helper()
	if payload == "" {
		return c.Say(p, "/start")
	}
	if !startParameter.MatchString(payload) {
		t.Fatalf("a deep link cannot carry %q: 1 to 64 of A-Z, a-z, 0-9, _ and -", payload)
	}
	return c.Say(p, "/start "+payload)
}

func (s *Server) answerInline(v Values) (any, error) {
	q, err := s.openQuery(v.String("inline_query_id"), inlineQuery)
	if err != nil {
		return nil, err
	}
	results := v.List("results")
	if len(results) > maxResults {
		return nil, badRequest("RESULTS_TOO_MUCH")
	}
	if len(v.String("next_offset")) > maxNextOffset {
		return nil, badRequest("NEXT_OFFSET_INVALID")
	}
	seen := map[string]bool{}
	for _, one := range results {
		result := Values(one.(map[string]any)) // checked against the table
		id := result.String("id")
		switch {
		case id == "" || len(id) > maxResultID:
			return nil, badRequest("RESULT_ID_INVALID")
		case seen[id]:
			return nil, badRequest("RESULT_ID_DUPLICATE")
		}
		seen[id] = true
		if _, err := inlineText(result); err != nil {
			return nil, err
		}
	}
	if button := v.Object("button"); button != nil {
		if p := button.String("start_parameter"); p != "" && !startParameter.MatchString(p) {
			return nil, badRequest("START_PARAM_INVALID")
		}
	}
	q.answered, q.answer = true, v
	return true, nil
}

// inlineText is the message that a result becomes when it is sent.
func inlineText(result Values) (Message, error) {
	var m Message
	var err error
	if m.Buttons, err = readButtons(result); err != nil {
		return m, err
	}
	content := result.Object("input_message_content")
	if content == nil {
		return m, nil
	}
	m.Formatted, err = format(content.String("message_text"), content.String("parse_mode"), content.List("entities"), maxText)
	return m, err
}

// Answer waits for the answer to a query: what the bot said to a press of a
// button, or the results of an inline query.
func (s *Server) Answer(t testing.TB, id string) Values {
	t.Helper()
	var answer Values
	s.Until(t, "the query is answered", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		answer = s.queries[id].answer
		return s.queries[id].answered
	})
	return answer
}

// Inline has a person type "@bot" and a query; it gives the query's id.
func (s *Server) Inline(p Person, text, offset string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.ask(inlineQuery, p)
	user := p.User
	if runes := []rune(text); len(runes) > maxInlineQuery {
		text = string(runes[:maxInlineQuery])
	}
	s.enqueue(p.ID, models.Update{InlineQuery: &models.InlineQuery{ID: id, From: &user, Query: text, Offset: offset, ChatType: "sender"}})
	return id
}

// Choose has the person who asked send a result into a chat; the message is as
// readers see it.
func (s *Server) Choose(t testing.TB, id, resultID string, to Chat) Message {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	q := s.queries[id]
	for _, one := range q.answer.List("results") {
		result := Values(one.(map[string]any))
		if result.String("id") != resultID {
			continue
		}
		m, err := inlineText(result)
		if err != nil {
			t.Fatalf("result %s: %v", resultID, err) // it was checked when it was given
		}
		r := s.rooms[to.id]
		r.last++
		m.ID, m.Chat, m.Sent, m.fromBot = r.last, to.id, s.now(), true
		chosen := &models.ChosenInlineResult{ResultID: resultID, From: q.from.User}
		if len(m.Buttons) > 0 {
			m.InlineID = fmt.Sprintf("inline%d", m.ID)
			chosen.InlineMessageID = m.InlineID
		}
		r.messages[m.ID] = &m
		s.enqueue(q.from.ID, models.Update{ChosenInlineResult: chosen})
		return m
	}
	t.Fatalf("there is no result %q", resultID)
	return Message{}
}

// Press has a person press the button of a message whose label or data contains
// what is said; it gives the query's id.
func (c Chat) Press(t testing.TB, p Person, message int, said string) string {
	t.Helper()
	m, there := c.Message(message)
	b, found := m.Button(said)
	if !there || !found || b.Data == "" {
		t.Fatalf("message %d has no button %q to press: %+v", message, said, m.Buttons)
	}
	return c.PressData(p, message, b.Data)
}

// PressData has a person press a button with this data, whether the message
// still has it or not.
func (c Chat) PressData(p Person, message int, data string) string {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.ask(callbackQuery, p)
	r := s.rooms[c.id]
	press := &models.CallbackQuery{ID: id, From: p.User, ChatInstance: fmt.Sprint(c.id), Data: data}
	m, there := r.messages[message]
	switch {
	case !there || m.Deleted:
		press.Message = models.MaybeInaccessibleMessage{Type: models.MaybeInaccessibleMessageTypeInaccessibleMessage,
			InaccessibleMessage: &models.InaccessibleMessage{Chat: r.chat, MessageID: message}}
	case m.InlineID != "":
		press.InlineMessageID = m.InlineID
	default:
		press.Message = models.MaybeInaccessibleMessage{Message: s.told(r, m)}
	}
	s.enqueue(c.id, models.Update{CallbackQuery: press})
	return id
}
