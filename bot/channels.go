package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat"
	"whosaid/bot/chat/command"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/corpus/channel"
	"whosaid/store/news"
)

// telegramHost is where channels have their addresses.
const telegramHost = "t.me"

// isChannel reports whether an address is a Telegram channel's: its posts come by
// themselves to a bot that is its administrator, and nothing is fetched.
func isChannel(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.EqualFold(u.Hostname(), telegramHost) && strings.Trim(u.Path, "/") != ""
}

// postTaker takes what followed channels post as articles. All else goes to next.
type postTaker struct {
	next   chat.Handler
	self   command.Self
	keeper keeper
}

// Handle handles one update.
func (c postTaker) Handle(ctx context.Context, update *chat.Update, line chat.Line) error {
	m := update.ChannelPost
	if m == nil {
		m = update.EditedChannelPost
	}
	if m == nil {
		return c.next.Handle(ctx, update, line)
	}
	if _, called := c.self.Of(m); called {
		return c.next.Handle(ctx, update, line)
	}
	return c.take(ctx, m)
}

// take stores a post of a channel that is followed. Pictures of an album come one
// by one: the one that has the caption is the post.
func (c postTaker) take(ctx context.Context, m *models.Message) error {
	post, ok := postOf(m)
	if !ok {
		return nil
	}
	all, err := c.keeper.store.Followed(ctx)
	if err != nil {
		return err
	}
	for _, f := range all {
		if !isChannel(f.URL) || !follows(f.URL, m.Chat) {
			continue
		}
		became, err := c.store(ctx, post, f, all)
		slog.InfoContext(ctx, "a channel's post", "channel", f.URL, "post", post.ID, "new", became.New, "updated", became.Updated, "err", err)
		f.Went(time.Now(), became.New+became.Updated, err)
		return errors.Join(err, c.keeper.store.Tried(ctx, f))
	}
	return nil
}

// fromOutlet is a post that repeats a channel which is followed as an outlet's: what
// it came through is that outlet then.
func fromOutlet(p channel.Post, all []news.Followed, known []news.Outlet) channel.Post {
	for _, f := range all {
		if f.Outlet == "" || p.Origin == "" || !strings.EqualFold(f.URL, "https://"+p.Origin) {
			continue
		}
		p.Forwarded, p.Origin = string(f.Outlet), ""
		for _, o := range known {
			if o.ID == f.Outlet {
				p.Forwarded = o.Name
			}
		}
	}
	return p
}

func (c postTaker) store(ctx context.Context, post channel.Post, f news.Followed, all []news.Followed) (kept, error) {
	known, err := c.keeper.store.Outlets(ctx)
	if err != nil {
		return kept{}, err
	}
	reading, err := corpus.ReadPost(ctx, fromOutlet(post, all, known), f.Outlet, known)
	if err != nil {
		return kept{}, fmt.Errorf("read %s: %w", post.URL(), err)
	}
	became, err := c.keeper.all(ctx, []corpus.Reading{reading}, func() {})
	if err == nil && became.New+became.Updated > 0 {
		err = c.keeper.publish(ctx)
	}
	return became, errors.Join(err, became.fault())
}

// follows reports whether an address, https://t.me/name or https://t.me/c/number,
// is that of a chat.
func follows(address string, of models.Chat) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	name := strings.Trim(u.Path, "/")
	return of.Username != "" && strings.EqualFold(name, of.Username) || name == "c/"+strconv.FormatInt(bareID(of.ID), 10)
}

// bareID is a channel's number as its addresses have it: without the mark that the
// Bot API puts before.
func bareID(id int64) int64 {
	const mark = -1_000_000_000_000
	if id < mark {
		return mark - id
	}
	return id
}

// postOf reads a message of a channel; ok is false for one without words, and for
// one that repeats what a person wrote.
func postOf(m *models.Message) (p channel.Post, ok bool) {
	text, _ := command.Text(m)
	p = channel.Post{ID: int64(m.ID), Channel: bareID(m.Chat.ID), Username: m.Chat.Username, Name: m.Chat.Title, Text: text, Published: time.Unix(int64(m.Date), 0)}
	if m.EditDate > 0 {
		p.Updated = time.Unix(int64(m.EditDate), 0)
	}
	if m.ViaBot != nil {
		p.Bot = m.ViaBot.Username
	}
	if from := m.ForwardOrigin; from != nil {
		if from.MessageOriginChannel == nil {
			return p, false
		}
		of := from.MessageOriginChannel.Chat
		p.Forwarded, p.Origin = of.Title, channel.Address(of.Username, bareID(of.ID))
		if of.ID == m.Chat.ID {
			p.Forwarded, p.Origin = "", ""
		}
	}
	return p, strings.TrimSpace(text) != ""
}

// takePosts puts a handler before another one that stores the posts of followed
// channels, where articles are kept.
func takePosts(next chat.Handler, self command.Self, k *keeper) chat.Handler {
	if k == nil {
		return next
	}
	return postTaker{next, self, *k}
}
