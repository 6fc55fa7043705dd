package chat

import (
	"context"
	"time"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/command"
	"whosaid/store/news"
)

// answerer answers questions. An error that is news.ErrNoTopic says that the
// text asks for nothing.
type answerer interface {
	Answer(ctx context.Context, q news.Question) (news.Answer, error)
}

// checker lays a text beside stored quotes, as moderators of the group left them.
type checker interface {
	Check(ctx context.Context, text string, group news.Pseudonym) (news.Check, error)
}

// translator lets a model translate the quotes of an answer, beside which the
// translations stand.
type translator interface {
	Translate(ctx context.Context, to news.Answer, language string) (news.Answer, error)
}

// quoter cuts a stored quote again and puts it under the label that moderators
// left it. The error is news.ErrNoArticle when it may be shown no more.
type quoter interface {
	Quote(ctx context.Context, ref news.Ref, said news.Said, group news.Pseudonym) (news.Citation, error)
}

// library tells what is stored.
type library interface {
	Outlets(ctx context.Context) ([]news.Outlet, error)
	Holdings(ctx context.Context) (news.Searched, error)
	Languages(ctx context.Context) ([]string, error)
	Article(ctx context.Context, id news.ArticleID) (*news.Article, error)
	// Linked is the article that an address opens, in any form in which people
	// share it; news.ErrNoArticle when it is not stored.
	Linked(ctx context.Context, address string) (*news.Article, error)
	Passages(ctx context.Context, id news.ArticleID) ([]news.Passage, error)
}

// adder stores the articles at an address.
type adder interface {
	Add(ctx context.Context, address string) (news.Addition, error)
}

// follower tells what is fetched again and again, and how that went.
type follower interface {
	Followed(ctx context.Context) ([]news.Followed, error)
}

// notes remember for a while.
type notes interface {
	Keep(ctx context.Context, note news.Note) error
	Recall(ctx context.Context, name string) ([]byte, error)
	Forget(ctx context.Context, owner news.Pseudonym) error
}

// tallies count different things under a name.
type tallies interface {
	Tally(ctx context.Context, name, what string, keep time.Duration) (int, error)
}

// preferences are what chats chose.
type preferences interface {
	Settings(ctx context.Context, chat news.Pseudonym) (news.Settings, error)
	SetSettings(ctx context.Context, chat news.Pseudonym, s news.Settings) error
}

// docket keeps moderators' decisions.
type docket interface {
	Decide(ctx context.Context, decision news.Decision) error
	Decisions(ctx context.Context, dockets ...string) ([]news.Decision, error)
	OpenCase(ctx context.Context, c news.Case, keep time.Duration) error
}

// inviter makes a link by which a person signs in to the desk once; ok is false for
// one who has nothing to do there.
type inviter func(ctx context.Context, person int64, language string) (link string, ok bool, err error)

// members tells who runs a group.
type members interface {
	Administrators(ctx context.Context, chat int64) ([]int64, error)
}

// Desk is what the bot remembers.
type Desk interface {
	notes
	tallies
	preferences
	docket
}

// Config is what a Host works with.
type Config struct {
	Self       command.Self
	Answers    answerer
	Checks     checker
	Quotes     quoter
	Translator translator // nil: no model translates
	Library    library
	Adder      adder    // nil: no article can be added here
	Follower   follower // nil: nothing can be followed here
	Watcher    watcher  // nil: what is stored does not change
	Desk       Desk
	Members    members
	Salt       []byte                     // of the pseudonyms of people and chats
	Moderators []int64                    // whose decisions count everywhere
	PerPerson  int                        // answers an hour for one person; 0 is 30
	Examples   func() map[string][]string // by language: questions that stored articles answer, for those who do not know what to ask
	Invented   bool                       // the articles are the demonstration's
	Invite     inviter                    // nil: there is no desk
	CheckAt    func(id string) string     // where a check is seen at the desk; nil likewise
	History    history                    // nil: what is checked is not kept
	Now        func() time.Time
}

// Host is the bot among people: it handles updates of every kind. It is safe
// for concurrent use.
type Host struct {
	Config
}

// New makes a Host.
func New(config Config) *Host {
	if config.PerPerson == 0 {
		config.PerPerson = defaultPerPerson
	}
	return &Host{config}
}

var _ Handler = (*Host)(nil)

// Handle handles one update. What no person can be told is an error.
func (h *Host) Handle(ctx context.Context, update *Update, line Line) error {
	switch {
	case update.Changed != nil && update.ID < 0:
		return h.changed(ctx, update.ID, update.Changed, line)
	case update.Settled != nil && update.ID < 0:
		return h.settled(ctx, update.ID, update.Settled, line)
	case update.Guest != nil:
		return h.guest(ctx, update.ID, update.Guest, line)
	case update.Message != nil:
		return h.message(ctx, update.ID, update.Message, line, false)
	case update.EditedMessage != nil:
		return h.message(ctx, update.ID, update.EditedMessage, line, true)
	case update.ChannelPost != nil:
		return h.message(ctx, update.ID, update.ChannelPost, line, false)
	case update.EditedChannelPost != nil:
		return h.message(ctx, update.ID, update.EditedChannelPost, line, true)
	case update.CallbackQuery != nil:
		return h.pressed(ctx, update.ID, update.CallbackQuery, line)
	case update.InlineQuery != nil:
		return h.inline(ctx, update.ID, update.InlineQuery, line)
	}
	return nil
}

// message handles what somebody wrote, or wrote anew.
func (h *Host) message(ctx context.Context, id int64, m *models.Message, line Line, edited bool) error {
	if m.MigrateToChatID != 0 {
		return h.became(ctx, m.Chat.ID, m.MigrateToChatID)
	}
	if m.MigrateFromChatID != 0 {
		return h.became(ctx, m.MigrateFromChatID, m.Chat.ID)
	}
	if m.ViaBot != nil && m.ViaBot.ID == h.Self.ID {
		return nil // a quote of ours that somebody sent
	}
	v, err := h.visit(ctx, id, m.Chat, m.From, line)
	if err != nil {
		return err
	}
	v.message, v.edited, v.sender = m, edited, m.SenderChat
	if m.IsTopicMessage {
		v.thread = m.MessageThreadID
	}
	if call, ok := h.Self.Of(m); ok {
		return v.command(ctx, call)
	}
	if v.private() {
		return v.privately(ctx)
	}
	if text, ok := h.Self.Mentioned(m); ok {
		return v.source(ctx, text)
	}
	return nil // silent unless called
}
