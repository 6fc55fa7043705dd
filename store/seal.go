package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// seal is a digest of a record's fields, in order, that is stored beside them:
// the first 16 bytes of SHA-256, in hexadecimal. A field that was changed behind
// the store's back, a speaker's name for one, must not become a label.
func seal(fields ...string) string {
	digest := sha256.New()
	for _, field := range fields {
		var length [8]byte
		binary.BigEndian.PutUint64(length[:], uint64(len(field)))
		digest.Write(length[:])
		digest.Write([]byte(field))
	}
	return hex.EncodeToString(digest.Sum(nil)[:16])
}
