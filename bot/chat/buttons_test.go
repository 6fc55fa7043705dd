package chat

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"whosaid/bot/telegramtest"
	"whosaid/store/news"
)

func TestAnswerButtons(t *testing.T) {
	w := newTown(t)
	answer := w.say(square, moe, "/source the bridge")
	at := w.messages
	if n := len(answer.sent()[0].Quotes()); n != perGroupPage {
		t.Errorf("the first page has %d quotes, want %d", n, perGroupPage)
	}
	more := answer.press(square, lunde, at, "More quotes")
	wantContains(t, more.text(), "Forty people")
	wantContains(t, answer.press(square, lunde, at, "More quotes").toast(), "shown already")
	back := more.press(square, moe, at, "Back")
	wantContains(t, back.text(), "17 injured")
	other := back.press(square, moe, at, "Who says otherwise")
	if got := other.sent()[0].Quotes(); len(got) != 1 || !strings.HasPrefix(got[0], "Forty") {
		t.Errorf("otherwise = %q, want the one that disputes", got)
	}
	back = other.press(square, moe, at, "Back")
	choose := back.press(square, moe, at, "Context")
	context := choose.press(square, moe, at, "1. The Post · Ingrid Moe")
	wantContains(t, context.text(), "The paragraph around it", "Ingrid Moe took over the briefing. Seventeen")
	back = context.press(square, moe, at, "Back")

	choose = back.press(square, moe, at, "Only one outlet")
	only := choose.press(square, moe, at, "Radio <Vest>")
	if got := only.sent()[0].Quotes(); len(got) != 1 {
		t.Errorf("only one outlet = %q, want its quote", got)
	}
	if q := w.asked[1]; !slices.Equal(q.Outlets, []news.OutletID{"vest"}) {
		t.Errorf("asked %+v, want one outlet", q)
	}
	all := only.press(square, moe, at, "All outlets")
	if got := all.sent()[0].Quotes(); len(got) != perGroupPage {
		t.Errorf("all again = %q, want %d", got, perGroupPage)
	}
}

// More quotes than were asked for are asked for after the last page.
func TestMoreQuotes(t *testing.T) {
	w := newTown(t)
	all := w.quotes()
	w.Answers = limited(func(limit int) []news.Citation {
		var out []news.Citation
		for i := range min(limit, 9) {
			out = append(out, all[i%len(all)])
		}
		return out
	})
	page := w.say(moe, moe, "How many were hurt?")
	at := w.messages
	for i, want := range []int{perPage, news.DefaultLimit - perPage, perPage, 1} {
		if i > 0 {
			page = page.press(moe, moe, at, "More quotes")
		}
		if got := len(page.sent()[0].Quotes()); got != want {
			t.Errorf("step %d: a page of %d quotes, want %d", i, got, want)
		}
	}
	for _, b := range page.markup() {
		if strings.Contains(b.Text, "More") {
			t.Errorf("after the last quote there is a button %q", b.Text)
		}
	}
	// Where there are no more, that is said once.
	w.Answers = limited(func(int) []news.Citation { return append(all[:3:3], all[:3]...) })
	page = w.say(lunde, lunde, "How many were hurt?")
	at = w.messages
	page = page.press(lunde, lunde, at, "More quotes").press(lunde, lunde, at, "More quotes")
	wantContains(t, page.toast(), "no more quotes")
}

func TestBadPresses(t *testing.T) {
	w := newTown(t)
	answer := w.say(moe, moe, "How many were hurt?")
	at := w.messages
	key, _, _ := strings.Cut(strings.TrimPrefix(answer.markup()[0].CallbackData, "1:"), ":")
	for name, data := range map[string]string{
		"an older version": "0:" + key + ":p:0", "no data": "", "an unknown key": "1:nobody:p:0", "a page beyond": "1:" + key + ":p:99", "no number": "1:" + key + ":c:x",
		"a negative number": "1:" + key + ":c:-1", "an unknown verb": "1:" + key + ":?:0", "a quote beyond": "1:" + key + ":r:99", "an outlet beyond": "1:" + key + ":f:99",
		"a choice beyond": "1:" + key + ":C:99", "a report beyond": "1:" + key + ":xs:99", "too long": strings.Repeat("1", 100), "a card of nobody's": "1:" + key + ":mr:", "other bytes": "\xff:\x00",
	} {
		if got := w.pressData(moe, moe, at, data).toast(); got == "" {
			t.Errorf("%s: no word of help", name)
		}
	}
	// The message of another chat, and another message of this one.
	for _, on := range []*wire{w.pressData(lunde, lunde, at, "1:"+key+":p:0"), w.pressData(moe, moe, at+1, "1:"+key+":o:0")} {
		wantContains(t, on.toast(), "too old")
	}
	gone := w.handle(models.Update{CallbackQuery: &models.CallbackQuery{ID: "q", From: models.User{ID: moe}, Data: "1:" + key + ":o:0",
		Message: models.MaybeInaccessibleMessage{InaccessibleMessage: &models.InaccessibleMessage{Chat: models.Chat{ID: moe, Type: models.ChatTypePrivate}, MessageID: at}}}})
	if got := gone.toast(); got != "" {
		t.Errorf("a press on a message that is old, but known: %q, want it done", got)
	}
}

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
	wantContains(t, card.text(), "Reported label · 1 person · Wrong speaker", "before it: “Ingrid Moe took over the briefing.”", w.articles[0].Title)
	at := w.messages
	wantContains(t, w.pressData(moe, moe, at, card.markup()[0].CallbackData).toast(), "Only moderators")

	second := reportWrongSpeaker(w, lunde, lunde).cards(chief)
	wantContains(t, second.text(), "2 people")
	if c := last[*bot.EditMessageTextParams](second); c.MessageID != at {
		t.Errorf("the card was edited at %d, want %d", c.MessageID, at)
	}
	decided := card.press(chief, chief, at, "It was Per Lunde")
	wantContains(t, decided.text(), "reporting Per Lunde", "9001 · 2031-05-03 10:20 · speaker corrected: Per Lunde")
	wantContains(t, w.say(moe, moe, "How many were hurt?").text(), "reporting Per Lunde")

	undone := decided.press(chief, chief, at, "Undo")
	wantContains(t, undone.toast(), "Undone")
	wantContains(t, undone.text(), "reporting Ingrid Moe")
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

