package memory

import (
	"context"
	"crypto/rand"
	"slices"
	"sync"
	"time"

	"whosaid/store/news"
)

// Desk keeps in one process what the bot remembers of conversations, chats'
// settings and moderators' decisions. It is empty again after a restart.
type Desk struct {
	now func() time.Time

	mu        sync.Mutex
	salt      []byte
	notes     map[string]kept
	tallies   map[string]tally
	settings  map[news.Pseudonym]news.Settings
	decisions map[string]news.Decision
	records   records
	cases     map[string]openCase
}

type kept struct {
	news.Note
	until time.Time
}

type tally struct {
	seen  map[string]bool
	until time.Time
}

// NewDesk makes an empty desk; now tells when a note's time is over.
func NewDesk(now func() time.Time) *Desk {
	salt := make([]byte, news.SaltSize)
	rand.Read(salt) // never fails
	return &Desk{
		now: now, salt: salt,
		notes: map[string]kept{}, tallies: map[string]tally{},
		settings: map[news.Pseudonym]news.Settings{}, decisions: map[string]news.Decision{},
		records: newRecords(), cases: map[string]openCase{},
	}
}

// Salt is what pseudonyms are made with.
func (d *Desk) Salt(context.Context) ([]byte, error) { return slices.Clone(d.salt), nil }

// Settings are those of a chat; zero when nobody chose any.
func (d *Desk) Settings(_ context.Context, chat news.Pseudonym) (news.Settings, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.settings[chat]
	s.Outlets = slices.Clone(s.Outlets)
	return s, nil
}

// SetSettings changes the settings of a chat.
func (d *Desk) SetSettings(_ context.Context, chat news.Pseudonym, s news.Settings) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	s.Outlets = slices.Clone(s.Outlets)
	d.settings[chat] = s
	return nil
}
