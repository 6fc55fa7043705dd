package chat

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
	"whosaid/store/news"
)

// askExample is the verb of a button that asks one of the examples.
const askExample = "eg"

// start greets and says what is searched, or opens what a deep link names.
func (v *visit) start(ctx context.Context, payload string) error {
	if payload != "" && v.private() {
		return v.open(ctx, payload)
	}
	holds, err := v.holds(ctx)
	if err != nil {
		return err
	}
	html := message.Text(v.t.Talk.Start + "\n\n" + holds)
	var rows [][]models.InlineKeyboardButton
	for i, example := range v.Examples()[v.t.Code] {
		rows = append(rows, []models.InlineKeyboardButton{button(example, press{"", askExample, v.t.Code + "." + strconv.Itoa(i)})})
	}
	if len(rows) > 0 {
		html += "\n\n" + message.Text(v.t.Talk.Example)
	}
	_, err = v.send(ctx, "say", html, v.replyTo(), keyboard(rows...))
	return err
}

// help tells what can be asked, and moderators what they alone can do.
func (v *visit) help(ctx context.Context) error {
	text := fmt.Sprintf(v.t.Talk.Help, "@"+v.Self.Username)
	if v.private() && v.Moderates(v.person) {
		text += "\n\n" + v.t.Moderate.Help + "\n" + v.t.Incoming.Help
	}
	return v.say(ctx, text)
}

// mostNamed is how many outlets are named in a sentence.
const mostNamed = 8

// holds says what is searched: how much, of which days, in which languages, and
// of whom.
func (v *visit) holds(ctx context.Context) (string, error) {
	held, err := v.Library.Holdings(ctx)
	if err != nil {
		return "", err
	}
	if held.Articles == 0 {
		return v.t.Talk.None, nil
	}
	outlets, err := v.searched(ctx)
	if err != nil {
		return "", err
	}
	codes, err := v.Library.Languages(ctx)
	if err != nil {
		return "", err
	}
	var names, languages []string
	for _, o := range outlets {
		names = append(names, o.Name)
	}
	if more := len(names) - mostNamed; more > 0 {
		names = append(names[:mostNamed], "+"+strconv.Itoa(more))
	}
	for _, code := range codes {
		name := v.t.Talk.Languages[code]
		if name == "" {
			name = code
		}
		languages = append(languages, name)
	}
	text := fmt.Sprintf(v.t.Talk.Holds, v.t.Scope(held), strings.Join(languages, ", "), strings.Join(names, ", "))
	if v.Invented {
		text += "\n" + v.t.Talk.Invented
	}
	return text, nil
}

// searched are the outlets that may answer in this chat.
func (v *visit) searched(ctx context.Context) ([]news.Outlet, error) {
	outlets, err := v.Library.Outlets(ctx)
	if err != nil || len(v.settings.Outlets) == 0 {
		return outlets, err
	}
	return slices.DeleteFunc(slices.Clone(outlets), func(o news.Outlet) bool { return !slices.Contains(v.settings.Outlets, o.ID) }), nil
}
