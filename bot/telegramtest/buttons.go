package telegramtest

import (
	"net/url"
	"strings"
)

// Limits of buttons, as the server holds them.
const (
	maxButtons  = 100
	maxRow      = 8
	maxData     = 64 // bytes
	maxCopyText = 256
)

// kinds are the fields of which a button has exactly one.
var kinds = []string{"url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
	"switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay"}

// readButtons reads a call's inline keyboard.
func readButtons(v Values) ([][]Button, error) {
	markup := v.Object("reply_markup")
	if markup == nil {
		return nil, nil
	}
	var rows [][]Button
	count := 0
	for _, row := range markup.List("inline_keyboard") {
		list, _ := row.([]any)
		var buttons []Button
		for _, one := range list {
			b, err := readButton(Values(one.(map[string]any))) // checked against the table
			if err != nil {
				return nil, err
			}
			buttons = append(buttons, b)
			count++
		}
		if len(buttons) > maxRow {
			return nil, badRequest("reply markup is too long")
		}
		if len(buttons) > 0 {
			rows = append(rows, buttons)
		}
	}
	if count > maxButtons {
		return nil, badRequest("reply markup is too long")
	}
	return rows, nil
}

func readButton(v Values) (Button, error) {
	given := 0
	for _, kind := range kinds {
		if _, there := v[kind]; there {
			given++
		}
	}
	b := Button{Text: v.String("text"), Data: v.String("callback_data"), URL: v.String("url"), CopyText: v.Object("copy_text").String("text")}
	for _, name := range []string{"switch_inline_query", "switch_inline_query_current_chat"} {
		if _, there := v[name]; there {
			b.SwitchInline = v.String(name)
		}
	}
	_, withChosen := v["switch_inline_query_chosen_chat"]
	if withChosen {
		b.SwitchInline = v.Object("switch_inline_query_chosen_chat").String("query")
	}
	_, withData := v["callback_data"]
	_, withCopy := v["copy_text"]
	switch {
	case strings.TrimSpace(b.Text) == "":
		return b, badRequest("can't parse inline keyboard button: Field \"text\" must be non-empty")
	case given == 0:
		return b, badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	case given > 1:
		return b, badRequest("can't parse inline keyboard button: it must be of one type, not of %d", given)
	case withData && (b.Data == "" || len(b.Data) > maxData):
		return b, badRequest("BUTTON_DATA_INVALID")
	case withCopy && (b.CopyText == "" || Units(b.CopyText) > maxCopyText):
		return b, badRequest("BUTTON_COPY_TEXT_INVALID")
	case len([]rune(b.SwitchInline)) > maxInlineQuery:
		return b, badRequest("BUTTON_TYPE_INVALID")
	case withChosen && !allowsAny(v.Object("switch_inline_query_chosen_chat")):
		return b, badRequest("BUTTON_INVALID")
	case b.URL != "" && !buttonURL(b.URL):
		return b, badRequest("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", b.URL)
	}
	return b, nil
}

// allowsAny reports whether a button lets any kind of chat be chosen.
func allowsAny(v Values) bool {
	return v.Bool("allow_user_chats") || v.Bool("allow_bot_chats") || v.Bool("allow_group_chats") || v.Bool("allow_channel_chats")
}

func buttonURL(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "tg":
		return true
	case "http", "https":
		return strings.Contains(u.Hostname(), ".")
	}
	return false
}
