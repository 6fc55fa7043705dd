package chat

import (
	"context"
	"slices"

	"whosaid/store/news"
)

// labelMark tells one label from another; a quote that is no more has none.
func labelMark(c news.Citation) string {
	if c.Article() == nil {
		return ""
	}
	return mark(c.Label())
}

// Correction is the update that tells an answer's chat that a decision may have moved
// labels of it; nil where nobody is to be told any more.
func (h *Host) Correction(ctx context.Context, key, decision string) (chat int64, update *Update, err error) {
	var w watched
	if there, err := h.recall(ctx, watchName(key), &w); !there || err != nil || w.Moved != 0 {
		return 0, nil, err
	}
	return w.Chat, own(&Changed{Key: key, Moved: true}, key+" "+decision), nil
}

// watchReported has the answer watched of which somebody reported a label, also where
// it is a check.
func (v *visit) watchReported(ctx context.Context, key string, s *shown) error {
	if v.Watcher == nil || v.settings.Untold || s.Message == 0 {
		return nil
	}
	w := watched{Chat: v.chat.ID, Type: v.chat.Type, Thread: v.thread, Language: v.t.Code}
	if _, err := v.recall(ctx, watchName(key), &w); err != nil {
		return err
	}
	w.Reported = true
	return v.watchAs(ctx, key, s, w)
}

// moved tells once of labels that moderators corrected since an answer: in the answer,
// and where a label of it was reported in a private chat, below it too.
func (v *visit) moved(ctx context.Context, key string, s *shown, w watched) error {
	if w.Moved != 0 && w.Moved != v.update {
		return nil
	}
	if w.Moved == 0 {
		var err error
		if s.Moved, err = v.corrected(ctx, s); err != nil || len(s.Moved) == 0 {
			return err
		}
		w.Moved = v.update
		if err := v.willTell(ctx, key, s, w); err != nil {
			return err
		}
	}
	if w.Reported && v.private() {
		said := view{t: v.t, shown: &shown{Moved: s.Moved}}.since()
		if err := v.whisper(ctx, said, s.Message); err != nil {
			return err
		}
	}
	return v.tell(ctx, key, s)
}

// corrected are the labels that quotes of an answer have now, and had not when it was
// given.
func (v *visit) corrected(ctx context.Context, s *shown) ([]string, error) {
	quotes, err := v.again(ctx, s, v.group())
	if err != nil {
		return nil, err
	}
	var out []string
	for i, c := range quotes {
		was, is := s.Quotes[i].Label, labelMark(c)
		if was == "" || is == "" || was == is {
			continue
		}
		if label := v.t.LabelOf(c); !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return out, nil
}
