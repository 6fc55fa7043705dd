package main

import (
	"fmt"
	"maps"
	"os"
	"strings"
	"sync"
	"testing"

	"whosaid/bot/telegramtest"
	"whosaid/store/storetest"
)

// city is a served bot with people who talk to it.
type city struct {
	*telegramtest.Server
	bot   *process
	chief telegramtest.Person // moderates everywhere
}

// TestConversationsInMemory goes through what people do with the bot, which the
// built program serves from the demonstration corpus.
func TestConversationsInMemory(t *testing.T) {
	t.Parallel()
	tests := maps.Clone(conversations)
	maps.Copy(tests, remembered)
	converse(t, tests)
}

// TestConversationsOnRedis is the same over a Redis that holds the corpus, as far
// as it hangs on what the bot remembers.
func TestConversationsOnRedis(t *testing.T) {
	t.Parallel()
	address := "REDIS_URL=" + storetest.Redis(t)
	if run := call(t, "", []string{address}, "ingest", "demo/corpus"); run.status != done {
		t.Fatalf("ingest: %d, %s", run.status, run.errors)
	}
	converse(t, remembered, address)
}

// conversations are all that people do; remembered are those that hang on what
// the bot remembers.
var (
	conversations = map[string]func(*testing.T, city){
		"an edited question": editedQuestion, "odd messages": oddMessages, "a check by reply": checkByReply, "forms of claims": formsOfClaims,
		"inline": inlineMode, "topics": topics, "channels": channels, "bad presses": badPresses, "deep links": deepLinks, "leaving": leaving,
	}
	remembered = map[string]func(*testing.T, city){
		"a private question and follow-ups": privateQuestion, "a source by reply": sourceByReply, "settings": settingsByAdminAndStranger,
		"migration": migration, "buttons": buttons, "privacy": privacy, "moderators": moderators, "audit and outlets": auditAndOutlets,
	}
)

func converse(t *testing.T, tests map[string]func(*testing.T, city), settings ...string) {
	server := telegramtest.Start(t)
	chief := server.Person("Chief")
	server.Private(chief)
	c := city{server, serve(t, server, append(settings, fmt.Sprintf("MODERATORS=%d", chief.ID))...), chief}
	var all sync.WaitGroup // most of the time is spent in waiting for the platform's limits
	for name, test := range tests {
		all.Go(func() { t.Run(name, func(t *testing.T) { test(t, c) }) })
	}
	all.Wait()
	for _, call := range server.Refused() {
		if call.Refused.Description == "Bad Request: message to be replied not found" {
			continue // the answer was deleted: the claim is answered anew
		}
		if call.Refused.MigrateTo != 0 {
			continue // what stayed behind in a group is written anew
		}
		t.Errorf("refused: %s in %d: %s: %q", call.Method, call.Chat, call.Refused.Description, call.Values.String("text"))
	}
	if strings.Contains(c.bot.log.String(), "panic") {
		t.Errorf("the log tells of a panic:\n%s", c.bot.log)
	}
	if status := c.bot.end(); status != done {
		t.Errorf("the exit status is %d, want %d", status, done)
	}
}

// ask has a person write in a chat, and waits for the bot's next message there.
func ask(t *testing.T, chat telegramtest.Chat, p telegramtest.Person, text string) telegramtest.Message {
	t.Helper()
	return after(t, chat, func() { chat.Say(p, text) })
}

// after waits for the message that the bot writes after something was done.
func after(t *testing.T, chat telegramtest.Chat, do func()) telegramtest.Message {
	t.Helper()
	before := len(chat.Messages())
	do()
	return chat.Wait(t, before+1)[before]
}

// press has a person press a button, and waits until the message shows what it
// leads to.
func (c city) press(t *testing.T, chat telegramtest.Chat, p telegramtest.Person, m telegramtest.Message, label string) telegramtest.Message {
	t.Helper()
	id := chat.Press(t, p, m.ID, label)
	edited := chat.WaitEdit(t, m.ID, m.Edits+1)
	c.Answer(t, id)
	return edited
}

func holds(t *testing.T, m telegramtest.Message, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(m.Text, part) {
			t.Errorf("message %q, want it to contain %q", m.Text, part)
		}
	}
}

