package chat

import (
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

func TestGroupIsSilentUnlessCalled(t *testing.T) {
	w := newTown(t)
	added := post(square, moe, "")
	added.NewChatMembers = []models.User{{ID: 42}}
	toOurs := post(square, moe, "and what did she say?")
	toOurs.ReplyToMessage = &models.Message{ID: 9, From: &models.User{ID: 42}, Text: "…"}
	viaUs := post(square, moe, "a quote")
	viaUs.ViaBot = &models.User{ID: 42}
	for name, m := range map[string]*models.Message{
		"chatter": post(square, moe, "forty people were hurt!!"), "another bot's command": post(square, moe, "/check@OtherBot x"),
		"an unknown command": post(square, moe, "/weather"), "a command told of": post(square, moe, "try /source here"), "another mention": post(square, moe, "@OtherBot hi"),
		"our own arrival": added, "a reply to us": toOurs, "sent through us": viaUs, "a moderators' command": post(square, moe, "/audit"),
	} {
		if got := w.handle(models.Update{Message: m}); len(got.calls) != 0 {
			t.Errorf("%s is answered with %d calls, want silence", name, len(got.calls))
		}
	}
}

func TestSourceByReply(t *testing.T) {
	w := newTown(t)
	got, claim := w.reply(square, moe, "/source@WhosaidBot", "forty people were hurt!!")
	if c := last[*bot.SendMessageParams](got); c.ReplyParameters.MessageID != claim || !c.ReplyParameters.AllowSendingWithoutReply {
		t.Errorf("in reply to %+v, want to the claim %d", c.ReplyParameters, claim)
	}
	wantContains(t, got.text(), "2 outlets, 2 origins", "Radio <Vest>")
	if q := w.asked[0]; q.Text != "forty people were hurt!!" || q.Group == "" {
		t.Errorf("asked %+v, want the claim, within the group", q)
	}
}

func TestClaims(t *testing.T) {
	w := newTown(t)
	caption := post(square, moe, "/source")
	caption.ReplyToMessage = &models.Message{ID: 7, Caption: "Claim in a caption", Photo: []models.PhotoSize{{}}}
	quote := post(square, moe, "/source")
	quote.ReplyToMessage, quote.Quote = &models.Message{ID: 7, Text: "Much. The quoted claim. More."}, &models.TextQuote{Text: "The quoted claim."}
	external := post(square, moe, "/source")
	external.ExternalReply, external.Quote = &models.ExternalReplyInfo{}, &models.TextQuote{Text: "From elsewhere."}
	ownCaption := &models.Message{ID: 8, Chat: caption.Chat, From: caption.From, Caption: "/source Below a picture", CaptionEntities: entities("/source Below a picture")}
	long := post(square, moe, "/source")
	long.ReplyToMessage = &models.Message{ID: 7, Text: strings.Repeat("Людина ", 500)}
	for want, m := range map[string]*models.Message{
		"Claim in a caption": caption, "The quoted claim.": quote, "From elsewhere.": external, "Below a picture": ownCaption,
		"the argument": post(square, moe, "/source the argument"), "who says so": post(square, moe, "@whosaidbot who says so"), "Людина": long,
	} {
		w.handle(models.Update{Message: m})
		if q := w.asked[len(w.asked)-1]; !strings.HasPrefix(q.Text, want) || len(q.Text) > news.MaxQuestion {
			t.Errorf("asked %.60q (%d bytes), want %q", q.Text, len(q.Text), want)
		}
	}
	for _, text := range []string{"/source", "@WhosaidBot"} {
		wantContains(t, w.say(square, moe, text).text(), "Reply to a claim")
	}
	wantContains(t, w.say(square, moe, "/check").text(), "Reply to a quote")
}

func TestCheckByReply(t *testing.T) {
	w := newTown(t)
	got, claim := w.reply(square, moe, "/check", "Seventy people were hurt")
	wantContains(t, got.text(), "Altered.")
	if c := last[*bot.SendMessageParams](got); c.ReplyParameters.MessageID != claim {
		t.Errorf("in reply to %d, want to the claim %d", c.ReplyParameters.MessageID, claim)
	}
}

func TestSameClaimPointsToTheAnswer(t *testing.T) {
	w := newTown(t)
	w.reply(square, moe, "/source", "Forty people were hurt!!")
	answer := w.messages
	got, _ := w.reply(square, lunde, "/source", "forty  people were HURT")
	wantContains(t, got.text(), "asked before")
	if c := last[*bot.SendMessageParams](got); c.ReplyParameters.MessageID != answer || len(w.asked) != 1 {
		t.Errorf("in reply to %d after %d questions, want to the answer %d after 1", c.ReplyParameters.MessageID, len(w.asked), answer)
	}
	// It is a claim, not a check of the words; and another group has its own answers.
	got, _ = w.reply(square, lunde, "/check", "forty people were hurt")
	wantContains(t, got.text(), "Altered.")
	got, _ = w.reply(square-1, moe, "/source", "forty people were hurt")
	wantContains(t, got.text(), "2 outlets, 2 origins")
}

// The answer that is pointed to is shown as moderators left it since.
func TestEarlierAnswerIsRenewed(t *testing.T) {
	w := newTown(t)
	w.say(square, moe, "/source forty people were hurt")
	answer := w.messages
	if got := w.say(square, moe, "/source forty people were hurt"); len(got.calls) != 1 {
		t.Errorf("asked again, nothing decided: %d calls, want the line alone", len(got.calls))
	}
	w.say(chief, chief, "/takedown https://a.example/0")
	got := w.say(square, moe, "/source forty people were hurt")
	c := last[*bot.EditMessageTextParams](got)
	if c.MessageID != answer || strings.Contains(c.Text, "The Post") {
		t.Errorf("message %d was edited to %q, want %d without what was taken down", c.MessageID, c.Text, answer)
	}
}

func TestEarlierAnswerIsGone(t *testing.T) {
	w := newTown(t)
	w.reply(square, moe, "/source", "forty people were hurt")
	m := post(square, moe, "/source forty people were hurt")
	line := &wire{town: w, lost: map[int]bool{w.messages: true}}
	if err := w.Handle(t.Context(), &Update{Update: models.Update{ID: 99, Message: m}}, line); err != nil {
		t.Fatal(err)
	}
	wantContains(t, line.sent()[len(line.sent())-1].Text, "2 outlets, 2 origins")
}

func TestSupergroupLinksToTheAnswer(t *testing.T) {
	v := &visit{chat: models.Chat{ID: -1001234567890, Type: models.ChatTypeSupergroup}}
	if got := v.linkTo(5); got != "https://t.me/c/1234567890/5" {
		t.Errorf("linkTo = %q", got)
	}
	v.chat.Username = "square"
	if got := v.linkTo(5); got != "https://t.me/square/5" {
		t.Errorf("linkTo = %q", got)
	}
	v.chat = models.Chat{ID: -4001, Type: models.ChatTypeGroup}
	if got := v.linkTo(5); got != "" {
		t.Errorf("linkTo in a group = %q, want none", got)
	}
}

func TestTopics(t *testing.T) {
	w := newTown(t)
	for topic, want := range map[int]int{7: 7, general: 0} {
		m := post(square, moe, "/source the bridge")
		m.Chat.Type, m.Chat.IsForum, m.IsTopicMessage, m.MessageThreadID = models.ChatTypeSupergroup, true, true, topic
		if c := last[*bot.SendMessageParams](w.handle(models.Update{Message: m})); c.MessageThreadID != want {
			t.Errorf("topic %d: sent to %d, want %d", topic, c.MessageThreadID, want)
		}
	}
}

func TestGroupQuota(t *testing.T) {
	w := newTown(t)
	if err := w.desk.SetSettings(t.Context(), w.chatAlias(square), news.Settings{Quota: 2}); err != nil {
		t.Fatal(err)
	}
	w.say(square, moe, "/source one claim")
	w.say(square, lunde, "/source two claims")
	wantContains(t, w.say(square, moe, "/source three claims").text(), "had its 2 answers", "40 min")
	if got := w.say(square, moe, "/source four claims"); len(got.calls) != 0 {
		t.Errorf("beyond the quota %d calls, want silence", len(got.calls))
	}
	if got := w.say(square-1, moe, "/source one claim"); len(got.calls) != 1 {
		t.Errorf("another group gets %d calls, want an answer", len(got.calls))
	}
}

func TestLeave(t *testing.T) {
	w := newTown(t)
	wantContains(t, w.say(square, moe, "/leave").text(), "Only administrators")
	if c := last[*bot.LeaveChatParams](w.say(square, lunde, "/leave@WhosaidBot")); c.ChatID != int64(square) {
		t.Errorf("left %v", c.ChatID)
	}
}

func TestSettings(t *testing.T) {
	w := newTown(t)
	wantContains(t, w.say(square, moe, "/settings").text(), "Only administrators")
	page := w.say(square, lunde, "/settings")
	wantContains(t, page.text(), "Language: each reader's", "Outlets: all", "Answers an hour: 60")
	at := w.messages
	wantContains(t, page.press(square, moe, at, "Українська").toast(), "Only administrators")

	page = page.press(square, lunde, at, "Українська")
	wantContains(t, page.toast(), "Збережено")
	page = page.press(square, lunde, at, "✓ Українська")
	wantContains(t, page.toast(), "вже показано")
	page = w.say(square, lunde, "/settings")
	at = w.messages
	page = page.press(square, lunde, at, "Radio")
	page = page.press(square, lunde, at, "Wire")
	page = page.press(square, lunde, at, "10")
	wantContains(t, page.text(), "Мова: Українська", "Видання: 2 видання", "на годину: 10")
	done := page.press(square, lunde, at, "Готово")
	if b := done.markup(); len(b) != 0 {
		t.Errorf("after Done there are buttons %+v", b)
	}

	answer := w.say(square, moe, "/source the bridge").text()
	wantContains(t, answer, "Radio <Vest>", "власними словами")
	if q := w.asked[0]; len(q.Outlets) != 2 || q.Language != "uk" {
		t.Errorf("asked %+v, want two outlets, in Ukrainian", q)
	}
	settings, err := w.desk.Settings(t.Context(), w.chatAlias(square))
	if err != nil || settings.Quota != 10 || settings.Language != "uk" {
		t.Errorf("Settings = %+v, %v", settings, err)
	}
}

func TestAnonymousAdminsAndChannels(t *testing.T) {
	w := newTown(t)
	anonymous := post(square, anonymousAdmin, "/settings")
	anonymous.SenderChat = &models.Chat{ID: square}
	wantContains(t, w.handle(models.Update{Message: anonymous}).text(), "Answers an hour")
	elsewhere := post(square, channelSender, "/settings")
	elsewhere.SenderChat = &models.Chat{ID: -100777}
	wantContains(t, w.handle(models.Update{Message: elsewhere}).text(), "Only administrators")
	channel := post(-100888, 0, "/settings")
	channel.Chat.Type, channel.SenderChat = models.ChatTypeChannel, &models.Chat{ID: -100888}
	wantContains(t, w.handle(models.Update{ChannelPost: channel}).text(), "Answers an hour")
	channel.Text, channel.Entities = "/source the bridge", entities("/source the bridge")
	wantContains(t, w.handle(models.Update{ChannelPost: channel}).text(), "2 outlets, 2 origins")
}
