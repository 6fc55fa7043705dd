package chat

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// watchFor is for how long an asker is told that a quote has changed since.
const watchFor = 14 * 24 * time.Hour

// watcher watches the versions of articles that answers quote.
type watcher interface {
	Watch(ctx context.Context, key string, editions []news.Edition, long time.Duration) error
}

// watched is what must be known to tell of a change in the chat of an answer: beside
// pseudonyms its own number, since nobody asks from there just then.
type watched struct {
	Chat     int64
	Type     models.ChatType
	Thread   int    `json:",omitempty"`
	Language string // of the bot's words
	Question int    // the message that was answered; 0: none
	Told     int64  `json:",omitempty"` // the update that told of a change; 0: none did
	Moved    int64  `json:",omitempty"` // the one that told of a corrected label; likewise
	Reported bool   `json:",omitempty"` // somebody reported a label of the answer
}

func watchName(key string) string { return "watch:" + key }

// watch has the quotes of an answer watched, unless the chat does not want that.
func (v *visit) watch(ctx context.Context, key string, s *shown) error {
	if v.Watcher == nil || v.settings.Untold || s.Message == 0 || s.Status != "" || s.Outcome != news.Answered {
		return nil
	}
	w := watched{Chat: v.chat.ID, Type: v.chat.Type, Thread: v.thread, Language: v.t.Code}
	if v.message != nil {
		w.Question = v.message.ID
	} else { // a press
		var before watched
		if _, err := v.recall(ctx, watchName(key), &before); err != nil {
			return err
		}
		w.Question, w.Reported = before.Question, before.Reported
	}
	return v.watchAs(ctx, key, s, w)
}

func (v *visit) watchAs(ctx context.Context, key string, s *shown, w watched) error {
	if err := v.keep(ctx, watchName(key), s.Asker, w, watchFor); err != nil {
		return err
	}
	return v.Watcher.Watch(ctx, key, editionsOf(s), watchFor)
}

// editionsOf are the versions that quotes were cut from, each once.
func editionsOf(s *shown) []news.Edition {
	var out []news.Edition
	for _, k := range s.Quotes {
		if e := (news.Edition{Article: k.Ref.Article, Hash: k.Ref.Hash}); !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// Changed is the update that an answer may quote what has changed since. The bot
// makes it itself.
type Changed struct {
	Key   string `json:"key"`             // of the answer
	Moved bool   `json:"moved,omitempty"` // moderators may have corrected a label of it
}

// Notice is the update that tells an answer's chat of a change; nil where nobody is to
// be told any more. For one change of one answer it is always the same.
func (h *Host) Notice(ctx context.Context, key string, of news.Reprinted) (chat int64, update *Update, err error) {
	var w watched
	if there, err := h.recall(ctx, watchName(key), &w); !there || err != nil || w.Told != 0 {
		return 0, nil, err
	}
	return w.Chat, own(&Changed{Key: key}, key+" "+string(of.Article)+" "+of.Hash.String()+" "+of.Now.String()), nil
}

// own is an update of the bot's own making; the same cause gives the same number.
func own(c *Changed, cause string) *Update {
	u := &Update{Changed: c}
	u.ID = ownNumber(cause)
	return u
}

// changed tells of what has changed since an answer, once: in the answer itself, or
// where that cannot be, and the chat is private, below it and silently.
func (h *Host) changed(ctx context.Context, id int64, c *Changed, line Line) error {
	var w watched
	var s shown
	there, err := h.recall(ctx, watchName(c.Key), &w)
	if there && err == nil {
		there, err = h.recall(ctx, "shown:"+c.Key, &s)
	}
	if !there || err != nil {
		return err
	}
	v, err := h.visit(ctx, id, models.Chat{ID: w.Chat, Type: w.Type}, nil, line)
	if err != nil {
		return err
	}
	v.thread, v.t = w.Thread, texts.For(cmp.Or(v.settings.Language, w.Language))
	if stands, err := v.stands(ctx, c.Key, w); !stands || err != nil {
		return err
	}
	if c.Moved {
		return v.moved(ctx, c.Key, &s, w)
	}
	return v.reprinted(ctx, c.Key, &s, w)
}

// reprinted tells once of what outlets have changed since an answer.
func (v *visit) reprinted(ctx context.Context, key string, s *shown, w watched) error {
	if w.Told != 0 && w.Told != v.update {
		return nil
	}
	if w.Told == 0 {
		var err error
		if s.Changed, err = v.gone(ctx, s); err != nil {
			return err
		}
		if len(s.Changed) == 0 {
			return v.watchNow(ctx, key, s)
		}
		w.Told = v.update
		if err := v.willTell(ctx, key, s, w); err != nil {
			return err
		}
	}
	return v.tell(ctx, key, s)
}
