package api

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"whosaid/store/news"
)

// Keys are those who may ask. What is kept of a key is its hash.
type Keys struct{ keys []key }

type key struct {
	sum   [sha256.Size]byte
	until time.Time // zero: for good
}

// nobody is the number of whoever has no key; keys count from 1, as they are listed.
const nobody = 0

// Errors of those who may not come in.
var (
	errNoKey   = errors.New("a key is needed: Authorization: Bearer KEY")
	errBadKey  = errors.New("the key is not one of those that are known here")
	errExpired = errors.New("the key has expired")
)

// mostKey is the length of the longest key, in bytes.
const mostKey = 512

// ParseKeys reads keys that are separated by commas. KEY@2027-01-31 is good until
// the end of that day, UTC. What is wrong is told by a key's number, and never shows
// the key.
func ParseKeys(list string) (Keys, error) {
	var out Keys
	for i, part := range strings.Split(list, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		text, day, dated := strings.Cut(part, "@")
		if !wellFormed(text) {
			return Keys{}, fmt.Errorf("key %d is empty, too long or has characters that a key may not have; use letters, digits and -._~+/=", i+1)
		}
		one := key{sum: sha256.Sum256([]byte(text))}
		if dated {
			last, err := time.Parse(time.DateOnly, day)
			if err != nil {
				return Keys{}, fmt.Errorf("behind the @ of key %d stands no date; write it like 2027-01-31", i+1)
			}
			one.until = last.AddDate(0, 0, 1)
		}
		out.keys = append(out.keys, one)
	}
	return out, nil
}

// None reports whether there is no key, so that nobody may ask.
func (k Keys) None() bool { return len(k.keys) == 0 }

// String shows nothing of the keys.
func (k Keys) String() string { return fmt.Sprintf("%d keys", len(k.keys)) }

// GoString is String: a key's hash is nobody's business either.
func (k Keys) GoString() string { return k.String() }

// of is the number of the key that a request shows. Every key is compared, each in
// the same time, so that the time tells nothing of how near a guess came.
func (k Keys) of(authorization []string, now time.Time) (number int, err error) {
	if len(authorization) == 0 {
		return nobody, errNoKey
	}
	scheme, shown, _ := strings.Cut(authorization[0], " ")
	shown = strings.TrimSpace(shown)
	if len(authorization) > 1 || !strings.EqualFold(scheme, "Bearer") || !wellFormed(shown) {
		return nobody, errBadKey
	}
	sum, found := sha256.Sum256([]byte(shown)), nobody
	for i, one := range k.keys {
		found = subtle.ConstantTimeSelect(subtle.ConstantTimeCompare(sum[:], one.sum[:]), i+1, found)
	}
	if found == nobody {
		return nobody, errBadKey
	}
	if until := k.keys[found-1].until; !until.IsZero() && !now.Before(until) {
		return nobody, errExpired
	}
	return found, nil
}

// alias is the name under which it is kept what a key asked. It stays the same where
// the list changes, and whoever reads it does not learn the key.
func (k Keys) alias(number int, salt []byte) news.Pseudonym {
	if number == nobody {
		return ""
	}
	made := hmac.New(sha256.New, salt)
	made.Write(k.keys[number-1].sum[:])
	return news.Pseudonym("key:" + hex.EncodeToString(made.Sum(nil)[:16]))
}

// wellFormed reports whether text is what RFC 6750 lets a bearer show.
func wellFormed(text string) bool {
	wrong := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("-._~+/=", r)
	}
	return len(text) >= 1 && len(text) <= mostKey && !strings.ContainsFunc(text, wrong)
}
