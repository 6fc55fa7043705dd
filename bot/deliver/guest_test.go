package deliver

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/chat"
	"whosaid/bot/telegramtest"
)

func guestAnswer(u *chat.Update, text string) *chat.AnswerGuestQuery {
	return &chat.AnswerGuestQuery{Query: u.Guest.Query, Result: &models.InlineQueryResultArticle{
		ID: "1", Title: "answer", InputMessageContent: &models.InputTextMessageContent{MessageText: text},
	}}
}

// TestGuests has a guest answered and its answer edited, where the bot is no
// member.
func TestGuests(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			sent, err := line.Do(ctx, "guest", guestAnswer(u, "first"))
			if err != nil {
				return err
			}
			_, err = line.Do(ctx, "anew", &bot.EditMessageTextParams{InlineMessageID: sent.Inline, Text: "second"})
			return err
		})
		anna := o.server.Person("Anna")
		group := o.server.Supergroup("Quays", anna)
		group.Guest(anna, "@WhosaidTestBot who?", 0)
		if m := group.WaitEdit(t, group.Wait(t, 1)[0].ID, 1); m.Text != "second" {
			t.Errorf("the answer is %q, want it edited", m.Text)
		}
		for _, call := range o.server.Refused() {
			t.Errorf("refused: %s: %s", call.Method, call.Refused.Description)
		}
	})
}

// TestGuestsUnderFaults has a thousand guests asked while everything goes wrong:
// each is answered once.
func TestGuestsUnderFaults(t *testing.T) {
	bubble(t, func(t *testing.T) {
		o := office(t, func(ctx context.Context, u *chat.Update, line chat.Line) error {
			_, err := line.Do(ctx, "guest", guestAnswer(u, "answer"))
			return err
		})
		method := "answerGuestQuery"
		o.server.Fail(
			telegramtest.Fault{Method: method, Gateway: true, Times: 40},
			telegramtest.Fault{Method: method, Refusal: telegramtest.TooMany(2), Times: 40},
			telegramtest.Fault{Method: method, Lost: true, Times: 40},
			telegramtest.Fault{Method: method, Delay: 3 * time.Second, Times: 40},
			telegramtest.Fault{Method: method, Refusal: &telegramtest.Refusal{Code: 500, Description: "Internal Server Error"}, Times: 40},
			telegramtest.Fault{Method: "getUpdates", Gateway: true, Times: 3},
		)
		const guests = 1000
		group := o.server.Supergroup("Quays", o.server.Person("Anna"))
		var ids []string
		for i := range guests {
			ids = append(ids, group.Guest(o.server.Person(fmt.Sprint("p", i)), "@WhosaidTestBot who?", 0))
			if i == guests/2 {
				o.server.Twice()
			}
		}
		deadline := time.Now().Add(5 * time.Minute)
		for time.Now().Before(deadline) && len(group.Messages()) < guests {
			sleep(t.Context(), time.Second)
		}
		if queries, calls := o.server.Answered(t, ids); queries != guests || calls != guests {
			t.Errorf("%d of %d guests were answered, by %d calls", queries, guests, calls)
		}
	})
}
