package chat

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// stands reports whether the chat wants to be told, and the message that asked is
// still answered by what is watched: it may have been edited since.
func (v *visit) stands(ctx context.Context, key string, w watched) (bool, error) {
	if v.settings.Untold {
		return false, nil
	}
	var now asked
	there, err := v.recall(ctx, v.askedName(w.Question), &now)
	return err == nil && (w.Question == 0 || !there || now.Key == key), err
}

// gone names the outlets of the quotes that stand in their articles no more. What was
// removed or taken down here is no change of theirs.
func (v *visit) gone(ctx context.Context, s *shown) ([]string, error) {
	var outlets []string
	for _, k := range s.Quotes {
		now, err := v.Library.Article(ctx, k.Ref.Article)
		if errors.Is(err, news.ErrNoArticle) || err == nil && now.Hash() == k.Ref.Hash {
			continue
		}
		if err != nil {
			return nil, err
		}
		quote, err := v.Quotes.Quote(ctx, k.Ref, k.Said, v.group())
		if errors.Is(err, news.ErrNoArticle) {
			continue
		}
		if err != nil {
			return nil, err
		}
		name := v.t.Outlet(quote.Outlet())
		if !strings.Contains(now.Text(), quote.Text()) && !slices.Contains(outlets, name) {
			if _, err := news.Find(now, quote.Text()); errors.Is(err, news.ErrNotFound) {
				outlets = append(outlets, name)
			}
		}
	}
	return outlets, nil
}

// watchNow watches the articles of an answer as they are now.
func (v *visit) watchNow(ctx context.Context, key string, s *shown) error {
	var editions []news.Edition
	for _, e := range editionsOf(s) {
		now, err := v.Library.Article(ctx, e.Article)
		if errors.Is(err, news.ErrNoArticle) {
			continue
		}
		if err != nil {
			return err
		}
		editions = append(editions, news.Edition{Article: e.Article, Hash: now.Hash()})
	}
	return v.Watcher.Watch(ctx, key, editions, watchFor)
}

// willTell keeps what is to be told, and then that it was: once somebody counts as told,
// it must be there.
func (v *visit) willTell(ctx context.Context, key string, s *shown, w watched) error {
	if err := v.keep(ctx, "shown:"+key, s.Asker, s, answerFor); err != nil {
		return err
	}
	return v.keep(ctx, watchName(key), s.Asker, w, watchFor)
}

// tell adds the line to the answer, or says it below.
func (v *visit) tell(ctx context.Context, key string, s *shown) error {
	quotes, err := v.again(ctx, s, v.group())
	if err != nil {
		return err
	}
	view := v.view(key, s, quotes)
	at, _ := readPress(s.View)
	screen, ok := view.screen(at)
	if !ok {
		at = press{key, showPage, "0"}
		screen, ok = view.screen(at)
	}
	err = ErrRefused
	if ok && screen.html != message.Footed(screen.html, view.since()) {
		err = v.rewrite(ctx, "changed", screen.html, s.Message, screen.markup)
	}
	switch {
	case errors.Is(err, ErrGone):
		return nil
	case errors.Is(err, ErrRefused) && v.private():
		return v.whisper(ctx, view.since(), s.Message)
	case errors.Is(err, ErrRefused):
		return nil // in a group nothing is written unasked
	case err != nil:
		return err
	}
	s.View, s.Mark = at.data(), mark(screen.html)
	return v.keep(ctx, "shown:"+key, s.Asker, s, answerFor)
}

// whisper says a line below a message, and nobody's device makes a sound.
func (v *visit) whisper(ctx context.Context, text string, below int) error {
	_, err := v.line.Do(ctx, "whisper", &bot.SendMessageParams{
		ChatID: v.chat.ID, Text: message.Text(text), ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview(),
		DisableNotification: true, ReplyParameters: &models.ReplyParameters{MessageID: below, AllowSendingWithoutReply: true},
	})
	if errors.Is(err, ErrGone) || errors.Is(err, ErrRefused) {
		return nil
	}
	return err
}
