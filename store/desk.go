package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/redis/go-redis/v9"

	"whosaid/store/news"
)

// Desk keeps in Redis what the bot remembers of conversations, chats' settings
// and moderators' decisions, for all processes of one bot.
type Desk struct{ store *Store }

// Desk is the bot's desk in this store.
func (s *Store) Desk() *Desk { return &Desk{s} }

// Salt is what pseudonyms are made with: random, and the same for good.
func (d *Desk) Salt(ctx context.Context) ([]byte, error) { return d.random(ctx, "salt", news.SaltSize) }

// Settings are those of a chat; zero when nobody chose any.
func (d *Desk) Settings(ctx context.Context, chat news.Pseudonym) (news.Settings, error) {
	var s news.Settings
	value, err := d.store.clients.read.HGet(ctx, d.store.keys.bot("settings"), string(chat)).Bytes()
	if errors.Is(err, redis.Nil) {
		return s, nil
	}
	if err == nil {
		if err := json.Unmarshal(value, &s); err != nil {
			return news.Settings{}, fmt.Errorf("read the settings of chat %s: %w: %w", chat, ErrDamaged, err)
		}
	}
	if err != nil {
		return s, d.store.fail(ctx, err, "read the settings of chat %s", chat)
	}
	return s, nil
}

// SetSettings changes the settings of a chat.
func (d *Desk) SetSettings(ctx context.Context, chat news.Pseudonym, s news.Settings) error {
	value, err := json.Marshal(s)
	if err == nil {
		err = d.store.clients.write.HSet(ctx, d.store.keys.bot("settings"), string(chat), value).Err()
	}
	if err != nil {
		return d.store.fail(ctx, err, "change the settings of chat %s", chat)
	}
	return nil
}
