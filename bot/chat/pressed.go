package chat

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// pressed handles a press on a button. It is always answered, in words where
// nothing else tells what became of it.
func (h *Host) pressed(ctx context.Context, id int64, query *models.CallbackQuery, line Line) error {
	chat, messageID := pressedOn(query)
	v, err := h.visit(ctx, id, chat, &query.From, line)
	if err != nil {
		return err
	}
	if m := query.Message.Message; m != nil && m.IsTopicMessage {
		v.thread = m.MessageThreadID
	}
	toast, err := v.press(ctx, query.Data, messageID)
	if err != nil {
		toast = v.t.Talk.Failed
	}
	_, unanswered := line.Do(ctx, "toast", &bot.AnswerCallbackQueryParams{CallbackQueryID: query.ID, Text: toast})
	if err != nil {
		return err
	}
	return unanswered
}

// pressedOn is where the button was: chat 0 for a message sent by inline mode.
func pressedOn(query *models.CallbackQuery) (models.Chat, int) {
	switch on := query.Message; {
	case on.Message != nil:
		return on.Message.Chat, on.Message.ID
	case on.InaccessibleMessage != nil:
		return on.InaccessibleMessage.Chat, on.InaccessibleMessage.MessageID
	}
	return models.Chat{}, 0
}

// press does what a button says and gives what to tell who pressed it.
func (v *visit) press(ctx context.Context, data string, messageID int) (toast string, err error) {
	p, ok := readPress(data)
	if !ok || v.chat.ID == 0 {
		return v.t.Button.Old, nil
	}
	switch {
	case p.verb == askExample:
		return "", v.pressExample(ctx, p)
	case p.verb == addLinked:
		return v.pressAdd(ctx, p, messageID)
	case isSetting(p.verb):
		return v.pressSetting(ctx, p, messageID)
	case isCard(p.verb):
		return v.pressCard(ctx, p, messageID)
	}
	var s shown
	there, err := v.recall(ctx, "shown:"+p.key, &s)
	if err != nil {
		return "", err
	}
	if !there || s.Chat != v.here || s.Message != messageID {
		return v.t.Button.Old, nil
	}
	return v.pressShown(ctx, p, &s)
}

// pressExample asks an example.
func (v *visit) pressExample(ctx context.Context, p press) error {
	code, n, _ := strings.Cut(p.arg, ".")
	examples := v.Examples()[code]
	if i, ok := (press{arg: n}).number(len(examples)); ok {
		return v.answer(ctx, examples[i], 0)
	}
	return nil
}

// pressShown turns a message of ours to what was asked for.
func (v *visit) pressShown(ctx context.Context, p press, s *shown) (toast string, err error) {
	if s.View == p.data() {
		return v.t.Button.Again, nil
	}
	switch p.verb {
	case onlyOutlet, allOutlets:
		return v.pressOutlet(ctx, p, s)
	case moreQuotes:
		return v.pressMore(ctx, p, s)
	}
	quotes, err := v.again(ctx, s, v.group())
	if err != nil {
		return "", err
	}
	view := v.view(p.key, s, quotes)
	if reason, is := reasonOf(p.verb); is {
		return v.pressReport(ctx, p, view, reason)
	}
	if p.verb == translate {
		return v.pressTranslate(ctx, p, view)
	}
	if markup, asks := v.ask(p, view); asks {
		if markup == nil {
			return v.t.Button.Old, nil
		}
		return "", v.choose(ctx, p, view, markup)
	}
	screen, ok := view.screen(p)
	if !ok {
		return v.t.Button.Old, nil
	}
	return "", v.turn(ctx, p, s, screen)
}

// ask is the buttons that ask which quote, outlet or reason is meant; nil for an
// argument that fits nothing.
func (v *visit) ask(p press, view view) (markup models.ReplyMarkup, asks bool) {
	switch p.verb {
	case chooseContext, chooseReport:
		if i, ok := p.number(len(view.pages())); ok {
			verb := showContext
			if p.verb == chooseReport {
				verb = chooseReason
			}
			markup = view.chooser(verb, i)
		}
	case chooseCopy:
		if i, ok := p.number(len(view.pages())); ok {
			markup = view.copies(i)
		}
	case chooseReason:
		if i, ok := p.number(len(view.quotes)); ok && view.quotes[i].Article() != nil {
			markup = view.reasons(i)
		}
	case chooseOutlet:
		markup = v.outletChooser(view)
	default:
		return nil, false
	}
	return markup, true
}

// turn shows another view in a message of ours.
func (v *visit) turn(ctx context.Context, p press, s *shown, screen screen) error {
	err := v.rewrite(ctx, "turn", screen.html, s.Message, screen.markup)
	if errors.Is(err, ErrRefused) {
		err = v.anew(ctx, s, screen)
	}
	if err != nil {
		return err
	}
	s.View, s.Mark = p.data(), mark(screen.html)
	return v.keep(ctx, "shown:"+p.key, s.Asker, s, answerFor)
}

// anew writes a message of ours once more: the one that was to be edited is gone,
// or stayed behind in the group that the supergroup was.
func (v *visit) anew(ctx context.Context, s *shown, screen screen) error {
	sent, err := v.send(ctx, "anew", screen.html, 0, screen.markup)
	s.Message = sent.Message
	return err
}

// choose changes only the buttons of a message of ours.
func (v *visit) choose(ctx context.Context, p press, view view, markup models.ReplyMarkup) error {
	s := view.shown
	_, err := v.line.Do(ctx, "choose", &bot.EditMessageReplyMarkupParams{ChatID: v.chat.ID, MessageID: s.Message, ReplyMarkup: markup})
	if errors.Is(err, ErrRefused) {
		at, _ := readPress(s.View)
		screen, ok := view.screen(at)
		if !ok {
			screen, _ = view.screen(press{p.key, showPage, "0"})
		}
		screen.markup = markup
		err = v.anew(ctx, s, screen)
	}
	if err != nil {
		return err
	}
	s.View = p.data()
	return v.keep(ctx, "shown:"+p.key, s.Asker, s, answerFor)
}

// pressReport files a report on a quote and shows the page again.
func (v *visit) pressReport(ctx context.Context, p press, view view, reason string) (toast string, err error) {
	i, ok := p.number(len(view.quotes))
	if !ok || view.quotes[i].Article() == nil {
		return v.t.Button.Old, nil
	}
	if err := v.report(ctx, view.shown.Quotes[i], view.quotes[i], reason); err != nil {
		return "", err
	}
	if err := v.watchReported(ctx, p.key, view.shown); err != nil {
		return "", err
	}
	page := press{p.key, showPage, strconv.Itoa(view.pageOf(i))}
	screen, ok := view.screen(page)
	if !ok {
		return v.t.Button.Reported, nil
	}
	return v.t.Button.Reported, v.turn(ctx, page, view.shown, screen)
}
