package chat

import (
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// In a private chat an answer grows as a draft, and is sent once.
func TestDrafts(t *testing.T) {
	w := newTown(t)
	w.Answers = slow{w.Answers.(answers)}
	got := w.say(moe, moe, "How many were hurt?")
	wantContains(t, got.text(), "2 outlets, 2 origins")
	var drafts []*bot.SendMessageDraftParams
	for _, hint := range got.hints {
		if d, is := hint.(*bot.SendMessageDraftParams); is {
			drafts = append(drafts, d)
		}
	}
	if len(drafts) != 2 || drafts[0].DraftID == "0" || drafts[0].DraftID != drafts[1].DraftID || drafts[0].Text == drafts[1].Text {
		t.Errorf("drafts = %+v, want two that grow", drafts)
	}
	if c := last[*bot.SendMessageParams](got); len(got.calls) != 1 || c == nil {
		t.Errorf("%d calls, want the answer alone", len(got.calls))
	}
}

// In a group one message is sent, and edited while it gets better.
func TestGrowingInAGroup(t *testing.T) {
	w := newTown(t)
	w.Answers = slow{w.Answers.(answers)}
	got, claim := w.reply(square, moe, "/source", "forty people")
	if first, is := got.calls[0].(*bot.SendMessageParams); !is || first.ReplyParameters.MessageID != claim {
		t.Errorf("at first %+v, want a message in reply to the claim", got.calls[0])
	}
	final := last[*bot.EditMessageTextParams](got)
	if len(got.calls) != 2 || final.MessageID != w.messages {
		t.Errorf("%d calls, the last edits %d, want one message sent and edited", len(got.calls), final.MessageID)
	}
	wantContains(t, got.sent()[1].Text, "2 outlets, 2 origins")
	if edit, is := got.hints[len(got.hints)-1].(*bot.EditMessageTextParams); !is || edit.MessageID != w.messages {
		t.Errorf("the last hint is %+v, want an edit", got.hints[len(got.hints)-1])
	}
	wantContains(t, got.press(square, moe, final.MessageID, "More quotes").text(), "Forty")
}

// A question that is written anew has one answer, which is edited at the end.
func TestEditedQuestionThatGrows(t *testing.T) {
	w := newTown(t)
	w.Answers = slow{w.Answers.(answers)}
	m := post(moe, moe, "How many were hurt?")
	w.handle(models.Update{Message: m})
	answer := w.messages
	got := w.handle(models.Update{EditedMessage: post(moe, moe, "How many were killed?")})
	if c := last[*bot.EditMessageTextParams](got); c.MessageID != answer || len(got.calls) != 1 {
		t.Errorf("%d calls, the last edits %d, want one edit of %d", len(got.calls), c.MessageID, answer)
	}
}
