package api

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// Secret is a key or a password. However it is printed, logged or encoded, it
// reads ***; string(s) is the value itself.
type Secret string

const masked = "***"

// Format prints the mask, whatever the verb.
func (Secret) Format(out fmt.State, _ rune) { _, _ = io.WriteString(out, masked) }

// String returns the mask.
func (Secret) String() string { return masked }

// LogValue is the mask, for structured logs.
func (Secret) LogValue() slog.Value { return slog.StringValue(masked) }

// MarshalText is the mask, for JSON and YAML.
func (Secret) MarshalText() ([]byte, error) { return []byte(masked), nil }

// How long a piece of a secret is that is no chance: so many characters, of a short
// secret half of it, but some.
const (
	longPiece  = 8
	shortPiece = 4
)

// Hide masks the secret in a text of another, and each piece of it that is no chance:
// what a server says may be cut off in the middle of it, or break it over lines.
func (s Secret) Hide(text string) string {
	secret := string(s)
	if secret == "" {
		return text
	}
	least := min(len(secret), max(shortPiece, min(longPiece, (len(secret)+1)/2)))
	var out strings.Builder
	for at := 0; at < len(text); {
		n := 0
		for size := least; at+size <= len(text) && strings.Contains(secret, text[at:at+size]); size++ {
			n = size
		}
		if n == 0 {
			out.WriteByte(text[at])
			at++
			continue
		}
		out.WriteString(masked)
		at += n
	}
	return out.String()
}
