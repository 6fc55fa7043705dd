package telegramtest

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-telegram/bot/models"
)

// Server is a Bot API server with one bot. Its methods are safe for concurrent use.
type Server struct {
	token   string
	me      models.User
	now     func() time.Time
	address string

	mu      sync.Mutex
	changed chan struct{} // closed when anything changes
	rooms   map[int64]*room
	people  int64
	groups  int64
	queries map[string]*query
	asked   int // ids of queries
	calls   []Call
	faults  []*Fault

	pending    []*pending
	nextUpdate int64
	allowed    []string // nil: the default
	poll       chan struct{}
	hook       hook
	proxy      *url.URL // where requests to the webhook go in truth
	stop       chan struct{}
	sees       map[int64]bool // groups where the bot is shown everything
}

// Token is the bot's token.
func (s *Server) Token() string { return s.token }

// Me is the bot's user.
func (s *Server) Me() models.User { return s.me }

// URL is where the server listens; "" for one that does not.
func (s *Server) URL() string { return s.address }

// New is a server that listens nowhere: it is an http.Handler, and Client asks
// it within the process, which a bubble of testing/synctest allows. Stop ends
// what it does by itself.
func New() *Server {
	const id = 700100200
	return &Server{
		token:      "700100200:AAtelegramtest_0123456789abcdefghijk",
		me:         models.User{ID: id, IsBot: true, FirstName: "Who said", Username: "WhosaidTestBot"},
		now:        time.Now,
		changed:    make(chan struct{}),
		rooms:      map[int64]*room{},
		queries:    map[string]*query{},
		nextUpdate: 41_000_001,
		stop:       make(chan struct{}),
		sees:       map[int64]bool{},
	}
}

// Start is a server that listens on a port of 127.0.0.1 until the test ends.
func Start(t testing.TB) *Server {
	t.Helper()
	s := New()
	listener := httptest.NewServer(s)
	s.address = listener.URL
	t.Cleanup(func() {
		s.Stop()
		listener.CloseClientConnections()
		listener.Close()
	})
	return s
}

// Stop ends polls that wait and the delivery to a webhook.
func (s *Server) Stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.stop:
	default:
		close(s.stop)
	}
}

// wake tells all who wait that something has changed. The lock is held.
func (s *Server) wake() {
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *Server) date() int { return int(s.now().Unix()) }

// ServeHTTP answers /bot<token>/<method>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token, method, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/bot"), "/")
	if token != s.token {
		answer(w, nil, errUnauthorized)
		return
	}
	method = s.canonical(method)
	if method == "" {
		answer(w, nil, errNoMethod)
		return
	}
	raw, err := readValues(r)
	if err == nil {
		var values Values
		if values, err = loadSpec().check(method, raw); err == nil {
			s.handle(w, r, method, values)
			return
		}
	} else if errors.Is(err, errCut) {
		return // as if it had never come
	}
	s.record(Call{Method: method, At: s.now(), Refused: asRefusal(err), Malformed: true})
	answer(w, nil, err)
}

// canonical is the method's name as the table spells it: the server does not
// mind the case. "" is a method that it does not know.
func (s *Server) canonical(method string) string {
	for name := range loadSpec().Methods {
		if strings.EqualFold(name, method) {
			return name
		}
	}
	return ""
}

// handle does what a valid call asks, with the faults that a test wants.
func (s *Server) handle(w http.ResponseWriter, r *http.Request, method string, v Values) {
	call := Call{Method: method, Chat: v.Int("chat_id"), Values: v, At: s.now()}
	fault := s.fault(call)
	if fault != nil {
		if !fault.wait(r, s.stop) {
			return
		}
		if fault.before(w) {
			call.Refused, call.Failed = fault.Refusal, true
			s.record(call)
			return
		}
	}
	result, err := s.do(r, method, v, &call)
	call.Refused = asRefusal(err)
	if method != "getUpdates" || err != nil {
		s.record(call)
	}
	if fault != nil && fault.Lost {
		hangUp(w)
		return
	}
	answer(w, result, err)
}

func asRefusal(err error) *Refusal {
	if refusal, ok := errors.AsType[*Refusal](err); ok {
		return refusal
	}
	return nil
}

// reply is the form of every answer.
type reply struct {
	OK          bool        `json:"ok"`
	Result      any         `json:"result,omitempty"`
	ErrorCode   int         `json:"error_code,omitempty"`
	Description string      `json:"description,omitempty"`
	Parameters  *parameters `json:"parameters,omitempty"`
}

type parameters struct {
	RetryAfter int   `json:"retry_after,omitempty"`
	MigrateTo  int64 `json:"migrate_to_chat_id,omitempty"`
}

func answer(w http.ResponseWriter, result any, err error) {
	out, status := reply{OK: err == nil, Result: result}, http.StatusOK
	if err != nil {
		refusal := asRefusal(err)
		if refusal == nil {
			refusal = &Refusal{Code: http.StatusInternalServerError, Description: "Internal Server Error: " + err.Error()}
		}
		status = refusal.Code
		out.ErrorCode, out.Description = refusal.Code, refusal.Description
		if refusal.RetryAfter != 0 || refusal.MigrateTo != 0 {
			out.Parameters = &parameters{refusal.RetryAfter, refusal.MigrateTo}
		}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(out) // a client that is gone has no use for it
}
