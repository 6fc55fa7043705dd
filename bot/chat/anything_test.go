package chat

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// said are texts that people in the test below write, in any chat.
var said = []string{
	"How many were hurt?", "only The Post", "/start", "/help", "/source", "/source the bridge", "/check", "/check Seventy people", "/settings", "/sources",
	"/privacy", "/delete_me", "/audit", "/outlets", "/outlets vest name Radio <West>", "/outlets vest undo", "/takedown https://a.example/0", "/restore https://a.example/0",
	"@WhosaidBot who?", "hello", "<b>", "👍", "", "Åse Vik, mayor", "vest", "–", "/source@OtherBot x",
}

// seen is a message of the bot with buttons, as somebody may press them.
type seen struct {
	chat    int64
	message int
	buttons []models.InlineKeyboardButton
	prompt  bool
}

// TestAnybodyDoesAnything has people write, press, reply and edit at random.
// Whatever they do, no update fails, and every message is one that the server
// takes (the wire holds that).
func TestAnybodyDoesAnything(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 3))
		w := newTown(t)
		w.PerPerson = 1000
		var all []seen
		for range 250 {
			person := []int64{moe, lunde, chief}[r.IntN(3)]
			chat := []int64{person, square, square - 1}[r.IntN(3)]
			w.now = w.now.Add(time.Duration(r.IntN(300)) * time.Second)
			m := post(chat, person, said[r.IntN(len(said))])
			m.ID = 1 + r.IntN(400)
			var got *wire
			switch n := r.IntN(10); {
			case n < 5 && len(all) > 0:
				on := all[r.IntN(len(all))]
				if on.prompt {
					m.Chat.ID, m.ReplyToMessage = on.chat, &models.Message{ID: on.message, From: &models.User{ID: 42}, Text: "?"}
					got = w.handle(models.Update{Message: m})
				} else {
					got = w.pressData(on.chat, person, on.message, on.buttons[r.IntN(len(on.buttons))].CallbackData)
				}
			case n == 5:
				got = w.handle(models.Update{EditedMessage: m})
			case n == 6:
				got = w.handle(models.Update{InlineQuery: &models.InlineQuery{ID: "1", From: m.From, Query: m.Text}})
			default:
				got = w.handle(models.Update{Message: m})
			}
			all = append(all, got.pressable()...)
			if t.Failed() {
				t.Fatalf("seed %d", seed)
			}
		}
		if len(all) < 50 {
			t.Errorf("seed %d: %d messages with buttons, want many", seed, len(all))
		}
	}
}

// pressable are the messages that the update sent or edited, as far as one can
// press or answer them.
func (w *wire) pressable() []seen {
	var out []seen
	add := func(chat int64, message int, markup models.ReplyMarkup) {
		_, prompt := markup.(*models.ForceReply)
		if buttons := buttonsOf(markup); len(buttons) > 0 || prompt {
			out = append(out, seen{chat, message, buttons, prompt})
		}
	}
	id := w.messages // of the last that was sent
	for i := len(w.calls) - 1; i >= 0; i-- {
		switch c := w.calls[i].(type) {
		case *bot.SendMessageParams:
			add(c.ChatID.(int64), id, c.ReplyMarkup)
			id--
		case *bot.EditMessageTextParams:
			add(c.ChatID.(int64), c.MessageID, c.ReplyMarkup)
		case *bot.EditMessageReplyMarkupParams:
			add(c.ChatID.(int64), c.MessageID, c.ReplyMarkup)
		}
	}
	return out
}
