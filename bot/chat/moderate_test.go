package chat

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// reportWrongSpeaker has somebody complain of the first quote.
func reportWrongSpeaker(w *town, chat, from int64) *wire {
	w.t.Helper()
	answer := w.say(chat, from, "/source claim "+strings.Repeat("x", w.messages%50))
	at := w.messages
	return answer.press(chat, from, at, "Report").press(chat, from, at, "1. The Post").press(chat, from, at, "Wrong speaker")
}

// cards are the messages that went to a chat.
func (w *wire) cards(to int64) *wire {
	out := &wire{town: w.town}
	for _, call := range w.calls {
		if c, ok := call.(*bot.SendMessageParams); ok && c.ChatID == to {
			out.calls = append(out.calls, c)
		}
		if c, ok := call.(*bot.EditMessageTextParams); ok && c.ChatID == to {
			out.calls = append(out.calls, c)
		}
	}
	return out
}

func TestModeratorCorrectsTheSpeaker(t *testing.T) {
	w := newTown(t)
	reported := reportWrongSpeaker(w, moe, moe)
	wantContains(t, reported.toast(), "Thank you")
	card := reported.cards(chief)
	wantContains(t, card.text(), "Reported label · 1 person · Wrong speaker", "before it: “Ingrid Moe took over the briefing.”", "after it: “, Per Lunde said.”", w.articles[0].Title)
	at := w.messages
	wantContains(t, w.pressData(moe, moe, at, card.markup()[0].CallbackData).toast(), "Only moderators")

	second := reportWrongSpeaker(w, lunde, lunde).cards(chief)
	wantContains(t, second.text(), "2 people")
	if c := last[*bot.EditMessageTextParams](second); c.MessageID != at {
		t.Errorf("the card was edited at %d, want %d", c.MessageID, at)
	}
	decided := card.press(chief, chief, at, "It was Per Lunde")
	wantContains(t, decided.text(), "Decided: speaker corrected: Per Lunde · 2 people · Wrong speaker", "reporting Per Lunde", "9001 · 2031-05-03 10:20 · speaker corrected: Per Lunde")
	wantContains(t, w.say(moe, moe, "How many were hurt?").text(), "reporting Per Lunde")

	undone := decided.press(chief, chief, at, "Undo")
	wantContains(t, undone.toast(), "Undone")
	wantContains(t, undone.text(), "reporting Ingrid Moe", "Reported label · 2 people")
	wantContains(t, w.say(moe, moe, "How many were hurt?").text(), "reporting Ingrid Moe")
	wantContains(t, w.pressData(chief, chief, at, press{keyOf(card), cardUndo, ""}.data()).toast(), "nothing to undo")
}

// A card is in the language that the moderator chose, not in the reporter's.
func TestCardsAreInTheModeratorsLanguage(t *testing.T) {
	w := newTown(t)
	page := w.say(chief, chief, "/settings")
	page.press(chief, chief, w.messages, "Русский")
	card := reportWrongSpeaker(w, moe, moe).cards(chief)
	wantContains(t, card.text(), "Жалоба на подпись · 1 человек · Не тот говорящий")
}

func keyOf(w *wire) string {
	p, _ := readPress(w.markup()[0].CallbackData)
	return p.key
}

func TestModeratorWritesNames(t *testing.T) {
	w := newTown(t)
	card := reportWrongSpeaker(w, moe, moe).cards(chief)
	at := w.messages
	for _, step := range []struct{ button, write, want string }{
		{"Other speaker", "Åse Vik, <mayor>", "reporting Åse Vik, <mayor>"},
		{"Other speaker", "–", "in its own words"},
		{"Note", "The county denies it & more.", "Moderators: The county denies it & more."},
		{"Wrong outlet", "vest", "Radio <Vest> · 1 May"},
		{"Wrong outlet", "nobody", "There is no outlet nobody"},
		{"Wrong outlet", "-", "outlet not recorded"},
	} {
		prompt := card.press(chief, chief, at, step.button)
		if markup, ok := last[*bot.SendMessageParams](prompt).ReplyMarkup.(*models.ForceReply); !ok || !markup.ForceReply {
			t.Fatalf("%s: no reply is asked for", step.button)
		}
		m := post(chief, chief, step.write)
		m.ReplyToMessage = &models.Message{ID: w.messages, From: &models.User{ID: 42}, Text: "…"}
		got := w.handle(models.Update{Message: m})
		if strings.HasPrefix(step.want, "There is no") {
			wantContains(t, got.text(), step.want)
			continue
		}
		wantContains(t, w.say(moe, moe, "How many were hurt?").text(), step.want)
	}
}

func TestTakeDown(t *testing.T) {
	w := newTown(t)
	answer := w.say(moe, moe, "How many were hurt?")
	shown := w.messages
	card := reportWrongSpeaker(w, moe, moe).cards(chief)
	at := w.messages
	down := card.press(chief, chief, at, "Take the quote down")
	wantContains(t, down.text(), "Seventeen people", "taken down")
	for _, text := range []string{w.say(moe, moe, "How many were hurt?").text(), answer.press(moe, moe, shown, "Who says otherwise").text()} {
		if strings.Contains(text, "reporting Ingrid Moe") {
			t.Errorf("the quote is shown after it was taken down: %q", text)
		}
	}
	down.press(chief, chief, at, "Undo")
	wantContains(t, w.say(moe, moe, "How many were hurt?").text(), "reporting Ingrid Moe")

	id := string(w.articles[0].ID())
	wantContains(t, w.say(chief, chief, "/takedown https://a.example/0 at once").text(), "Taken down: "+id)
	if got := w.say(moe, moe, "How many were hurt?").text(); strings.Contains(got, "The Post") {
		t.Errorf("an article that was taken down is quoted: %q", got)
	}
	wantContains(t, w.say(chief, chief, "/restore "+id).text(), "Restored")
	wantContains(t, w.say(moe, moe, "How many were hurt?").text(), "The Post")
	wantContains(t, w.say(chief, chief, "/restore "+id).text(), "nothing to undo")
	wantContains(t, w.say(chief, chief, "/takedown").text(), "by its address or id")
	wantContains(t, w.say(chief, chief, "/takedown nowhere").text(), "There is no article nowhere")
}

