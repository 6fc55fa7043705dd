package main

import (
	"context"
	"log/slog"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat/texts"
)

// introduce sets the menu of commands and what the bot says of itself before
// anybody asks, in every language. That it fails is no reason not to serve.
func introduce(ctx context.Context, library *bot.Bot, invented bool) {
	for i, language := range texts.All {
		code := language.Code
		if i == 0 {
			code = "" // for all other languages
		}
		var commands []models.BotCommand
		for _, c := range language.Commands {
			commands = append(commands, models.BotCommand{Command: c.Name, Description: c.Does})
		}
		about := language.Talk.About
		if invented {
			about += "\n\n" + language.Talk.Invented
		}
		for what, set := range map[string]func() (bool, error){
			"commands": func() (bool, error) {
				return library.SetMyCommands(ctx, &bot.SetMyCommandsParams{Commands: commands, LanguageCode: code})
			},
			"description": func() (bool, error) {
				return library.SetMyDescription(ctx, &bot.SetMyDescriptionParams{Description: about, LanguageCode: code})
			},
			"profile": func() (bool, error) {
				return library.SetMyShortDescription(ctx, &bot.SetMyShortDescriptionParams{ShortDescription: language.Talk.Profile, LanguageCode: code})
			},
		} {
			if _, err := set(); err != nil && ctx.Err() == nil {
				slog.WarnContext(ctx, "the bot's own texts are not set", "what", what, "language", language.Code)
				return
			}
		}
	}
}
