package api

import (
	"fmt"
	"io"
	"log/slog"
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
