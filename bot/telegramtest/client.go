package telegramtest

import (
	"io"
	"net/http"
	"net/http/httptest"
)

// Client asks the server within the process. Its requests end when their
// context does, as on a network.
func (s *Server) Client() *http.Client { return &http.Client{Transport: inside{s}} }

// inside is a transport without a network.
type inside struct{ handler http.Handler }

func (i inside) RoundTrip(r *http.Request) (*http.Response, error) {
	type outcome struct {
		response *http.Response
		err      error
	}
	done := make(chan outcome, 1)
	go func() {
		if r.Body != nil {
			defer r.Body.Close()
		}
		w := &recorder{ResponseRecorder: httptest.NewRecorder()}
		i.handler.ServeHTTP(w, r)
		if w.cut {
			done <- outcome{err: io.ErrUnexpectedEOF}
			return
		}
		done <- outcome{response: w.Result()}
	}()
	select {
	case <-r.Context().Done():
		return nil, r.Context().Err()
	case o := <-done:
		return o.response, o.err
	}
}

// recorder is a response that may be cut off.
type recorder struct {
	*httptest.ResponseRecorder
	cut bool
}

func (r *recorder) hangUp() { r.cut = true }
