package main

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"whosaid/bot/telegramtest"
)

// guests are how many the test has ask; a thousand take some minutes:
//
//	go test ./bot -run TestServeGuestsUnderFaults -guests 1000
var guests = flag.Int("guests", 40, "guests that the test of guests has ask")

// TestServeGuestsUnderFaults has guests ask the built program, in chats where it is no
// member, while calls and polls fail in every way: each is answered, once, with quotes.
func TestServeGuestsUnderFaults(t *testing.T) {
	server := telegramtest.Start(t)
	bot := serve(t, server)
	var chats []telegramtest.Chat
	for i := range 20 {
		chats = append(chats, server.Supergroup(fmt.Sprint("Quay ", i), server.Person("Anna")))
	}
	var ids []string
	answered := 0
	for len(ids) < *guests {
		for _, fault := range []telegramtest.Fault{{Gateway: true}, {Refusal: telegramtest.TooMany(1)}, {Lost: true}, {Delay: time.Second}, {Refusal: &telegramtest.Refusal{Code: 500, Description: "Internal Server Error"}}} {
			fault.Method, fault.Times = "answerGuestQuery", 2
			server.Fail(fault)
		}
		server.Fail(telegramtest.Fault{Method: "getUpdates", Gateway: true}, telegramtest.Fault{Method: "getUpdates", Lost: true})
		for i, chat := range chats {
			text := "“We now count 17 injured, two of them badly.”"
			if len(ids)%10 == 0 {
				text = "what did Ingrid Moe say?"
			}
			ids = append(ids, chat.Guest(server.Person(fmt.Sprint("p", len(ids))), "@"+server.Me().Username+" "+text, 0))
			if i == len(chats)/2 {
				server.Twice()
			}
		}
		server.Until(t, "all are answered", func() bool { answered, _ = server.Answered(t, ids); return answered == len(ids) })
	}
	if queries, calls := server.Answered(t, ids); queries != len(ids) || calls != len(ids) {
		t.Errorf("%d of %d guests were answered, by %d calls", queries, len(ids), calls)
	}
	for _, chat := range chats {
		for _, m := range chat.Messages() {
			if quotesCorpus(t, m); !strings.Contains(m.Text, "Ingrid Moe") {
				t.Errorf("a guest is answered %q", m.Text)
			}
		}
	}
	if status := bot.end(); status != done || strings.Contains(bot.log.String(), "panic") {
		t.Errorf("the exit status is %d, and the log\n%s", status, bot.log)
	}
}