// An admin decides for the own group, and for no other.
func TestGroupAdminDecidesForTheGroup(t *testing.T) {
	w := newTown(t)
	card := reportWrongSpeaker(w, square, moe).cards(lunde)
	at := w.messages // the last card: lunde's id is below chief's, so chief's came last
	if strings.Contains(card.markup()[len(card.markup())-1].Text, "article") {
		t.Errorf("an admin is offered %+v", card.markup())
	}
	decided := card.press(lunde, lunde, at-1, "It was Per Lunde")
	wantContains(t, decided.cards(chief).text(), "speaker corrected: Per Lunde")
	if got := w.say(moe, moe, "How many were hurt?").text(); strings.Contains(got, "reporting Per Lunde") {
		t.Errorf("a group's decision counts elsewhere: %q", got)
	}
	wantContains(t, w.say(square, moe, "/source something else").text(), "reporting Per Lunde")
	wantContains(t, w.pressData(lunde, lunde, at-1, press{keyOf(card), cardDownAll, ""}.data()).toast(), "Only moderators")
	w.admins[square] = nil
	wantContains(t, card.press(lunde, lunde, at-1, "Take the quote down").toast(), "Only moderators")
}

func TestOutletsCommand(t *testing.T) {
	w := newTown(t)
	wantContains(t, w.say(chief, chief, "/outlets").text(), "vest · Radio <Vest> · agency", "/outlets ID name NEW NAME")
	wantContains(t, w.say(chief, chief, "/outlets vest name Radio West").text(), "Saved")
	wantContains(t, w.say(chief, chief, "/outlets vest kind newsroom").text(), "Saved")
	wantContains(t, w.say(moe, moe, "How many were hurt?").text(), "Radio West · 2 May")
	for range 2 {
		wantContains(t, w.say(chief, chief, "/outlets vest undo").text(), "Undone")
	}
	wantContains(t, w.say(moe, moe, "How many were hurt?").text(), "Radio <Vest> · 2 May")
	wantContains(t, w.say(chief, chief, "/outlets vest undo").text(), "nothing to undo")
	wantContains(t, w.say(chief, chief, "/outlets vest kind gossip").text(), "/outlets ID kind KIND")
	wantContains(t, w.say(chief, chief, "/outlets nobody name X").text(), "There is no outlet nobody")
	wantContains(t, w.say(moe, moe, "/outlets").text(), "Only moderators")
}

func TestAudit(t *testing.T) {
	w := newTown(t)
	wantContains(t, w.say(chief, chief, "/audit").text(), "Nothing was decided yet")
	w.say(chief, chief, "/outlets vest name =cmd|x, \"y\"")
	card := reportWrongSpeaker(w, moe, moe).cards(chief)
	card.press(chief, chief, w.messages, "Label is right")
	got := w.say(chief, chief, "/audit")
	if len(got.calls) != 2 {
		t.Fatalf("%d calls, want two files", len(got.calls))
	}
	var files []string
	for _, call := range got.calls {
		upload := call.(*bot.SendDocumentParams).Document.(*models.InputFileUpload)
		for range 2 { // a retry reads the same
			content, err := io.ReadAll(upload.Data)
			if err != nil || len(content) == 0 {
				t.Fatalf("%s = %d bytes, %v", upload.Filename, len(content), err)
			}
			files = append(files, string(content))
		}
	}
	rows, err := csv.NewReader(strings.NewReader(files[1])).ReadAll()
	if err != nil || len(rows) != 3 || rows[1][9] != "'=cmd|x, \"y\"" || rows[2][5] != "label_right" || rows[2][2] != "9001" {
		t.Errorf("audit.csv = %q, %v", rows, err)
	}
	decoder := json.NewDecoder(strings.NewReader(files[3]))
	for i := range 2 {
		var line map[string]string
		if err := decoder.Decode(&line); err != nil || line["id"] == "" || line["at"] != "2031-05-03T10:20:00Z" {
			t.Errorf("line %d of audit.jsonl = %v, %v", i, line, err)
		}
	}
}

// TestAuditTellsWhatWasBefore holds that every decision tells what it took the place of.
func TestAuditTellsWhatWasBefore(t *testing.T) {
	w := newTown(t)
	card := reportWrongSpeaker(w, moe, moe).cards(chief)
	at := w.messages
	decided := card.press(chief, chief, at, "It was Per Lunde")
	decided.press(chief, chief, at, "Undo")
	w.say(chief, chief, "/outlets vest name Radio West")
	w.say(chief, chief, "/outlets vest kind official")
	decisions, err := w.desk.Decisions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range decisions {
		got = append(got, string(d.Ruling)+" was "+audit(d).Former)
	}
	if want := []string{"speaker was Ingrid Moe", "undo was ", "outlet_name was Radio <Vest>", "outlet_kind was agency"}; !slices.Equal(got, want) {
		t.Errorf("the audit tells %q, want %q", got, want)
	}
}
