package chat

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/bot/chat/texts"
	"whosaid/store/news"
)

// reported is a quote of which people complained.
type reported struct {
	Quote   kept
	Group   int64          // the group in which they did, whose admins decide for it; 0: a private chat
	People  int            // who did
	Reasons map[string]int // how many for each verb of a report
	Cards   map[int64]int  // the card's message in the private chat with each moderator
}

// reasonOf tells whether a verb files a report, and of what.
func reasonOf(verb string) (reason string, is bool) {
	return verb, slices.Contains([]string{reportSpeaker, reportOutlet, reportWords, reportHarm}, verb)
}

// report notes a complaint and shows it to those who can decide.
func (v *visit) report(ctx context.Context, k kept, c news.Citation, reason string) error {
	group := int64(0)
	if !v.private() {
		group = v.chat.ID
	}
	key := mark(v.Salt, v.group(), k.Ref.Article, k.Ref.Hash, k.Ref.Span)
	r, err := v.reported(ctx, key)
	if err != nil {
		return err
	}
	if r == nil {
		r = &reported{Quote: k, Reasons: map[string]int{}, Cards: map[int64]int{}}
	}
	r.Group = group // a supergroup's, once it is one
	if r.People, err = v.Desk.Tally(ctx, "report:"+key, string(v.asker()), reportFor); err != nil {
		return err
	}
	if r.Reasons[reason], err = v.Desk.Tally(ctx, "report:"+key+":"+reason, string(v.asker()), reportFor); err != nil {
		return err
	}
	// It is kept before there is a card to press, and with the cards afterwards.
	if err := v.keep(ctx, "report:"+key, "", r, reportFor); err != nil {
		return err
	}
	if err := v.Desk.OpenCase(ctx, r.asCase(key, v.Now()), reportFor); err != nil {
		return err
	}
	for _, id := range v.deciders(ctx, group) {
		v.card(ctx, "card:"+strconv.FormatInt(id, 10), key, r, c, id)
	}
	return v.keep(ctx, "report:"+key, "", r, reportFor)
}

func (h *Host) reported(ctx context.Context, key string) (*reported, error) {
	var r reported
	there, err := h.recall(ctx, "report:"+key, &r)
	if !there || err != nil {
		return nil, err
	}
	if r.Cards == nil {
		r.Cards = map[int64]int{}
	}
	return &r, nil
}

// deciders are those who get a card: the moderators, and the admins of the group.
func (v *visit) deciders(ctx context.Context, group int64) []int64 {
	out := slices.Clone(v.Moderators)
	if group != 0 {
		admins, err := v.Members.Administrators(ctx, group)
		if err != nil {
			slog.WarnContext(ctx, "admins of a group unknown", "update", v.update, "err", err)
		}
		out = append(out, admins...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// card sends a card to a moderator's private chat, or writes the one there anew.
// That somebody never started the bot keeps no other from getting it.
func (v *visit) card(ctx context.Context, step, key string, r *reported, c news.Citation, to int64) {
	_, settings, err := v.place(ctx, to) // what language a moderator reads is known only if it was chosen
	var screen screen
	if err == nil {
		screen, err = v.cardScreen(ctx, texts.For(settings.Language), key, r, c, v.Moderates(to))
	}
	if err != nil {
		slog.WarnContext(ctx, "card not made", "update", v.update, "err", err)
		return
	}
	var call Call = &bot.SendMessageParams{
		ChatID: to, Text: screen.html, ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview(), ReplyMarkup: screen.markup,
	}
	if known := r.Cards[to]; known != 0 {
		call = &bot.EditMessageTextParams{
			ChatID: to, MessageID: known, Text: screen.html, ParseMode: models.ParseModeHTML, LinkPreviewOptions: noPreview(), ReplyMarkup: screen.markup,
		}
	}
	sent, err := v.line.Do(ctx, step, call)
	if err != nil {
		slog.InfoContext(ctx, "card not delivered", "update", v.update, "err", err)
		return
	}
	if sent.Message != 0 {
		r.Cards[to] = sent.Message
	}
}

// cardScreen is a card in a language. c is the quote as it stands; the
// zero Citation when it was taken down.
func (v *visit) cardScreen(ctx context.Context, t *texts.Texts, key string, r *reported, c news.Citation, global bool) (screen, error) {
	group, _, err := v.place(ctx, r.Group)
	if err != nil {
		return screen{}, err
	}
	standing, err := v.standing(ctx, r.Quote.Ref, group)
	if err != nil {
		return screen{}, err
	}
	page := message.Report(t, message.Card{Quote: c, People: r.People, Reasons: reasons(t, r), Decision: standing})
	rows := [][]models.InlineKeyboardButton{
		{button(t.Moderate.Right, press{key, cardRight, ""}), button(t.Moderate.TakeDown, press{key, cardDown, ""})},
	}
	others, err := v.otherSpeakers(ctx, c)
	if err != nil {
		return screen{}, err
	}
	for i, s := range others {
		rows = append(rows, []models.InlineKeyboardButton{button(fmt.Sprintf(t.Moderate.WasSaid, s.Name), press{key, cardWasSaid, strconv.Itoa(i)})})
	}
	asking := []models.InlineKeyboardButton{button(t.Moderate.Other, press{key, cardSpeaker, ""}), button(t.Moderate.Note, press{key, cardNote, ""})}
	if global {
		rows = append(rows, asking, []models.InlineKeyboardButton{button(t.Moderate.Outlet, press{key, cardOutlet, ""}), button(t.Moderate.TakeAll, press{key, cardDownAll, ""})})
	} else {
		rows = append(rows, asking)
	}
	if len(standing) > 0 {
		rows = append(rows, []models.InlineKeyboardButton{button(t.Moderate.Undo, press{key, cardUndo, ""})})
	}
	return screen{page.HTML, keyboard(rows...)}, nil
}

// complaints are what the verbs of a report complain of.
var complaints = map[string]news.Complaint{
	reportSpeaker: news.WrongSpeaker, reportOutlet: news.WrongOutlet, reportWords: news.WrongWords, reportHarm: news.Harmful,
}

// asCase is the report as the desk lists it.
func (r *reported) asCase(key string, at time.Time) news.Case {
	out := news.Case{ID: key, Kind: news.LabelCase, At: at.UTC(), Chat: r.Group, Quote: news.RecordQuote{Ref: r.Quote.Ref, Said: r.Quote.Said}, People: r.People}
	for _, verb := range r.verbs() {
		out.Reasons = append(out.Reasons, complaints[verb])
	}
	return out
}

// verbs are those that people gave as reasons, most often given first.
func (r *reported) verbs() []string {
	verbs := slices.Sorted(maps.Keys(r.Reasons))
	slices.SortStableFunc(verbs, func(a, b string) int { return r.Reasons[b] - r.Reasons[a] })
	return verbs
}

// reasons are those that people gave, in words.
func reasons(t *texts.Texts, r *reported) []string {
	var out []string
	for _, verb := range r.verbs() {
		out = append(out, t.Complaint(complaints[verb]))
	}
	return out
}
