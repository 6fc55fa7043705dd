package chat

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// The verbs of a card's buttons.
const (
	cardRight   = "mr"
	cardWasSaid = "mw" // and which of the other speakers
	cardSpeaker = "ms"
	cardOutlet  = "mo"
	cardDown    = "md"
	cardDownAll = "ma"
	cardNote    = "mn"
	cardUndo    = "mu"
)

func isCard(verb string) bool { return len(verb) == 2 && verb[0] == 'm' }

// mostSpeakers is how many other speakers a card names.
const mostSpeakers = 2

// otherSpeakers are those to whom the article gives words nearest to the quote,
// and who are not its speaker.
func (h *Host) otherSpeakers(ctx context.Context, c news.Citation) ([]news.Speaker, error) {
	if c.Article() == nil {
		return nil, nil
	}
	passages, err := h.Library.Passages(ctx, c.Article().ID())
	if errors.Is(err, news.ErrNoArticle) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	type near struct {
		speaker  news.Speaker
		distance int
	}
	best := map[string]near{}
	for _, p := range passages {
		for _, s := range p.Sentences {
			if s.Speaker == nil || s.Speaker.Name == "" || c.Speaker != nil && s.Speaker.Name == c.Speaker.Name {
				continue
			}
			distance := max(s.Start-c.Span().End, c.Span().Start-s.End, 0)
			if known, there := best[s.Speaker.Name]; !there || distance < known.distance {
				best[s.Speaker.Name] = near{*s.Speaker, distance}
			}
		}
	}
	var all []near
	for _, n := range best {
		all = append(all, n)
	}
	slices.SortFunc(all, func(a, b near) int {
		return cmp.Or(a.distance-b.distance, strings.Compare(a.speaker.Name, b.speaker.Name))
	})
	var out []news.Speaker
	for _, n := range all[:min(len(all), mostSpeakers)] {
		out = append(out, n.speaker)
	}
	return out, nil
}

// standing are the decisions that count on a quote's article within a group.
func (h *Host) standing(ctx context.Context, ref news.Ref, group news.Pseudonym) ([]news.Decision, error) {
	all, err := h.Desk.Decisions(ctx, news.Subject{Article: ref.Article}.Docket())
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(news.Standing(all, group), func(d news.Decision) bool {
		return d.Subject.Quote != nil && (d.Subject.Quote.Hash != ref.Hash || !d.Subject.Quote.Span.Overlaps(ref.Span))
	}), nil
}

// deciding is a report that somebody decides on.
type deciding struct {
	key    string
	report *reported
	by     news.ModeratorID
	group  news.Pseudonym // within which the decision counts; "" is everywhere
	quote  news.Citation  // as it would be shown now; zero when it is not
}

// deciding is the report with this key, if who pressed may decide on it: a
// moderator for everywhere, an admin for the own group.
func (v *visit) deciding(ctx context.Context, key string) (*deciding, string, error) {
	r, err := v.reported(ctx, key)
	if err != nil {
		return nil, "", err
	}
	if r == nil {
		return nil, v.t.Button.Old, nil
	}
	d := &deciding{key: key, report: r, by: news.ModeratorID(strconv.FormatInt(v.person, 10))}
	if !v.moderates(v.person) {
		admin, err := v.runs(ctx, r.Group, v.person)
		if err != nil {
			return nil, "", err
		}
		if r.Group == 0 || !admin {
			return nil, v.t.Moderate.Only, nil
		}
		d.group, d.by = v.chatAlias(r.Group), news.ModeratorID(v.alias("person ", v.person))
	}
	return d, "", v.refresh(ctx, d)
}

// refresh reads the quote as it stands after what was decided so far.
func (v *visit) refresh(ctx context.Context, d *deciding) error {
	group := d.group
	if d.report.Group != 0 {
		group = v.chatAlias(d.report.Group)
	}
	quote, err := v.Quotes.Quote(ctx, d.report.Quote.Ref, d.report.Quote.Said, group)
	if err != nil && !errors.Is(err, news.ErrNoArticle) {
		return err
	}
	d.quote = quote
	return nil
}

