package chat

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// prompt asks a moderator for a name, an outlet or a note, as a reply.
func (v *visit) prompt(ctx context.Context, p press, card int) error {
	ask, known := map[string]string{cardSpeaker: v.t.Moderate.AskSpeaker, cardOutlet: v.t.Moderate.AskOutlet, cardNote: v.t.Moderate.AskNote}[p.verb]
	if !known {
		return nil
	}
	sent, err := v.line.Do(ctx, "prompt", &bot.SendMessageParams{
		ChatID: v.chat.ID, Text: message.Text(ask), ParseMode: models.ParseModeHTML,
		ReplyMarkup: &models.ForceReply{ForceReply: true},
	})
	if err != nil {
		return err
	}
	return v.keep(ctx, v.promptName(sent.Message), v.asker(), waiting{p.key, p.verb, card}, promptFor)
}

// waiting is a prompt that a reply is waited for.
type waiting struct {
	Key, Verb string
	Card      int // the message with the card
}

func (v *visit) promptName(message int) string {
	return "prompt:" + string(v.chatAlias(v.chat.ID)) + ":" + strconv.Itoa(message)
}

// replied takes what a moderator wrote in reply to a prompt; done is false where
// the message was none.
func (v *visit) replied(ctx context.Context, to int, text string) (done bool, err error) {
	var w waiting
	if there, err := v.recall(ctx, v.promptName(to), &w); !there || err != nil {
		return false, err
	}
	d, refusal, err := v.deciding(ctx, w.Key)
	if err != nil {
		return true, err
	}
	if d == nil {
		return true, v.say(ctx, refusal)
	}
	decision := v.decision(d)
	switch w.Verb {
	case cardSpeaker:
		decision.Ruling, decision.Speaker = news.SpeakerIs, readSpeaker(text)
	case cardNote:
		decision.Ruling, decision.Text = news.Remark, text
	case cardOutlet:
		outlet, wrong, err := v.readOutlet(ctx, d, text)
		if err != nil {
			return true, err
		}
		if wrong != "" {
			return true, v.say(ctx, wrong)
		}
		decision.Ruling, decision.Outlet, decision.Subject = news.OutletIs, outlet, news.Subject{Article: d.report.Quote.Ref.Article}
	}
	if err := v.decide(ctx, d, decision, w.Card); err != nil {
		return true, err
	}
	return true, v.say(ctx, v.t.Settings.Saved)
}

// readSpeaker reads "Per Lunde, surgeon"; a dash is the outlet itself.
func readSpeaker(text string) *news.Speaker {
	name, role, _ := strings.Cut(strings.TrimSpace(text), ",")
	if name = strings.TrimSpace(name); isDash(name) {
		return nil
	}
	return &news.Speaker{Name: name, Role: strings.TrimSpace(role), Basis: news.Explicit}
}

func isDash(text string) bool { return slices.Contains([]string{"", "-", "–", "—"}, text) }

// readOutlet reads the id of an outlet; wrong says what is wrong with it.
func (v *visit) readOutlet(ctx context.Context, d *deciding, text string) (id news.OutletID, wrong string, err error) {
	if d.seat.Group != "" {
		return "", v.t.Moderate.Only, nil
	}
	if isDash(text) {
		return "", "", nil
	}
	outlets, err := v.Library.Outlets(ctx)
	if err != nil {
		return "", "", err
	}
	for _, o := range outlets {
		if strings.EqualFold(string(o.ID), text) {
			return o.ID, "", nil
		}
	}
	return "", fmt.Sprintf(v.t.Moderate.NoOutlet, text), nil
}
