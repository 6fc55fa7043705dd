package telegramtest

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// Call is one call that the server was asked for; getUpdates is not kept.
type Call struct {
	Method    string
	Chat      int64 // 0 where it is about none
	Message   int   // the message that it made or changed
	Values    Values
	At        time.Time
	Refused   *Refusal // nil when it was done
	Malformed bool     // it did not fit the API's table
	Failed    bool     // a fault that the test wanted
}

func (s *Server) record(c Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, c)
	s.wake()
}

// Calls are all calls so far of the methods named, or of all.
func (s *Server) Calls(methods ...string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Call
	for _, c := range s.calls {
		if len(methods) == 0 || slices.Contains(methods, c.Method) {
			out = append(out, c)
		}
	}
	return out
}

// Refused are the calls that the server refused by its rules, not by a fault: of
// a bot that is right, none.
func (s *Server) Refused() []Call {
	var out []Call
	for _, c := range s.Calls() {
		if c.Refused != nil && !c.Failed {
			out = append(out, c)
		}
	}
	return out
}

// Limits of the platform on messages sent or edited, as far as they are known.
const (
	perChat   = 1  // in a second
	perGroup  = 20 // in a minute
	perServer = 30 // in a second
)

// Broken are the limits that the calls so far went over, in words; of a bot that
// is right, none.
func (s *Server) Broken() []string {
	var all []time.Time
	chats := map[int64][]time.Time{}
	for _, c := range s.Calls("sendMessage", "sendDocument", "editMessageText", "editMessageReplyMarkup") {
		all = append(all, c.At)
		chats[c.Chat] = append(chats[c.Chat], c.At)
	}
	out := over(all, perServer, time.Second, "all chats")
	for id, times := range chats {
		name := fmt.Sprintf("chat %d", id)
		out = append(out, over(times, perChat, time.Second, name)...)
		if id < 0 {
			out = append(out, over(times, perGroup, time.Minute, name)...)
		}
	}
	slices.Sort(out)
	return out
}

// over finds the first place where more than n times fall within d.
func over(times []time.Time, n int, d time.Duration, where string) []string {
	slices.SortFunc(times, time.Time.Compare)
	for i := n; i < len(times); i++ {
		if gap := times[i].Sub(times[i-n]); gap < d {
			return []string{fmt.Sprintf("%s: %d messages in %v, of which %v allows %d", where, n+1, gap, d, n)}
		}
	}
	return nil
}

// patience is how long a test waits for something to happen.
const patience = 2 * time.Minute

// Until waits until the condition holds, which is asked anew whenever something
// has changed at the server; what names it when it fails to come.
func (s *Server) Until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	limit := time.NewTimer(patience)
	defer limit.Stop()
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if holds() {
			return
		}
		select {
		case <-changed:
		case <-limit.C:
			t.Fatalf("waited %v in vain until %s; calls so far:\n%s", patience, what, s.journal())
		}
	}
}

// journal is the last calls in words.
func (s *Server) journal() string {
	calls := s.Calls()
	out := ""
	for _, c := range calls[max(0, len(calls)-20):] {
		out += fmt.Sprintf("  %s chat %d message %d: %.200q", c.Method, c.Chat, c.Message, c.Values.String("text"))
		if c.Refused != nil {
			out += " refused: " + c.Refused.Description
		}
		out += "\n"
	}
	return out
}
