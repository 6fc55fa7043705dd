package news

import "time"

// Note is what the bot remembers for a while under a name: what a person asked
// before, what a message shows. It is gone when its time is over, and when its
// owner asks for that.
type Note struct {
	Name  string
	Owner Pseudonym // whose it is; "" is nobody's
	Value []byte
	For   time.Duration // how long it is kept, at least a second
}

// SaltSize is the length of the salt of pseudonyms, in bytes.
const SaltSize = 32

// SeedSize is the length of what the key is made of that signs receipts, in bytes.
const SeedSize = 32
