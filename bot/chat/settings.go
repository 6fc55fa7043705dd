package chat

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/bot/chat/texts"
)

// The verbs of the buttons below the settings.
const (
	setLanguage = "sl" // and its code; "" is each reader's
	setOutlet   = "so" // and the mark of one to allow or not; "" allows all
	setQuota    = "sq" // and the number
	setPage     = "sp" // of the outlets
	setTold     = "st" // of quotes that have changed, or no longer
	setDone     = "sd"
)

func isSetting(verb string) bool { return len(verb) == 2 && verb[0] == 's' }

// quotas are the answers an hour that a group may choose from.
var quotas = []int{10, 30, 60, 120, 300}

// outletsOnPage is how many outlets are shown at a time.
const outletsOnPage = 8

// settingsCommand shows the settings to those who may change them.
func (v *visit) settingsCommand(ctx context.Context) error {
	admin, err := v.administers(ctx)
	if err != nil {
		return err
	}
	if !admin {
		return v.say(ctx, v.t.Group.AdminOnly)
	}
	screen, err := v.settingsScreen(ctx, 0)
	if err != nil {
		return err
	}
	_, err = v.send(ctx, "settings", screen.html, v.replyTo(), screen.markup)
	return err
}

// pressSetting changes a setting and shows the settings as they are then.
func (v *visit) pressSetting(ctx context.Context, p press, messageID int) (toast string, err error) {
	admin, err := v.administers(ctx)
	if err != nil {
		return "", err
	}
	if !admin {
		return v.t.Button.Stranger, nil
	}
	page := 0
	switch changed, err := v.changed(ctx, p); {
	case err != nil:
		return "", err
	case changed:
		if err := v.Desk.SetSettings(ctx, v.here, v.settings); err != nil {
			return "", err
		}
		if v.settings.Language != "" {
			v.t = texts.For(v.settings.Language)
		}
		toast = v.t.Settings.Saved
	case p.verb == setPage:
		page, _ = strconv.Atoi(p.arg)
	case p.verb == setDone:
		html, err := v.settingsText(ctx)
		if err != nil {
			return "", err
		}
		return "", v.edit(ctx, "settings", html, messageID, nil)
	default:
		return v.t.Button.Again, nil
	}
	screen, err := v.settingsScreen(ctx, page)
	if err != nil {
		return "", err
	}
	return toast, v.edit(ctx, "settings", screen.html, messageID, screen.markup)
}

// changed makes the change that a button asks for; false when there is none.
func (v *visit) changed(ctx context.Context, p press) (bool, error) {
	before := v.settings
	switch p.verb {
	case setLanguage:
		if p.arg == "" || texts.For(p.arg).Code == p.arg {
			v.settings.Language = p.arg
		}
	case setQuota:
		if n, err := strconv.Atoi(p.arg); err == nil && slices.Contains(quotas, n) {
			v.settings.Quota = n
		}
	case setTold:
		v.settings.Untold = !v.settings.Untold
	case setOutlet:
		if err := v.toggle(ctx, p.arg); err != nil {
			return false, err
		}
	}
	return before.Language != v.settings.Language || before.Untold != v.settings.Untold || before.Quota != v.settings.Quota || !slices.Equal(before.Outlets, v.settings.Outlets), nil
}

// toggle allows an outlet or no longer; "" allows all.
func (v *visit) toggle(ctx context.Context, which string) error {
	if which == "" {
		v.settings.Outlets = nil
		return nil
	}
	outlets, err := v.Library.Outlets(ctx)
	if err != nil {
		return err
	}
	chosen := slices.Clone(v.settings.Outlets)
	for _, o := range outlets {
		if mark(o.ID) != which {
			continue
		}
		if i := slices.Index(chosen, o.ID); i >= 0 {
			chosen = slices.Delete(chosen, i, i+1)
		} else {
			chosen = append(chosen, o.ID)
		}
	}
	v.settings.Outlets = chosen
	return nil
}