// quotesCorpus holds that every blockquote stands in the demonstration corpus,
// byte for byte.
func quotesCorpus(t *testing.T, m telegramtest.Message) {
	t.Helper()
	quotes := m.Quotes()
	if len(quotes) == 0 {
		t.Errorf("message %q quotes nothing", m.Text)
	}
	files, err := os.ReadDir("demo/corpus")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		content, err := os.ReadFile("demo/corpus/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		all.Write(content)
	}
	for _, q := range quotes {
		if !strings.Contains(all.String(), q) {
			t.Errorf("%q is quoted, and stands in no article", q)
		}
	}
}

func privateQuestion(t *testing.T, c city) {
	anna := c.Person("Anna")
	chat := c.Private(anna)
	answer := ask(t, chat, anna, injuredQuestion)
	quotesCorpus(t, answer)
	holds(t, answer, "Radio Vest · 13 May 2025 · quoting Ingrid Moe, chief surgeon", "Who says otherwise", "The Plain Truth")
	only := ask(t, chat, anna, "only The Halden Post")
	quotesCorpus(t, only)
	if strings.Contains(only.Text, "Radio Vest") || !strings.Contains(only.Text, "The Halden Post") {
		t.Errorf("only one outlet: %q", only.Text)
	}
	quotesCorpus(t, ask(t, chat, anna, "since May 14"))
	holds(t, ask(t, chat, anna, "Who is the king of Norway?"), "No stored article answers this.", "13 articles of 6 outlets")
	bert := c.Person("Bert")
	start := ask(t, c.Private(bert), bert, "/start")
	holds(t, start, "word for word", "For example:")
	quotesCorpus(t, after(t, c.Private(bert), func() { c.Private(bert).Press(t, bert, start.ID, "What did") }))
	holds(t, ask(t, c.Private(bert), bert, "/sources"), "Radio Vest · newsroom")
	ukrainian := c.PersonSpeaking("Олена", "uk")
	holds(t, ask(t, c.Private(ukrainian), ukrainian, injuredQuestion), "Radio Vest · 13 травня 2025 · цитує: Ingrid Moe", "Хто каже інакше")
}

func editedQuestion(t *testing.T, c city) {
	anna := c.Person("Anna")
	chat := c.Private(anna)
	asked := 0
	answer := after(t, chat, func() { asked = chat.Say(anna, bridgeQuestion) })
	chat.Edit(asked, "Who is the king of Norway?")
	holds(t, chat.WaitEdit(t, answer.ID, 1), "No stored article answers this.")
	if n := len(chat.Messages()); n != 1 {
		t.Errorf("%d messages, want the one that was edited", n)
	}
}

func oddMessages(t *testing.T, c city) {
	for name, post := range map[string]telegramtest.Post{
		"a sticker": {Sticker: true}, "emoji": {Text: strings.Repeat("😀", 2048)}, "marks": {Text: "?!"}, "a greeting": {Text: "hi"},
	} {
		anna := c.Person("Anna") // each their own: a chat gets one message a second
		chat := c.Private(anna)
		post.From = anna
		if got := after(t, chat, func() { chat.Post(post) }); !strings.Contains(got.Text, "Ask me who said something") {
			t.Errorf("to %s: %q, want help", name, got.Text)
		}
	}
	for _, text := range []string{
		"<b>who</i> said & what &amp; <a href='x'>", "قال الوزير \u202E ماذا", "Z͑͗á̀́ĺgo said?", "/check <blockquote>We now count", "/start kx-1-2-zz", "/nonsense", "/outlets", "/delete_me now",
	} {
		anna := c.Person("Anna")
		if got := ask(t, c.Private(anna), anna, text); got.Text == "" {
			t.Errorf("to %q nothing is said", text)
		}
	}
	anna := c.Person("Anna")
	holds(t, ask(t, c.Private(anna), anna, strings.Repeat("bridge ", 500)), "too long")
}

