package chat

import (
	"context"
	"slices"
	"strconv"

	"github.com/go-telegram/bot/models"
)

func (v *visit) outletChooser(view view) models.ReplyMarkup {
	var rows [][]models.InlineKeyboardButton
	for i, id := range view.shown.Outlets {
		name := string(id)
		for _, c := range view.quotes {
			if o := c.Outlet(); o != nil && o.ID == id {
				name = o.Name
			}
		}
		rows = append(rows, []models.InlineKeyboardButton{view.button(name, onlyOutlet, i)})
	}
	return keyboard(append(rows, view.back(0))...)
}

// pressOutlet answers anew from one outlet, or from all again.
func (v *visit) pressOutlet(ctx context.Context, p press, s *shown) (toast string, err error) {
	s.Only = ""
	if p.verb == onlyOutlet {
		i, ok := p.number(len(s.Outlets))
		if !ok || len(s.Allowed) > 0 && !slices.Contains(s.Allowed, s.Outlets[i]) {
			return v.t.Button.Old, nil
		}
		s.Only = s.Outlets[i]
	}
	view, err := v.askAnew(ctx, p.key, s)
	if err != nil {
		return "", err
	}
	return "", v.turnTo(ctx, view, 0)
}

// pressMore answers anew with more quotes, and shows the first of them.
func (v *visit) pressMore(ctx context.Context, p press, s *shown) (toast string, err error) {
	s.Limit = mostQuotes
	before := len(s.Quotes)
	view, err := v.askAnew(ctx, p.key, s)
	if err != nil {
		return "", err
	}
	page := len(view.pages()) - 1
	if len(s.Quotes) > before {
		page = view.pageOf(before)
	} else {
		toast = v.t.Button.NoMore
	}
	return toast, v.turnTo(ctx, view, page)
}

// askAnew answers the question of a message anew.
func (v *visit) askAnew(ctx context.Context, key string, s *shown) (view, error) {
	answered, err := v.Answers.Answer(ctx, v.question(s))
	if err != nil {
		return view{}, err
	}
	s.remember(answered)
	if err := v.watch(ctx, key, s); err != nil {
		return view{}, err
	}
	return v.view(key, s, quotesOf(answered)), nil
}

// turnTo shows a page of an answer.
func (v *visit) turnTo(ctx context.Context, view view, page int) error {
	p := press{view.key, showPage, strconv.Itoa(page)}
	screen, ok := view.screen(p)
	if !ok {
		return nil
	}
	return v.turn(ctx, p, view.shown, screen)
}
