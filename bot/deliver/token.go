package deliver

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"regexp"
	"strings"
)

// Token is a bot's token. It prints as ***.
type Token string

// String hides the token.
func (t Token) String() string { return "***" }

// GoString hides the token from %#v.
func (t Token) GoString() string { return "***" }

// LogValue hides the token from structured logs.
func (t Token) LogValue() slog.Value { return slog.StringValue("***") }

// MarshalText hides the token from JSON.
func (t Token) MarshalText() ([]byte, error) { return []byte("***"), nil }

var tokenForm = regexp.MustCompile(`^\d{3,20}:[A-Za-z0-9_-]{20,100}$`)

// WellFormed reports whether the token looks like one that BotFather gives.
func (t Token) WellFormed() bool { return tokenForm.MatchString(string(t)) }

// Telegram is the address of Telegram's own Bot API server.
const Telegram = "https://api.telegram.org"

// method is the address of a method of the Bot API.
func (t Token) method(server, name string) string {
	if server == "" {
		server = Telegram
	}
	return strings.TrimSuffix(server, "/") + "/bot" + string(t) + "/" + name
}

// Secret is a webhook's secret for those who chose none: all processes with one
// token have the same, and nobody else can know it.
func (t Token) Secret() string {
	mac := hmac.New(sha256.New, []byte(t))
	mac.Write([]byte("whosaid webhook"))
	return hex.EncodeToString(mac.Sum(nil))
}