func sourceByReply(t *testing.T, c city) {
	anna, bert := c.Person("Anna"), c.Person("Bert")
	group := c.Supergroup("Bridges", anna)
	claim := group.Say(bert, "forty people were hurt on the Halden bridge!!")
	answer := after(t, group, func() { group.Reply(anna, claim, "/source") })
	quotesCorpus(t, answer)
	holds(t, answer, "The Plain Truth")
	if answer.ReplyTo != claim {
		t.Errorf("the answer replies to %d, want to the claim %d", answer.ReplyTo, claim)
	}
	other := group.Say(anna, "FORTY people were hurt, on the Halden bridge")
	again := after(t, group, func() { group.Reply(bert, other, "/source@"+c.Me().Username) })
	holds(t, again, "asked before")
	if again.ReplyTo != answer.ID || len(again.Parts("text_link")) != 1 {
		t.Errorf("asked again: %+v, want a link in reply to the answer %d", again, answer.ID)
	}
	group.Delete(answer.ID)
	quotesCorpus(t, after(t, group, func() { group.Reply(bert, other, "/source") }))
	holds(t, ask(t, group, bert, "/source"), "Reply to a claim")
}

func checkByReply(t *testing.T, c city) {
	anna := c.Person("Anna")
	group := c.Group("Bridges", anna)
	claim := group.Say(anna, "We now count 70 injured, two of them badly.")
	answer := after(t, group, func() { group.Reply(anna, claim, "/check") })
	holds(t, answer, "Altered. Radio Vest has it otherwise:", "1 change: a number.")
	quotesCorpus(t, answer)
	if struck, bold := answer.Parts("strikethrough"), answer.Parts("bold"); len(struck) != 1 || struck[0] != "17" || bold[len(bold)-1] != "70" {
		t.Errorf("the change is shown as %q and %q, want 17 struck and 70 bold", struck, bold)
	}
	mixed := group.Say(anna, "I read this today 🚢: “We now count 70 injured, two of them badly,” says the surgeon. Can it be?")
	if m := after(t, group, func() { group.Reply(anna, mixed, "/check") }); m.ReplyTo != mixed || m.Quoted != "We now count 70 injured, two of them badly," {
		t.Errorf("the check points at %q, want at the altered quotation", m.Quoted)
	}
	private := c.Private(anna)
	holds(t, ask(t, private, anna, "/check"), "Send me the quote")
	holds(t, ask(t, private, anna, "We now count 17 injured, two of them badly."), "Verbatim.")
	holds(t, ask(t, private, anna, "/check The moon fell on Halden."), "Not found in 13 articles")
}

func formsOfClaims(t *testing.T, c city) {
	anna := c.Person("Anna")
	group := c.Supergroup("Bridges", anna)
	photo := group.Post(telegramtest.Post{From: anna, Caption: "Seventeen people were injured on the Halden bridge"})
	quotesCorpus(t, after(t, group, func() { group.Reply(anna, photo, "/source") }))
	long := group.Say(anna, "I ate well. At least nine people were taken to hospital in Halden. Good night.")
	const chosen = "At least nine people were taken to hospital in Halden."
	answer := after(t, group, func() {
		group.Post(telegramtest.Post{From: anna, Text: "/source", ReplyTo: long, Quote: chosen})
	})
	if quotesCorpus(t, answer); answer.ReplyTo != long || answer.Quoted != chosen {
		t.Errorf("the answer points at %q in %d, want at %q in %d", answer.Quoted, answer.ReplyTo, chosen, long)
	}
	quotesCorpus(t, ask(t, group, anna, "/source How many people were hurt in the Halden bridge collapse?"))
	group.SeesAll()
	quotesCorpus(t, ask(t, group, anna, "@"+c.Me().Username+" what did Ingrid Moe say?"))
	before := len(group.Messages())
	group.Say(anna, "nobody asked the bot")
	group.Say(anna, "/weather")
	holds(t, ask(t, group, anna, "/help"), "/source")
	if n := len(group.Messages()); n != before+1 {
		t.Errorf("%d messages, want %d: none that nobody asked for", n, before+1)
	}
}