// settingsText tells how the chat is set up.
func (v *visit) settingsText(ctx context.Context) (string, error) {
	language, allowed := v.t.Settings.Automatic, v.t.Settings.All
	if v.settings.Language != "" {
		language = texts.For(v.settings.Language).Name
	}
	if n := len(v.settings.Outlets); n > 0 {
		allowed = v.t.Count(n, v.t.Message.Outlets)
	}
	lines := []string{fmt.Sprintf(v.t.Settings.Language, language), fmt.Sprintf(v.t.Settings.Outlets, allowed)}
	if !v.private() {
		lines = append(lines, fmt.Sprintf(v.t.Settings.Quota, strconv.Itoa(v.settings.PerHour())))
	}
	if v.Watcher != nil {
		told := v.t.Settings.Told
		if v.settings.Untold {
			told = v.t.Settings.Untold
		}
		lines = append(lines, told)
	}
	return message.List(v.t.Settings.Title, lines).HTML, ctx.Err()
}

// settingsScreen is the settings with the buttons that change them.
func (v *visit) settingsScreen(ctx context.Context, page int) (screen, error) {
	html, err := v.settingsText(ctx)
	if err != nil {
		return screen{}, err
	}
	languages := []models.InlineKeyboardButton{ticked(v.t.Settings.ReadersOwn, v.settings.Language == "", press{"", setLanguage, ""})}
	for _, t := range texts.All {
		languages = append(languages, ticked(t.Name, v.settings.Language == t.Code, press{"", setLanguage, t.Code}))
	}
	rows := [][]models.InlineKeyboardButton{languages[:2], languages[2:]}
	if !v.private() {
		var row []models.InlineKeyboardButton
		for _, n := range quotas {
			row = append(row, ticked(strconv.Itoa(n), v.settings.PerHour() == n, press{"", setQuota, strconv.Itoa(n)}))
		}
		rows = append(rows, row)
	}
	if v.Watcher != nil {
		rows = append(rows, []models.InlineKeyboardButton{ticked(v.t.Settings.Tell, !v.settings.Untold, press{"", setTold, ""})})
	}
	outlets, err := v.outletRows(ctx, page)
	if err != nil {
		return screen{}, err
	}
	rows = append(rows, outlets...)
	rows = append(rows, []models.InlineKeyboardButton{button(v.t.Settings.Done, press{"", setDone, ""})})
	return screen{html, keyboard(rows...)}, nil
}

// outletRows are the buttons that allow outlets, a page of them.
func (v *visit) outletRows(ctx context.Context, page int) ([][]models.InlineKeyboardButton, error) {
	outlets, err := v.Library.Outlets(ctx)
	if err != nil {
		return nil, err
	}
	pages := (len(outlets) + outletsOnPage - 1) / outletsOnPage
	page = max(0, min(page, pages-1))
	rows := [][]models.InlineKeyboardButton{{ticked(v.t.Settings.AllOutlets, len(v.settings.Outlets) == 0, press{"", setOutlet, ""})}}
	from := page * outletsOnPage
	for pair := range slices.Chunk(outlets[from:min(len(outlets), from+outletsOnPage)], 2) {
		var row []models.InlineKeyboardButton
		for _, o := range pair {
			row = append(row, ticked(o.Name, slices.Contains(v.settings.Outlets, o.ID), press{"", setOutlet, mark(o.ID)}))
		}
		rows = append(rows, row)
	}
	var turn []models.InlineKeyboardButton
	if page > 0 {
		turn = append(turn, button("‹", press{"", setPage, strconv.Itoa(page - 1)}))
	}
	if page+1 < pages {
		turn = append(turn, button("›", press{"", setPage, strconv.Itoa(page + 1)}))
	}
	return append(rows, turn), nil
}

// ticked is a button that shows whether what it says is so.
func ticked(label string, on bool, p press) models.InlineKeyboardButton {
	if on {
		label = "✓ " + label
	}
	return button(label, p)
}
