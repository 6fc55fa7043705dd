package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/bot/telegramtest"
	"whosaid/store/storetest"
)

// TestCorrectedLabelsAreToldOnce goes from answers to a report, a moderator's correction
// and those who asked, with the built program and Redis.
func TestCorrectedLabelsAreToldOnce(t *testing.T) {
	t.Parallel()
	server, redis := telegramtest.Start(t), "REDIS_URL="+storetest.Redis(t)
	if run := call(t, "", []string{redis}, "ingest", "demo/corpus"); run.status != done {
		t.Fatalf("ingest: %d, %s", run.status, run.errors)
	}
	chief := server.Person("Chief")
	c := city{server, serve(t, server, redis, fmt.Sprintf("MODERATORS=%d", chief.ID)), chief}
	desk, anna, bert := c.Private(chief), c.Person("Anna"), c.Person("Bert")
	const question = "What did Oskar Lindahl say?"
	asked, reported := ask(t, c.Private(bert), bert, question), ask(t, c.Private(anna), anna, question)
	quoted := reported.Quotes()[0]
	reported = c.press(t, c.Private(anna), anna, reported, "Report")
	if _, chooses := reported.Button("1. "); chooses {
		reported = c.press(t, c.Private(anna), anna, reported, "1. ")
	}
	card := after(t, desk, func() { c.Private(anna).Press(t, anna, reported.ID, "Wrong speaker") })
	prompt := after(t, desk, func() { desk.Press(t, chief, card.ID, "Other speaker") })
	desk.Reply(chief, prompt.ID, "Åse Vik")
	const line = "Since this answer was given, moderators corrected a label: "
	said := c.Private(anna).Wait(t, 2)[1]
	if !strings.HasPrefix(said.Text, line) || !strings.Contains(said.Text, "Åse Vik") || said.ReplyTo != reported.ID {
		t.Errorf("the reporter is told %q in reply to %d, want the label in reply to %d", said.Text, said.ReplyTo, reported.ID)
	}
	for person, id := range map[telegramtest.Person]int{bert: asked.ID, anna: reported.ID} {
		c.Until(t, "the answer tells of it", func() bool { m, _ := c.Private(person).Message(id); return strings.Contains(m.Text, line) })
		if m, _ := c.Private(person).Message(id); strings.Count(m.Text, "Åse Vik") < 2 || !slices.Contains(m.Quotes(), quoted) {
			t.Errorf("the answer is %q, want %q under its new label", m.Text, quoted)
		}
	}
	later := c.Person("Cora") // it is searched by from then on, and checked by
	holds(t, ask(t, c.Private(later), later, "What did Åse Vik say?"), quoted, "Åse Vik")
	checked := ask(t, c.Private(bert), bert, "/check Åse Vik: “"+strings.Trim(quoted, "“”\"")+"”")
	if strings.Contains(checked.Text, "another's") {
		t.Errorf("under its new label it is checked as %q", checked.Text)
	}
	if n := len(c.Private(bert).Messages()); n != 2 {
		t.Errorf("who only asked has %d messages, want the answer and the check", n)
	}
	if status := c.bot.end(); status != done {
		t.Errorf("the exit status is %d", status)
	}
}

// ferryQuestion is answered by the newspaper of newNewsSite.
const ferryQuestion = "Who will mend the ferry?"

// TestChangedQuotesAreToldOnce goes from a followed site to answers, to a change of
// what they quote, and to those who asked. The bot is killed in the middle of telling.
func TestChangedQuotesAreToldOnce(t *testing.T) {
	t.Parallel()
	site, server, redis := newNewsSite(t), telegramtest.Start(t), storetest.Redis(t)
	env := []string{"REDIS_URL=" + redis, "FETCH_ALLOW_PRIVATE=1", "FETCH_PAUSE=1ms", "CACHE_DIR=" + t.TempDir()}
	if run := call(t, "", env, "follow", site.URL+"/feed.xml", "--every", "1h"); run.status != done {
		t.Fatalf("follow: %d, %s", run.status, run.errors)
	}
	settings := append(env, "LISTEN_ADDR="+freeAddress(t))
	bot := serve(t, server, settings...)
	people := map[string]telegramtest.Person{}
	answers := map[string]telegramtest.Chat{}
	for _, name := range []string{"Moe", "Deaf", "Forgotten"} {
		people[name] = server.Person(name)
		answers[name] = server.Private(people[name])
		answers[name].Say(people[name], ferryQuestion)
	}
	admin := server.Person("Admin")
	answers["Group"] = server.Supergroup("Group", admin)
	answers["Group"].Say(admin, calling(server, "source "+ferryQuestion))
	for name, chat := range answers {
		if got := chat.Wait(t, 1)[0]; !strings.Contains(got.Text, "within nine days") {
			t.Fatalf("%s is answered %q", name, got.Text)
		}
	}
	answers["Deaf"].Say(people["Deaf"], "/settings")
	answers["Deaf"].Press(t, people["Deaf"], answers["Deaf"].Wait(t, 2)[1].ID, "Tell me of changed quotes")
	server.Until(t, "it is switched off", func() bool { return strings.Contains(answers["Deaf"].Messages()[1].Text, "You are not told") })
	answers["Forgotten"].Say(people["Forgotten"], "/delete_me")
	answers["Forgotten"].Wait(t, 2)
	bot.end()

	site.mu.Lock()
	site.pages["/news/ferry"] = strings.Replace(site.pages["/news/ferry"], "nine days", "twenty days", 1)
	site.mu.Unlock()
	if err := pollerFor(t, env, 2*time.Hour).due(t.Context()); err != nil {
		t.Fatal(err)
	}
	told := func(name string) bool { return answers[name].Messages()[0].Edits > 0 }
	bot = launch(t, server, settings...)
	server.Until(t, "one of them is told", func() bool { return told("Moe") || told("Group") })
	bot.kill()
	bot = launch(t, server, settings...)
	server.Until(t, "both are told", func() bool { return told("Moe") && told("Group") })
	for name, chat := range answers { // what comes after a question is handled after what came before
		n := len(chat.Messages())
		if name == "Group" {
			chat.Say(admin, calling(server, "help"))
		} else {
			chat.Say(people[name], "/help")
		}
		chat.Wait(t, n+1)
	}
	if status := bot.end(); status != done {
		t.Errorf("the exit status is %d", status)
	}
	for name, want := range map[string]struct{ messages, edits int }{"Moe": {2, 1}, "Group": {2, 1}, "Deaf": {3, 0}, "Forgotten": {3, 0}} {
		all := answers[name].Messages()
		if len(all) != want.messages || all[0].Edits != want.edits {
			t.Errorf("%s: %d messages, the answer edited %d times, want %d and %d", name, len(all), all[0].Edits, want.messages, want.edits)
		}
		const line = "Since this answer was given, words quoted above were changed or removed by: Norwick News"
		if got := all[0].Text; strings.Contains(got, line) != (want.edits > 0) || !strings.Contains(got, "within nine days") {
			t.Errorf("%s reads %q", name, got)
		}
	}
	for _, call := range server.Refused() {
		if !strings.Contains(call.Refused.Description, "not modified") {
			t.Errorf("refused: %s: %s", call.Method, call.Refused.Description)
		}
	}
	if site.asked["/closed/a"] > 0 {
		t.Error("a page was fetched that robots.txt forbids")
	}
}