func inlineMode(t *testing.T, c city) {
	anna := c.Person("Anna")
	private := c.Private(anna)
	seen := map[string]bool{}
	offset, pages, tries, first := "", 0, 0, ""
	for pages == 0 || offset != "" {
		id := c.Inline(anna, "What does Fjord Daily report?", offset)
		answer := c.Answer(t, id)
		if !answer.Bool("is_personal") {
			t.Error("the results are not personal")
		}
		results := answer.List("results")
		if len(results) == 0 && tries < 5 {
			tries++ // a slow machine: the person types again
			continue
		}
		for _, one := range results {
			result := telegramtest.Values(one.(map[string]any))
			if seen[result.String("id")] {
				t.Errorf("result %s comes twice", result.String("id"))
			}
			seen[result.String("id")] = true
			if first == "" {
				first = result.String("id")
				sent := c.Choose(t, id, first, private)
				quotesCorpus(t, sent)
				if len(sent.Parts("text_link")) == 0 {
					t.Errorf("what was chosen has no label that links: %+v", sent)
				}
			}
		}
		offset = answer.String("next_offset")
		pages++
	}
	if pages < 2 || len(seen) < 9 {
		t.Errorf("%d results on %d pages, want several pages", len(seen), pages)
	}
	none := c.Answer(t, c.Inline(anna, "Who is the king of Norway?", ""))
	if none.Object("button").String("start_parameter") == "" || len(none.List("results")) != 0 {
		t.Errorf("to a question without a source: %v", none)
	}
	if empty := c.Answer(t, c.Inline(anna, "", "")); empty.Object("button") == nil {
		t.Errorf("to nothing asked: %v", empty)
	}
}

func settingsByAdminAndStranger(t *testing.T, c city) {
	anna, bert := c.Person("Anna"), c.Person("Bert")
	group := c.Supergroup("Bridges", anna)
	holds(t, ask(t, group, bert, "/settings"), "Only administrators")
	page := ask(t, group, anna, "/settings")
	holds(t, page, "Outlets: all", "Answers an hour: 60")
	if toast := c.Answer(t, group.Press(t, bert, page.ID, "Русский")); !strings.Contains(toast.String("text"), "Only administrators") {
		t.Errorf("a stranger is told %v", toast)
	}
	page = c.press(t, group, anna, page, "Русский")
	holds(t, page, "Язык: Русский")
	page = c.press(t, group, anna, page, "The Halden Post")
	page = c.press(t, group, anna, page, "30")
	holds(t, page, "1 издание", "в час: 30")
	answer := ask(t, group, bert, "/source How many people were injured in the Halden bridge collapse?")
	quotesCorpus(t, answer)
	holds(t, answer, "The Halden Post · ", "2025")
	if strings.Contains(answer.Text, "Radio Vest ·") {
		t.Errorf("an outlet that is not allowed is quoted: %q", answer.Text)
	}
	anonymous := after(t, group, func() { group.Post(telegramtest.Post{Anonymous: true, Text: "/settings"}) })
	holds(t, anonymous, "Язык: Русский")
	c.press(t, group, anna, anonymous, "Готово")
}

func topics(t *testing.T, c city) {
	anna := c.Person("Anna")
	forum := c.Forum("Bridges", anna, "Halden")
	claim := forum.Post(telegramtest.Post{From: anna, Text: "Seventeen people were injured on the Halden bridge", Topic: 2})
	answer := after(t, forum, func() { forum.Post(telegramtest.Post{From: anna, Text: "/source", ReplyTo: claim, Topic: 2}) })
	if answer.Thread != 2 || answer.ReplyTo != claim {
		t.Errorf("the answer is in topic %d in reply to %d, want in 2 to %d", answer.Thread, answer.ReplyTo, claim)
	}
	general := after(t, forum, func() { forum.Post(telegramtest.Post{From: anna, Text: "/source what did Ingrid Moe say?", Topic: 1}) })
	if general.Thread != 0 {
		t.Errorf("the answer in General is in topic %d", general.Thread)
	}
}

func channels(t *testing.T, c city) {
	anna := c.Person("Anna")
	channel := c.Channel("Bridge news", anna)
	quotesCorpus(t, after(t, channel, func() { channel.Post(telegramtest.Post{Text: "/source what did Ingrid Moe say?"}) }))
	holds(t, after(t, channel, func() { channel.Post(telegramtest.Post{Text: "/settings"}) }), "Answers an hour")
	group := c.Supergroup("Bridges", anna)
	holds(t, after(t, group, func() { group.Post(telegramtest.Post{As: &channel, Text: "/settings"}) }), "Only administrators")
	c.InjectRaw(map[string]any{"message": map[string]any{"message_id": 1 << 20, "date": 1, "chat": map[string]any{"id": group.ID(), "type": "supergroup"}, "text": "x"}})
	quotesCorpus(t, ask(t, group, anna, "/source what did Ingrid Moe say?"))
}

