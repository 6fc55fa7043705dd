package chat

import (
	"strconv"

	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/message"
)

// chooseCopy asks which quote of a page to copy.
const chooseCopy = "k"

// Limits of the platform, in characters and in UTF-16 units.
const (
	longestQuery = 256
	longestCopy  = 256
)

// sharing are the buttons that take an answer elsewhere: the question into another
// chat, where the quotes are offered, a quote with its label into the clipboard, and
// a quote as text that can be pinned.
func (v view) sharing(quotes []int, page int) [][]models.InlineKeyboardButton {
	var plain, row []models.InlineKeyboardButton
	asked := v.shown.Status == "" && !v.shown.Linked
	if asked && len(quotes) > 0 && len([]rune(v.shown.Question)) <= longestQuery {
		row = append(row, models.InlineKeyboardButton{Text: v.t.Button.Send, SwitchInlineQueryChosenChat: &models.SwitchInlineQueryChosenChat{
			Query: v.shown.Question, AllowUserChats: true, AllowGroupChats: true, AllowChannelChats: true,
		}})
	}
	switch len(quotes) {
	case 0:
	case 1:
		if b, fits := v.copying(v.t.Button.Copy, quotes[0]); fits {
			row = append(row, b)
		}
		plain = append(plain, v.button(v.t.Button.Plain, showPlain, quotes[0]))
	default:
		row = append(row, v.button(v.t.Button.CopyOne, chooseCopy, page))
	}
	return [][]models.InlineKeyboardButton{row, plain}
}

// copying is the button that copies a quote with its label.
func (v view) copying(label string, i int) (b models.InlineKeyboardButton, fits bool) {
	text := message.Copied(v.t, v.quotes[i], longestCopy)
	b = button(label, press{})
	b.CallbackData, b.CopyText = "", &models.CopyTextButton{Text: text}
	return b, text != ""
}

// copies are the buttons that copy the quotes of a page, or show them as text.
func (v view) copies(page int) models.ReplyMarkup {
	var rows [][]models.InlineKeyboardButton
	for n, i := range v.pages()[page].Quotes {
		var row []models.InlineKeyboardButton
		if b, fits := v.copying(v.numbered(n, i), i); fits {
			row = append(row, b)
		}
		rows = append(rows, append(row, v.button(v.t.Button.Plain, showPlain, i)))
	}
	return keyboard(append(rows, v.back(page))...)
}

// numbered is the label by which a quote of a page is chosen.
func (v view) numbered(n, i int) string {
	label := strconv.Itoa(n+1) + ". " + v.t.Outlet(v.quotes[i].Outlet())
	if s := v.quotes[i].Speaker; s != nil {
		label += " · " + v.t.Speaker(*s)
	}
	return label
}
