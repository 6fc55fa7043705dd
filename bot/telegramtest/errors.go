package telegramtest

import (
	"fmt"
	"net/http"
)

// Refusal is an answer of the server that is not "ok".
type Refusal struct {
	Code        int    // as HTTP's
	Description string // what the server says
	RetryAfter  int    // seconds; 0: none
	MigrateTo   int64  // the chat that a group has become; 0: none
}

// Error is the server's words.
func (r *Refusal) Error() string { return r.Description }

func badRequest(format string, args ...any) error {
	return &Refusal{Code: http.StatusBadRequest, Description: "Bad Request: " + fmt.Sprintf(format, args...)}
}

func tooMany(seconds int) *Refusal {
	return &Refusal{
		Code:        http.StatusTooManyRequests,
		Description: fmt.Sprintf("Too Many Requests: retry after %d", seconds),
		RetryAfter:  seconds,
	}
}

func migrated(to int64) *Refusal {
	return &Refusal{
		Code:        http.StatusBadRequest,
		Description: "Bad Request: group chat was upgraded to a supergroup chat",
		MigrateTo:   to,
	}
}

func forbidden(why string) *Refusal {
	return &Refusal{Code: http.StatusForbidden, Description: "Forbidden: " + why}
}

func conflict(why string) *Refusal {
	return &Refusal{Code: http.StatusConflict, Description: "Conflict: " + why}
}

var (
	errUnauthorized = &Refusal{Code: http.StatusUnauthorized, Description: "Unauthorized"}
	errNoMethod     = &Refusal{Code: http.StatusNotFound, Description: "Not Found: method not found"}
	errOldQuery     = badRequest("query is too old and response timeout expired or query ID is invalid")
)
