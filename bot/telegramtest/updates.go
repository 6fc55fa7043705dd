package telegramtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"github.com/go-telegram/bot/models"
)

// pending is an update that the bot has not confirmed.
type pending struct {
	id       int64
	chat     int64
	body     json.RawMessage
	again    bool // delivered once more although it was confirmed
	inFlight bool // on its way to the webhook
}

const (
	secondPoller = "terminated by other getUpdates request; make sure that only one bot instance is running"
	hookIsSet    = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
	longestPoll  = 50 * time.Second
	mostUpdates  = 100
)

// enqueue gives an update its number and lets the bot have it, if it is of a
// kind that the bot wants. The lock is held.
func (s *Server) enqueue(chat int64, u models.Update) int64 {
	if !s.wanted(u) {
		return 0
	}
	u.ID = s.nextUpdate
	s.nextUpdate++
	body, err := json.Marshal(&u)
	if err != nil {
		panic("telegramtest: " + err.Error()) // an update of ours that is no JSON
	}
	s.pending = append(s.pending, &pending{id: u.ID, chat: chat, body: body})
	s.wake()
	return u.ID
}

func (s *Server) wanted(u models.Update) bool {
	body, err := json.Marshal(&u)
	if err != nil {
		return false
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(body, &fields) != nil {
		return false
	}
	for kind := range fields {
		if kind == "update_id" {
			continue
		}
		return s.wants(kind)
	}
	return false
}

// wants reports whether the bot asked for updates of a kind.
func (s *Server) wants(kind string) bool {
	if len(s.allowed) > 0 {
		return slices.Contains(s.allowed, kind)
	}
	return !slices.Contains([]string{"chat_member", "message_reaction", "message_reaction_count"}, kind)
}

// Inject lets the bot have an update made by hand; it gives its number, or 0
// when the bot did not ask for its kind.
func (s *Server) Inject(chat int64, u models.Update) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.enqueue(chat, u)
}

// InjectRaw lets the bot have any JSON as an update, with "update_id" put in.
func (s *Server) InjectRaw(fields map[string]any) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.nextUpdate
	s.nextUpdate++
	fields["update_id"] = id
	body, err := json.Marshal(fields)
	if err != nil {
		panic("telegramtest: " + err.Error())
	}
	s.pending = append(s.pending, &pending{id: id, body: body})
	s.wake()
	return id
}

// Twice delivers the updates that wait once more after they were confirmed, as
// happens when the server does not hear the confirmation.
func (s *Server) Twice() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.pending {
		p.again = true
	}
}

// Pending is how many updates wait to be confirmed.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.pending)
}

// getUpdates answers a poll: at once if updates wait, or else when one comes. A
// poll that waits ends when another begins.
func (s *Server) getUpdates(r *http.Request, v Values) (any, error) {
	s.mu.Lock()
	if s.hook.url != "" {
		s.mu.Unlock()
		return nil, conflict(hookIsSet)
	}
	if _, given := v["allowed_updates"]; given {
		s.allow(v)
	}
	if s.poll != nil {
		close(s.poll)
	}
	mine := make(chan struct{})
	s.poll = mine
	s.mu.Unlock()
	defer s.endPoll(mine)
	limit := time.NewTimer(min(time.Duration(v.Int("timeout"))*time.Second, longestPoll))
	defer limit.Stop()
	for {
		found, changed := s.confirm(v)
		if len(found) > 0 {
			return found, nil
		}
		select {
		case <-changed:
		case <-mine:
			return nil, conflict(secondPoller)
		case <-limit.C:
			return []json.RawMessage{}, nil
		case <-r.Context().Done():
			return nil, r.Context().Err()
		case <-s.stop:
			return []json.RawMessage{}, nil
		}
	}
}

func (s *Server) endPoll(mine chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.poll == mine {
		s.poll = nil
	}
}

// confirm forgets what lies below the offset and gives what comes from there on.
func (s *Server) confirm(v Values) (found []json.RawMessage, changed chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	offset := v.Int("offset")
	if offset < 0 && len(s.pending) > 0 {
		first := max(0, len(s.pending)+int(offset))
		offset = s.pending[first].id
	}
	before := len(s.pending)
	var repeated []json.RawMessage
	s.pending = slices.DeleteFunc(s.pending, func(p *pending) bool {
		if p.id >= offset {
			return false
		}
		if p.again {
			repeated = append(repeated, p.body)
		}
		return true
	})
	limit := int(v.Int("limit"))
	if limit < 1 || limit > mostUpdates {
		limit = mostUpdates
	}
	for _, p := range s.pending {
		found = append(found, p.body)
		if len(found) == limit {
			break
		}
	}
	if len(s.pending) != before {
		s.wake()
	}
	return append(repeated, found...), s.changed
}

// allow sets which kinds of updates the bot wants. The lock is held.
func (s *Server) allow(v Values) {
	s.allowed = nil
	for _, kind := range v.List("allowed_updates") {
		s.allowed = append(s.allowed, kind.(string)) // checked against the table
	}
}
