package news

import (
	"errors"
	"time"
)

// Letter is an update from Telegram as a journal keeps it, from when it was
// taken in until it is handled.
type Letter struct {
	ID    int64  // the update's
	Lane  string // letters of one lane are handled in order, one at a time
	Body  []byte // the update as JSON
	At    time.Time
	Tries int               // how often it was claimed, this time included
	Steps map[string]string // what became of the steps that were done for it
}

// Errors of a journal.
var (
	// ErrJournalFull: too many letters wait; the sender must keep them.
	ErrJournalFull = errors.New("too many updates wait to be handled")
	// ErrLetterLost: another process has taken the letter over.
	ErrLetterLost = errors.New("another process handles this update now")
)

// How long a journal knows a letter: one that waits, and one that was handled,
// whose second copy is then dropped. Telegram itself keeps an update for a day.
const (
	LetterWaits    = 48 * time.Hour
	LetterIsKnown  = 26 * time.Hour
	LettersWaiting = 100_000 // more are refused
)