func TestInline(t *testing.T) {
	w := newTown(t)
	ask := func(text, offset string) *bot.AnswerInlineQueryParams {
		t.Helper()
		got := w.handle(models.Update{InlineQuery: &models.InlineQuery{ID: "1", From: &models.User{ID: moe, LanguageCode: "en"}, Query: text, Offset: offset}})
		return last[*bot.AnswerInlineQueryParams](got)
	}
	first := ask("How many were hurt?", "")
	if len(first.Results) != 4 || !first.IsPersonal || first.NextOffset != "" {
		t.Fatalf("answered %d results, personal %v, next %q", len(first.Results), first.IsPersonal, first.NextOffset)
	}
	for i, result := range first.Results {
		article := result.(*models.InlineQueryResultArticle)
		content := article.InputMessageContent.(*models.InputTextMessageContent)
		f, err := telegramtest.Format(content.MessageText, "HTML")
		if err != nil || len(f.Quotes()) != 1 || f.Quotes()[0] != w.quotes()[i].Text() {
			t.Errorf("result %d = %q, %v", i, f.Text, err)
		}
		if len(article.ID) > 64 || article.Title == "" {
			t.Errorf("result %d has id %q, title %q", i, article.ID, article.Title)
		}
	}
	for _, offset := range []string{"x", "-1", "999999", strings.Repeat("9", 70)} {
		if got := ask("How many were hurt?", offset); len(got.Results) != 4 {
			t.Errorf("offset %q gives %d results, want all", offset, len(got.Results))
		}
	}
	if got := ask("", ""); got.Button == nil || got.Button.StartParameter != "help" {
		t.Errorf("to nothing asked: %+v", got.Button)
	}
	w.fail = errors.New("redis is down")
	if got := ask("How many were hurt?", ""); got.Button == nil || got.Button.Text != "Ask who said what" || got.CacheTime != 1 {
		t.Errorf("after a fault: %+v", got)
	}
	w.fail = nil
	if got := ask("hello", ""); got.Button == nil || got.Button.Text != "No stored article answers this" || len(got.Results) != 0 {
		t.Errorf("to small talk: %+v", got)
	}
}

// TestInlinePages holds that pages of results follow each other without a gap.
func TestInlinePages(t *testing.T) {
	w := newTown(t)
	many := make([]string, 0, 30)
	for i := range 30 {
		many = append(many, strings.Repeat("n", i+1))
	}
	a, err := news.NewArticle(news.Meta{URL: "https://a.example/many"}, strings.Join(many, " "), nil)
	if err != nil {
		t.Fatal(err)
	}
	w.Answers = answerFunc(func() news.Answer {
		out := news.Answer{Outcome: news.Answered}
		for _, wording := range many {
			q, err := news.Find(a, wording)
			if err != nil {
				t.Fatal(err)
			}
			out.Quotes = append(out.Quotes, news.Cite(q, news.Said{}, 1))
		}
		return out
	})
	seen := map[string]bool{}
	offset, pages := "", 0
	for ; pages == 0 || offset != ""; pages++ {
		got := last[*bot.AnswerInlineQueryParams](w.handle(models.Update{InlineQuery: &models.InlineQuery{ID: "1", Query: "many", Offset: offset}}))
		for _, r := range got.Results {
			seen[r.(*models.InlineQueryResultArticle).ID] = true
		}
		offset = got.NextOffset
	}
	if len(seen) != 30 || pages != 4 {
		t.Errorf("%d results on %d pages, want 30 on 4", len(seen), pages)
	}
}
