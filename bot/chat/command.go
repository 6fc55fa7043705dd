package chat

import (
	"context"
	"strings"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/command"
	"whosaid/store/news"
)

// command does what a command asks.
func (v *visit) command(ctx context.Context, call command.Call) error {
	switch call.Name {
	case "start":
		return v.start(ctx, call.Args)
	case "help":
		return v.help(ctx)
	case "source", "ask":
		return v.source(ctx, call.Args)
	case "check":
		return v.checkCommand(ctx, call.Args)
	case "sources":
		return v.sources(ctx)
	case "settings":
		return v.settingsCommand(ctx)
	case "privacy":
		return v.privacy(ctx)
	case "delete_me":
		return v.deleteMe(ctx)
	case "leave":
		return v.leave(ctx)
	case "add", "audit", "outlets", "takedown", "restore":
		return v.moderatorsCommand(ctx, call)
	case "desk":
		if v.Invite != nil {
			return v.invite(ctx)
		}
	}
	if v.private() {
		return v.say(ctx, v.t.Talk.Unknown)
	}
	return nil // another bot's, perhaps
}

// privacy tells what is kept.
func (v *visit) privacy(ctx context.Context) error {
	text := v.t.Talk.Privacy
	if v.Watcher != nil {
		text += " " + v.t.Incoming.Privacy
	}
	return v.say(ctx, text)
}

// deleteMe forgets all that is kept of who asks.
func (v *visit) deleteMe(ctx context.Context) error {
	if err := v.Desk.Forget(ctx, v.asker()); err != nil {
		return err
	}
	return v.say(ctx, v.t.Talk.Deleted)
}

// leave leaves a group, if an admin wants that.
func (v *visit) leave(ctx context.Context) error {
	if v.private() {
		return v.say(ctx, v.t.Talk.Unknown)
	}
	admin, err := v.administers(ctx)
	if err != nil {
		return err
	}
	if !admin {
		return v.say(ctx, v.t.Group.AdminOnly)
	}
	if err := v.Desk.SetSettings(ctx, v.here, news.Settings{}); err != nil {
		return err
	}
	_, err = v.line.Do(ctx, "leave", &bot.LeaveChatParams{ChatID: v.chat.ID})
	return err
}

// claimed is the claim or quote that a command speaks of, and the message that
// it stands in: the command's own argument, what a reply quotes of another
// message, or the whole of that message. What the bot itself wrote is no claim.
func (v *visit) claimed(args string) (text string, in int) {
	m := v.message
	if strings.TrimSpace(args) != "" {
		if to := m.ReplyToMessage; to != nil && !v.ours(to) {
			return args, to.ID
		}
		return args, m.ID
	}
	to := m.ReplyToMessage
	if m.Quote != nil && strings.TrimSpace(m.Quote.Text) != "" && (to == nil || !v.ours(to)) {
		if to == nil { // a message of another chat
			return m.Quote.Text, m.ID
		}
		return m.Quote.Text, to.ID
	}
	if to == nil || v.ours(to) {
		return "", m.ID
	}
	text, _ = command.Text(to)
	if call, is := v.Self.Of(to); is {
		text = call.Args
	}
	return strings.TrimSpace(text), to.ID
}

func (v *visit) ours(m *models.Message) bool { return m.From != nil && m.From.ID == v.Self.ID }
