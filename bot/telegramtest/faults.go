package telegramtest

import (
	"net/http"
	"time"
)

// Fault is what goes wrong with calls of a test's choosing.
type Fault struct {
	Method  string        // "": any but getUpdates
	Chat    int64         // 0: any
	Times   int           // how many calls; 0: one
	Delay   time.Duration // before anything else
	Refusal *Refusal      // the answer; nothing is done
	Gateway bool          // the answer is 502 with a page of HTML; nothing is done
	Lost    bool          // all is done, and the connection is cut before the answer
}

// Fail arranges for faults; of several that fit a call the first counts.
func (s *Server) Fail(faults ...Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range faults {
		f.Times = max(f.Times, 1)
		s.faults = append(s.faults, &f)
	}
}

// TooMany is an answer 429 that asks to wait for some seconds.
func TooMany(seconds int) *Refusal { return tooMany(seconds) }

// Conflict is an answer 409 as a second poller gets it.
func Conflict() *Refusal { return conflict(secondPoller) }

// fault is the next fault for a call, if there is one.
func (s *Server) fault(call Call) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.faults {
		if f.Times > 0 && f.fits(call) {
			f.Times--
			return f
		}
	}
	return nil
}

func (f *Fault) fits(call Call) bool {
	if f.Method == "" && call.Method == "getUpdates" || f.Method != "" && f.Method != call.Method {
		return false
	}
	return f.Chat == 0 || f.Chat == call.Chat
}

// wait lets the fault's delay pass; it reports whether the caller still waits.
func (f *Fault) wait(r *http.Request, stop <-chan struct{}) bool {
	if f.Delay == 0 {
		return true
	}
	timer := time.NewTimer(f.Delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
	case <-stop:
	}
	return false
}

// before answers in place of the method, if the fault is of that kind.
func (f *Fault) before(w http.ResponseWriter) bool {
	switch {
	case f.Gateway:
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadGateway)
		_, _ = w.Write([]byte("<html><body><h1>502 Bad Gateway</h1></body></html>\n"))
		return true
	case f.Refusal != nil:
		answer(w, nil, f.Refusal)
		return true
	}
	return false
}

// hangUp ends the connection without an answer.
func hangUp(w http.ResponseWriter) {
	if r, ok := w.(interface{ hangUp() }); ok {
		r.hangUp()
		return
	}
	panic(http.ErrAbortHandler) // how net/http is told to cut a connection
}