// pressCard decides what a card's button says, or asks for what it needs.
func (v *visit) pressCard(ctx context.Context, p press, messageID int) (toast string, err error) {
	d, refusal, err := v.deciding(ctx, p.key)
	if d == nil {
		return refusal, err
	}
	decision := v.decision(d)
	switch p.verb {
	case cardRight:
		decision.Ruling = news.LabelRight
	case cardDown:
		decision.Ruling = news.TakeDown
	case cardDownAll:
		if d.group != "" {
			return v.t.Moderate.Only, nil
		}
		decision.Ruling, decision.Subject = news.TakeDown, news.Subject{Article: d.report.Quote.Ref.Article}
	case cardWasSaid:
		others, err := v.otherSpeakers(ctx, d.quote)
		if err != nil {
			return "", err
		}
		i, ok := p.number(len(others))
		if !ok {
			return v.t.Button.Old, nil
		}
		decision.Ruling, decision.Speaker = news.SpeakerIs, &news.Speaker{Name: others[i].Name, Role: others[i].Role, Basis: news.Explicit}
	case cardUndo:
		return v.undo(ctx, d, messageID)
	default:
		return "", v.prompt(ctx, p)
	}
	if d.quote.Article() == nil {
		return v.t.Button.Again, nil
	}
	return v.t.Settings.Saved, v.decide(ctx, d, decision, messageID)
}

// decision is what is common to all decisions on a report.
func (v *visit) decision(d *deciding) news.Decision {
	ref := d.report.Quote.Ref
	return news.Decision{
		ID: v.decisionID(), At: v.Now().UTC(), By: d.by, Group: d.group,
		Subject: news.Subject{Article: ref.Article, Quote: &ref, Wording: d.quote.Text()},
	}
}

// decisionID is the same however often the update is handled.
func (v *visit) decisionID() string { return mark(v.Salt, "decision", v.update) }

// decide keeps a decision and shows the card as it stands then.
func (v *visit) decide(ctx context.Context, d *deciding, decision news.Decision, messageID int) error {
	if err := v.Desk.Decide(ctx, decision); err != nil {
		return err
	}
	if err := v.refresh(ctx, d); err != nil {
		return err
	}
	shown := d.quote
	if shown.Article() == nil { // moderators see what they took down
		var err error
		if shown, err = v.Quotes.Quote(ctx, d.report.Quote.Ref, d.report.Quote.Said, news.Unruled); err != nil {
			return err
		}
	}
	screen, err := v.cardScreen(ctx, d.key, d.report, shown, d.group == "")
	if err != nil {
		return err
	}
	return v.edit(ctx, "card", screen.html, messageID, screen.markup)
}

// undo takes the newest decision back that who pressed may take back.
func (v *visit) undo(ctx context.Context, d *deciding, messageID int) (toast string, err error) {
	standing, err := v.standing(ctx, d.report.Quote.Ref, d.group)
	if err != nil {
		return "", err
	}
	standing = slices.DeleteFunc(standing, func(each news.Decision) bool { return each.Group != d.group })
	last, ok := message.Undoable(standing)
	if !ok {
		return v.t.Moderate.Nothing, nil
	}
	undone := v.decision(d)
	undone.Subject, undone.Ruling, undone.Undoes = last.Subject, news.Undo, last.ID
	return v.t.Moderate.Undone, v.decide(ctx, d, undone, messageID)
}

// prompt asks a moderator for a name, an outlet or a note, as a reply.
func (v *visit) prompt(ctx context.Context, p press) error {
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
	return v.keep(ctx, v.promptName(sent.Message), v.asker(), waiting{p.key, p.verb}, promptFor)
}

// waiting is a prompt that a reply is waited for.
type waiting struct{ Key, Verb string }

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
	if err := v.decide(ctx, d, decision, d.report.Cards[v.person]); err != nil {
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
	if d.group != "" {
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
