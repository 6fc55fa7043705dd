package chat

import (
	"context"
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// partly finds of a text that one sentence stands nowhere and the other everywhere.
type partly struct{ w *town }

func (p partly) Check(_ context.Context, text string, _ news.Pseudonym) (news.Check, error) {
	var parts []news.Part
	for at := 0; at < len(text); {
		end := strings.Index(text[at:], ".") + at + 1
		if end == at {
			end = len(text)
		}
		part := news.Part{Span: news.Span{Start: at, End: end}, Text: text[at:end], Status: news.Verbatim, Matches: []news.Match{{Citation: p.w.quotes()[0]}}}
		if strings.Contains(part.Text, "Seventy") {
			part.Status, part.Matches = news.Unfound, nil
		}
		parts = append(parts, part)
		for at = end; at < len(text) && text[at] == ' '; at++ {
		}
	}
	return news.CheckOf(text, parts, news.Searched{}), nil
}

// TestRepliesPointAtWords holds that an answer in a group points at the words that it
// is about, where these are not all of the message.
func TestRepliesPointAtWords(t *testing.T) {
	const two, one = "Ї🚢 Nine were hurt. Seventy people were hurt.", "Seventy people were hurt."
	bold := []models.MessageEntity{{Type: models.MessageEntityTypeBold, Offset: 20, Length: 12}, {Type: models.MessageEntityTypeHashtag, Offset: 20, Length: 7}}
	tests := map[string]struct {
		said, call, quoted string
		entities           []models.MessageEntity
		want               string
		at                 int
		marked             models.MessageEntity
	}{
		"the worst of two parts":    {said: two, call: "/check", want: one, at: 20, entities: bold, marked: models.MessageEntity{Type: models.MessageEntityTypeBold, Length: 12}},
		"in part bold":              {said: two, call: "/check", want: one, at: 20, entities: []models.MessageEntity{{Type: models.MessageEntityTypeItalic, Offset: 4, Length: 20}}, marked: models.MessageEntity{Type: models.MessageEntityTypeItalic, Length: 4}},
		"all of it":                 {said: one, call: "/check"},
		"what is quoted, checked":   {said: two, call: "/check", quoted: "Nine were hurt.", want: "Nine were hurt.", at: 4},
		"what is quoted, looked up": {said: two, call: "/source", quoted: "Nine were hurt.", want: "Nine were hurt.", at: 4},
		"words of the command's":    {said: two, call: "/check Seventy dogs."},
		"too many words":            {said: "Nine. Seventy " + strings.Repeat("x", longestPointed), call: "/check"},
		"a question of one's own":   {call: "/source Seventy people?"},
		"parts of one's own":        {call: "/check " + two, want: one, at: 27},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := newTown(t)
			w.Checks = partly{w}
			m := post(square, moe, test.call)
			if test.said != "" {
				m.ReplyToMessage = &models.Message{ID: 7, Text: test.said, Entities: test.entities, From: &models.User{ID: lunde}}
			}
			if test.quoted != "" {
				m.Quote = &models.TextQuote{Text: test.quoted}
			}
			got := last[*bot.SendMessageParams](w.handle(models.Update{Message: m})).ReplyParameters
			if got.Quote != test.want || got.QuotePosition != test.at {
				t.Errorf("the answer points at %q at %d, want %q at %d", got.Quote, got.QuotePosition, test.want, test.at)
			}
			if test.marked.Length != 0 && (len(got.QuoteEntities) != 1 || got.QuoteEntities[0] != test.marked) {
				t.Errorf("with %+v, want %+v", got.QuoteEntities, test.marked)
			}
		})
	}
}

// TestWordsWrittenAnewSince holds that an answer comes also where the words are no more
// in the message.
func TestWordsWrittenAnewSince(t *testing.T) {
	w := newTown(t)
	w.Checks, w.next = partly{w}, &wire{town: w, anew: true}
	m := post(square, moe, "/check")
	m.ReplyToMessage = &models.Message{ID: 7, Text: "Nine were hurt. Seventy were.", From: &models.User{ID: lunde}}
	line := w.handle(models.Update{Message: m})
	if got := last[*bot.SendMessageParams](line).ReplyParameters; got == nil || got.MessageID != 7 || got.Quote != "" {
		t.Errorf("the answer replies to %+v, want to 7 as a whole", got)
	}
}
