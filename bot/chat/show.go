package chat

import (
	"context"
	"errors"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// key names what an update's answer shows.
func (v *visit) key() string { return mark(v.Salt, v.chat.ID, v.update) }

// show sends what is to be shown, or writes it in the place of what stands there
// already, and remembers it.
func (v *visit) show(ctx context.Context, s *shown, quotes []news.Citation, replyTo int) error {
	first := press{v.key(), showPage, "0"}
	s.Chat, s.Asker, s.View = v.here, v.asker(), first.data()
	screen, ok := v.view(first.key, s, quotes).screen(first)
	if !ok { // there is always a first page
		screen.html = message.Text(v.t.Message.NoSource)
	}
	if err := v.put(ctx, s, screen, replyTo); err != nil {
		return err
	}
	return v.rememberShown(ctx, first.key, s)
}

// put sends a message, or edits the one that an earlier step sent, or the one
// that answered the message before that was written anew.
func (v *visit) put(ctx context.Context, s *shown, screen screen, replyTo int) error {
	unchanged := screen.html == v.growing.html && !v.growing.hinted
	v.growing.html, s.Mark = screen.html, mark(screen.html)
	if s.Message != 0 {
		if unchanged {
			return nil
		}
		return v.edit(ctx, "final", screen.html, s.Message, screen.markup)
	}
	before, err := v.answeredBefore(ctx)
	if err != nil {
		return err
	}
	if before.Answer != 0 {
		s.Message = before.Answer
		if err := v.rewrite(ctx, "rewrite", screen.html, s.Message, screen.markup); !errors.Is(err, ErrRefused) {
			return err
		}
	}
	sent, err := v.send(ctx, "answer", screen.html, replyTo, screen.markup)
	s.Message = sent.Message
	return err
}

func (v *visit) view(key string, s *shown, quotes []news.Citation) view {
	most := perPage
	if !v.private() {
		most = perGroupPage
	}
	return view{t: v.t, key: key, shown: s, quotes: quotes, most: most, translates: v.Translator != nil}
}

// answeredBefore is our answer to the message, when it is a message that was
// written anew.
func (v *visit) answeredBefore(ctx context.Context) (asked, error) {
	var before asked
	if !v.edited || v.message == nil {
		return before, nil
	}
	_, err := v.recall(ctx, v.askedName(v.message.ID), &before)
	return before, err
}

// rememberShown remembers what our message shows, which message it answers, and
// in a group that the claim was answered.
func (v *visit) rememberShown(ctx context.Context, key string, s *shown) error {
	if err := v.keep(ctx, "shown:"+key, s.Asker, s, answerFor); err != nil {
		return err
	}
	if err := v.watch(ctx, key, s); err != nil {
		return err
	}
	done := asked{Answer: s.Message, Key: key, At: v.Now()}
	if v.message != nil {
		if err := v.keep(ctx, v.askedName(v.message.ID), s.Asker, done, answerFor); err != nil {
			return err
		}
	}
	if v.private() || s.Only != "" {
		return nil
	}
	return v.keep(ctx, v.claimName(s.Question, s.Status != ""), s.Asker, done, claimFor)
}

// claimName is under what it is remembered that a claim was answered in a group:
// the same words count as the same claim.
func (v *visit) claimName(text string, checked bool) string {
	folded := news.Fold(text)
	words := make([]string, folded.Len())
	for i := range words {
		words[i] = folded.Word(i)
	}
	return "claim:" + mark(v.Salt, v.chat.ID, v.thread, checked, v.settings.Outlets, v.t.Code, words)
}

// saidBefore points to the answer that a group had for the same claim, if it
// still stands there, and says more beside that.
func (v *visit) saidBefore(ctx context.Context, text string, checked bool, more string) (bool, error) {
	if v.private() || v.edited {
		return false, nil
	}
	var before asked
	if there, err := v.recall(ctx, v.claimName(text, checked), &before); !there || err != nil {
		return false, err
	}
	if v.message != nil {
		var mine asked // handled before, by a process that died since
		if there, err := v.recall(ctx, v.askedName(v.message.ID), &mine); err != nil || there && mine.Answer == before.Answer {
			return false, err
		}
	}
	if done, err := v.replyToEarlier(ctx, before.Answer, more); !done || err != nil {
		return done, err
	}
	return true, v.renew(ctx, before.Key)
}

// renew shows an earlier answer as moderators left it since.
func (v *visit) renew(ctx context.Context, key string) error {
	var s shown
	there, err := v.recall(ctx, "shown:"+key, &s)
	if !there || err != nil {
		return err
	}
	quotes, err := v.again(ctx, &s, v.group())
	if err != nil {
		return err
	}
	p, _ := readPress(s.View)
	screen, ok := v.view(key, &s, quotes).screen(p)
	if !ok || mark(screen.html) == s.Mark {
		return nil
	}
	return v.turn(ctx, p, &s, screen)
}