func migration(t *testing.T, c city) {
	anna := c.Person("Anna")
	group := c.Group("Bridges", anna)
	page := ask(t, group, anna, "/settings")
	c.press(t, group, anna, page, "Українська")
	answer := ask(t, group, anna, "/source "+injuredQuestion)
	super := group.Migrate(true)
	holds(t, ask(t, super, anna, "/settings"), "Мова: Українська")
	// The answer stayed behind; what its buttons lead to is written anew.
	quotesCorpus(t, after(t, super, func() { group.Press(t, anna, answer.ID, "Контекст") }))
}

func buttons(t *testing.T, c city) {
	anna, bert := c.Person("Anna"), c.Person("Bert")
	group := c.Supergroup("Bridges", anna)
	m := ask(t, group, anna, "/source "+injuredQuestion)
	m = c.press(t, group, bert, m, "Who says otherwise")
	quotesCorpus(t, m)
	holds(t, m, "The Plain Truth")
	c.press(t, group, anna, m, "Back")
	county := c.Supergroup("The county", anna) // where it follows upon nothing
	m = c.press(t, county, anna, ask(t, county, anna, "/source What did the county say?"), "More quotes")
	quotesCorpus(t, m)
	group = c.Supergroup("More bridges", anna)
	m = ask(t, group, anna, "/source "+injuredQuestion)
	m = c.press(t, group, anna, m, "Context")
	if _, chooses := m.Button("1. "); chooses {
		m = c.press(t, group, anna, m, "1. ")
	}
	quotesCorpus(t, m)
	holds(t, m, "The paragraph around it")
	m = c.press(t, group, anna, m, "Back")
	m = c.press(t, group, anna, m, "Only one outlet")
	m = c.press(t, group, anna, m, "Radio Vest")
	if strings.Contains(m.Text, "The Plain Truth ·") {
		t.Errorf("only one outlet: %q", m.Text)
	}
	m = c.press(t, group, anna, m, "All outlets")
	if toast := c.Answer(t, group.PressData(anna, m.ID, pressedFirst(m))); toast.String("text") == "" && len(m.Text) == 0 {
		t.Error("a press without a word")
	}
}

func pressedFirst(m telegramtest.Message) string { return m.Buttons[0][0].Data }

func badPresses(t *testing.T, c city) {
	anna, bert := c.Person("Anna"), c.Person("Bert")
	chat, others := c.Private(anna), c.Private(bert)
	m := ask(t, chat, anna, bridgeQuestion)
	theirs := ask(t, others, bert, bridgeQuestion)
	data := m.Buttons[0][0].Data
	for name, id := range map[string]string{
		"an older version": chat.PressData(anna, m.ID, "0"+data[1:]), "garbage": chat.PressData(anna, m.ID, "\xf0\x9f"), "nothing": chat.PressData(anna, m.ID, ":::"),
		"another's answer": others.PressData(bert, theirs.ID, data), "a card": chat.PressData(anna, m.ID, "1:x:mr:"),
	} {
		if toast := c.Answer(t, id); toast.String("text") == "" {
			t.Errorf("%s: no word of help", name)
		}
	}
	once := c.press(t, chat, anna, m, m.Buttons[0][0].Text)
	if toast := c.Answer(t, chat.PressData(anna, once.ID, data)); !strings.Contains(toast.String("text"), "already") {
		t.Errorf("pressed twice: %v", toast)
	}
}

func deepLinks(t *testing.T, c city) {
	anna := c.Person("Anna")
	chat := c.Private(anna)
	none := c.Answer(t, c.Inline(anna, "Who is the king of Norway?", ""))
	holds(t, ask(t, chat, anna, "/start "+none.Object("button").String("start_parameter")), "No stored article answers this.")
	id, offered := c.typed(t, anna, "What did Ingrid Moe say?")
	result := telegramtest.Values(offered.List("results")[0].(map[string]any))
	sent := c.Choose(t, id, result.String("id"), chat)
	_, payload, _ := strings.Cut(sent.Buttons[0][0].URL, "?start=")
	context := ask(t, chat, anna, "/start "+payload)
	quotesCorpus(t, context)
	holds(t, context, "The paragraph around it", "Ingrid Moe")
}

