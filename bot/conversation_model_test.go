package main

import (
	"strings"
	"testing"

	"whosaid/bot/telegramtest"
	"whosaid/prompts/modeltest"
)

// withModel starts the bot with a scripted model.
func withModel(t *testing.T, script string) city {
	server := telegramtest.Start(t)
	bot := serve(t, server, "OPENAI_BASE_URL="+modelServer(t)+"/"+script, "OPENAI_CHAT_MODEL=m", "OPENAI_API_KEY="+testKey)
	t.Cleanup(func() {
		for _, call := range server.Refused() {
			t.Errorf("refused: %s: %s", call.Method, call.Refused.Description)
		}
		if strings.Contains(bot.log.String(), testKey) {
			t.Error("the log shows the key")
		}
	})
	return city{Server: server, bot: bot}
}

// TestModelInTelegram holds that quotes come first, and that what a model chooses of
// them takes their place: as a draft in a private chat, in the one message in a
// group. No word of the model is shown.
func TestModelInTelegram(t *testing.T) {
	t.Parallel()
	const summary = "17 injured, says Ingrid Moe"
	chosen := func(m telegramtest.Message) bool {
		return 3 <= len(m.Quotes()) && len(m.Quotes()) <= 4 && !strings.Contains(m.Text, summary)
	}
	c := withModel(t, "good")
	anna := c.Person("Anna")
	private := c.Private(anna)
	answer := ask(t, private, anna, modeltest.Question)
	if !chosen(answer) {
		t.Errorf("the answer is %q, want the three quotes that the model chose, and the day of the figure that it left out", answer.Text)
	}
	quotesCorpus(t, answer)
	drafts := c.Calls("sendMessageDraft")
	if len(drafts) == 0 || len(private.Messages()) != 1 || answer.Edits != 0 {
		t.Errorf("%d drafts, %d messages, %d edits, want drafts and one message that is never edited", len(drafts), len(private.Messages()), answer.Edits)
	}
	group := c.Supergroup("Bridges", anna)
	claim := group.Say(anna, modeltest.Question)
	sent := after(t, group, func() { group.Reply(anna, claim, "/source") })
	quotesCorpus(t, sent)
	c.Until(t, "the message has the model's choice", func() bool {
		m, _ := group.Message(sent.ID)
		return chosen(m)
	})
	m, _ := group.Message(sent.ID)
	quotesCorpus(t, m)
	if m.ReplyTo != claim || len(group.Messages()) != 1 {
		t.Errorf("the message replies to %d, of %d messages; want it in reply to the claim, and no other", m.ReplyTo, len(group.Messages()))
	}
}

// TestTranslationInTelegram holds that a question in another language is answered
// with quotes as they are, and that a translation stands below, as what it is.
func TestTranslationInTelegram(t *testing.T) {
	t.Parallel()
	c := withModel(t, "ukrainian")
	olena := c.PersonSpeaking("Олена", "uk")
	private := c.Private(olena)
	answer := ask(t, private, olena, "Скільки людей постраждало внаслідок обвалу мосту в Галдені?")
	holds(t, answer, "We now count 17 injured")
	quotesCorpus(t, answer)
	translated := c.press(t, private, olena, answer, "Перекласти")
	quotesCorpus(t, translated)
	holds(t, translated, "Переклад моделі, не цитата: «Зараз ми нараховуємо 17 поранених")
}
