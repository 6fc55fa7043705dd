package telegramtest

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	maxCommands    = 100
	maxCommand     = 32
	maxDescription = 256
)

func checkCommands(v Values) error {
	list := v.List("commands")
	if len(list) > maxCommands {
		return badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	for _, one := range list {
		command := Values(one.(map[string]any)) // checked against the table
		name, about := command.String("command"), command.String("description")
		wrong := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' }
		if name == "" || len(name) > maxCommand || strings.ContainsFunc(name, wrong) {
			return badRequest("BOT_COMMAND_INVALID")
		}
		if n := utf8.RuneCountInString(about); n < 1 || n > maxDescription {
			return badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = Values(one.(map[string]any)).String("command")
	}
	slices.Sort(names)
	if len(slices.Compact(names)) != len(list) {
		return badRequest("BOT_COMMAND_INVALID")
	}
	return nil
}

// tooLong refuses a text of the bot's own that is longer than most characters.
func tooLong(text string, most int) error {
	if utf8.RuneCountInString(text) > most {
		return badRequest("text is too long")
	}
	return nil
}

// checkOwn refuses what the bot may not set of its own menu and texts.
func checkOwn(method string, v Values) error {
	switch method {
	case "setMyDescription":
		return tooLong(v.String("description"), 512)
	case "setMyShortDescription":
		return tooLong(v.String("short_description"), 120)
	}
	return checkCommands(v)
}