func privacy(t *testing.T, c city) {
	anna := c.Person("Anna")
	chat := c.Private(anna)
	holds(t, ask(t, chat, anna, "/privacy"), "salted")
	m := ask(t, chat, anna, bridgeQuestion)
	holds(t, ask(t, chat, anna, "/delete_me"), "deleted")
	if toast := c.Answer(t, chat.Press(t, anna, m.ID, "Context")); !strings.Contains(toast.String("text"), "too old") {
		t.Errorf("after /delete_me a button says %v", toast)
	}
}

func leaving(t *testing.T, c city) {
	anna, bert := c.Person("Anna"), c.Person("Bert")
	group := c.Group("Bridges", anna)
	holds(t, ask(t, group, bert, "/leave"), "Only administrators")
	group.Say(anna, "/leave")
	c.Until(t, "the bot leaves", func() bool {
		for _, call := range c.Calls("leaveChat") {
			if call.Chat == group.ID() {
				return true
			}
		}
		return false
	})
}

// moderators decide on quotes of an event that no other test asks about.
func moderators(t *testing.T, c city) {
	const question, corrected = "What did Oskar Lindahl say?", "What did Åse Vik say?"
	anna := c.Person("Anna")
	chat, desk := c.Private(anna), c.Private(c.chief)
	asked := func(question string) telegramtest.Message { // by somebody else each time: a chat gets one message a second
		t.Helper()
		bert := c.Person("Bert")
		return ask(t, c.Private(bert), bert, question)
	}
	m := ask(t, chat, anna, question)
	quoted := m.Quotes()[0]
	m = c.press(t, chat, anna, m, "Report")
	if _, chooses := m.Button("1. "); chooses {
		m = c.press(t, chat, anna, m, "1. ")
	}
	var card telegramtest.Message
	chat.Press(t, anna, m.ID, "Wrong speaker")
	c.Until(t, "the card comes", func() bool {
		for _, m := range desk.Messages() {
			if strings.Contains(m.Text, "Reported label") {
				card = m
				return true
			}
		}
		return false
	})
	holds(t, card, "Reported label · 1 person · Wrong speaker", quoted)
	desk.Press(t, c.chief, card.ID, "Other speaker")
	var prompt telegramtest.Message
	c.Until(t, "the name is asked for", func() bool {
		for _, m := range desk.Messages() {
			if strings.Contains(m.Text, "Reply with who said it") {
				prompt = m
				return true
			}
		}
		return false
	})
	desk.Reply(c.chief, prompt.ID, "Åse Vik, <nurse>")
	card = desk.WaitEdit(t, card.ID, 1)
	holds(t, card, "Åse Vik, <nurse>", fmt.Sprint(c.chief.ID))
	if next := asked(corrected); !strings.Contains(next.Text, quoted) || !strings.Contains(next.Text, "Åse Vik, <nurse>") {
		t.Errorf("the next answer is %q, want the quote under the corrected speaker", next.Text)
	}
	if next := asked(question); strings.Contains(next.Text, quoted) {
		t.Errorf("under the former speaker the quote is still found: %q", next.Text)
	}
	card = c.press(t, desk, c.chief, card, "Take the quote down")
	if next := asked(corrected); strings.Contains(next.Text, quoted) {
		t.Errorf("a quote that was taken down is shown: %q", next.Text)
	}
	for range 2 {
		card = c.press(t, desk, c.chief, card, "Undo")
	}
	if next := asked(question); !strings.Contains(next.Text, quoted) || strings.Contains(next.Text, "Åse Vik") {
		t.Errorf("after all was undone the answer is %q", next.Text)
	}
}

// auditAndOutlets corrects an outlet and reads of it in the audit.
func auditAndOutlets(t *testing.T, c city) {
	desk := c.Private(c.chief)
	desk.Say(c.chief, "/outlets skarvik-tidings name Skarvik Times")
	c.Until(t, "the outlet has its new name", func() bool {
		anna := c.Person("Anna")
		return strings.Contains(ask(t, c.Private(anna), anna, "/sources").Text, "Skarvik Times · newsroom")
	})
	anna := c.Person("Anna")
	holds(t, ask(t, c.Private(anna), anna, "/audit"), "Only moderators")
	desk.Say(c.chief, "/audit")
	for _, name := range []string{"audit.csv", "audit.jsonl"} {
		c.Until(t, "the audit comes", func() bool {
			for _, m := range desk.Messages() {
				if d := m.Document; d != nil && d.Name == name {
					return strings.Contains(string(d.Content), "Skarvik Times")
				}
			}
			return false
		})
	}
}
