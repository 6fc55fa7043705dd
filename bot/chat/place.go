package chat

import (
	"context"

	"whosaid/store/news"
)

// place is under what pseudonym all is kept that a chat chose and decided, with
// its settings. A supergroup that was a group goes by the group's pseudonym, so
// that nothing needs to be moved when the one becomes the other. "" is no chat.
func (h *Host) place(ctx context.Context, chat int64) (news.Pseudonym, news.Settings, error) {
	if chat == 0 {
		return "", news.Settings{}, nil
	}
	here := h.chatAlias(chat)
	settings, err := h.Desk.Settings(ctx, here)
	if err == nil && settings.Was != "" {
		here = settings.Was
		settings, err = h.Desk.Settings(ctx, here)
	}
	return here, settings, err
}

// became notes that a group has become a supergroup, which Telegram tells both,
// in any order, or only with the next message.
func (h *Host) became(ctx context.Context, group, supergroup int64) error {
	if group == supergroup {
		return nil
	}
	return h.Desk.SetSettings(ctx, h.chatAlias(supergroup), news.Settings{Was: h.chatAlias(group)})
}
