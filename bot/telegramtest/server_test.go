package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// ask calls a method with JSON.
func (s *Server) call(t *testing.T, method string, params map[string]any) (result json.RawMessage, said string) {
	t.Helper()
	body, err := json.Marshal(params)
	if err != nil {
		t.Fatal(err)
	}
	response, err := s.Client().Post("http://telegram/bot"+s.Token()+"/"+method, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var out struct {
		OK          bool
		Result      json.RawMessage
		Description string
	}
	if err := json.NewDecoder(response.Body).Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out.Result, out.Description
}

func TestRefusals(t *testing.T) {
	s := New()
	t.Cleanup(s.Stop)
	anna, stranger := s.Person("Anna"), s.Person("Bo")
	private := s.Private(anna)
	forum := s.Forum("Bridges", anna, "Quays")
	said := private.Say(anna, "hello there")
	id, _ := s.call(t, "sendMessage", map[string]any{"chat_id": anna.ID, "text": "one"})
	var sent models.Message
	if err := json.Unmarshal(id, &sent); err != nil || sent.Text != "one" {
		t.Fatalf("sendMessage = %s, %v", id, err)
	}
	button := func(fields map[string]any) map[string]any {
		fields["text"] = "press"
		return map[string]any{"inline_keyboard": [][]any{{fields}}}
	}
	long := strings.Repeat("x", 65)
	article := func(id string) map[string]any {
		return map[string]any{"type": "article", "id": id, "title": "t", "input_message_content": map[string]any{"message_text": "m"}}
	}
	query := s.Inline(anna, "who", "")
	for _, test := range []struct {
		name, method string
		params       map[string]any
		want         string
	}{
		{"no such parameter", "sendMessage", map[string]any{"chat_id": anna.ID, "text": "a", "colour": 1}, `there is no parameter "colour"`},
		{"a parameter is missing", "sendMessage", map[string]any{"chat_id": anna.ID}, `parameter "text" is required`},
		{"a wrong type", "sendMessage", map[string]any{"chat_id": anna.ID, "text": 5}, `parameter "text" is not of type String`},
		{"a wrong object", "sendMessage", map[string]any{"chat_id": anna.ID, "text": "a", "reply_parameters": map[string]any{"id": 1}}, `there is no parameter "reply_parameters.id"`},
		{"no such chat", "sendMessage", map[string]any{"chat_id": 5, "text": "a"}, "chat not found"},
		{"nobody started it", "sendMessage", map[string]any{"chat_id": stranger.ID, "text": "a"}, "chat not found"},
		{"the general topic by its number", "sendMessage", map[string]any{"chat_id": forum.ID(), "text": "a", "message_thread_id": 1}, "message thread not found"},
		{"no such message", "sendMessage", map[string]any{"chat_id": anna.ID, "text": "a", "reply_parameters": map[string]any{"message_id": 99}}, "message to be replied not found"},
		{"no such quote", "sendMessage", map[string]any{"chat_id": anna.ID, "text": "a", "reply_parameters": map[string]any{"message_id": said, "quote": "hello  there"}}, "QUOTE_TEXT_INVALID"},
		{"data of 65 bytes", "sendMessage", map[string]any{"chat_id": anna.ID, "text": "a", "reply_markup": button(map[string]any{"callback_data": long})}, "BUTTON_DATA_INVALID"},
		{"an empty copy_text", "sendMessage", map[string]any{"chat_id": anna.ID, "text": "a", "reply_markup": button(map[string]any{"copy_text": map[string]any{"text": ""}})}, "BUTTON_COPY_TEXT_INVALID"},
		{"a button that does nothing", "sendMessage", map[string]any{"chat_id": anna.ID, "text": "a", "reply_markup": button(map[string]any{})}, "Text buttons are unallowed"},
		{"a button that does two things", "sendMessage", map[string]any{"chat_id": anna.ID, "text": "a", "reply_markup": button(map[string]any{"callback_data": "a", "url": "https://a.example"})}, "of one type"},
		{"a button to nowhere", "sendMessage", map[string]any{"chat_id": anna.ID, "text": "a", "reply_markup": button(map[string]any{"url": "javascript:x"})}, "Wrong HTTP URL"},
		{"the same text", "editMessageText", map[string]any{"chat_id": anna.ID, "message_id": sent.ID, "text": "one"}, "message is not modified"},
		{"not there to edit", "editMessageText", map[string]any{"chat_id": anna.ID, "message_id": 99, "text": "two"}, "message to edit not found"},
		{"another's message", "editMessageText", map[string]any{"chat_id": anna.ID, "message_id": said, "text": "two"}, "message can't be edited"},
		{"no such query", "answerCallbackQuery", map[string]any{"callback_query_id": "1"}, "query is too old"},
		{"results with one id", "answerInlineQuery", map[string]any{"inline_query_id": query, "results": []any{article("a"), article("a")}}, "RESULT_ID_DUPLICATE"},
		{"a result's long id", "answerInlineQuery", map[string]any{"inline_query_id": query, "results": []any{article(long)}}, "RESULT_ID_INVALID"},
		{"a long offset", "answerInlineQuery", map[string]any{"inline_query_id": query, "results": []any{}, "next_offset": long}, "NEXT_OFFSET_INVALID"},
		{"a draft in a group", "sendMessageDraft", map[string]any{"chat_id": forum.ID(), "draft_id": 5, "text": "a"}, "private chats only"},
		{"a draft without a number", "sendMessageDraft", map[string]any{"chat_id": anna.ID, "draft_id": 0, "text": "a"}, "DRAFT_ID_INVALID"},
		{"a webhook without TLS", "setWebhook", map[string]any{"url": "http://a.example/"}, "An HTTPS URL must be provided"},
		{"a command in capitals", "setMyCommands", map[string]any{"commands": []any{map[string]any{"command": "Ask", "description": "d"}}}, "BOT_COMMAND_INVALID"},
		{"no such method", "sendMassage", nil, "method not found"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, said := s.call(t, test.method, test.params); !strings.Contains(said, test.want) {
				t.Errorf("%s(%v) says %q, want %q", test.method, test.params, said, test.want)
			}
		})
	}
}

// listening is a bot of the library that polls the server.
func listening(t *testing.T, s *Server, handle bot.HandlerFunc) *bot.Bot {
	t.Helper()
	b, err := bot.New(s.Token(), bot.WithServerURL(s.URL()), bot.WithDefaultHandler(handle), bot.WithNotAsyncHandlers(),
		bot.WithErrorsHandler(func(error) {}), bot.WithHTTPClient(5*time.Second, &http.Client{Timeout: 10 * time.Second}))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var done sync.WaitGroup
	done.Go(func() { b.Start(ctx) })
	t.Cleanup(func() { stop(); done.Wait() })
	return b
}

func TestPolling(t *testing.T) {
	s := Start(t)
	anna := s.Person("Anna")
	chat := s.Private(anna)
	listening(t, s, func(ctx context.Context, b *bot.Bot, u *models.Update) {
		_, err := b.SendMessage(context.WithoutCancel(ctx), &bot.SendMessageParams{ChatID: u.Message.Chat.ID, Text: "<b>" + u.Message.Text + "</b>", ParseMode: models.ParseModeHTML,
			ReplyParameters: &models.ReplyParameters{MessageID: u.Message.ID},
			ReplyMarkup:     &models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{{Text: "More", CallbackData: "m1"}}}}})
		if err != nil {
			t.Error(err)
		}
	})
	chat.Say(anna, "one")
	chat.Wait(t, 1)
	second := chat.Say(anna, "two")
	got := chat.Wait(t, 2)[1]
	if got.Text != "two" || got.ReplyTo != second || len(got.Entities) != 1 || got.Buttons[0][0].Data != "m1" {
		t.Errorf("the second answer = %+v", got)
	}
	s.Until(t, "all is confirmed", func() bool { return s.Pending() == 0 })
	if refused := s.Refused(); len(refused) > 0 {
		t.Errorf("refused: %+v", refused)
	}
}

func TestOffsetConfirms(t *testing.T) {
	s := New()
	t.Cleanup(s.Stop)
	anna := s.Person("Anna")
	for range 3 {
		s.Private(anna).Say(anna, "x")
	}
	ids := func(params map[string]any) []int64 {
		result, said := s.call(t, "getUpdates", params)
		var updates []models.Update
		if err := json.Unmarshal(result, &updates); err != nil {
			t.Fatal(err, said)
		}
		var out []int64
		for _, u := range updates {
			out = append(out, u.ID)
		}
		return out
	}
	first := ids(nil)
	if again := ids(nil); len(first) != 3 || len(again) != 3 {
		t.Fatalf("without an offset: %v, then %v, want all twice", first, again)
	}
	if got := ids(map[string]any{"offset": first[1], "limit": 1}); len(got) != 1 || got[0] != first[1] {
		t.Errorf("from the second = %v, want it", got)
	}
	if got := ids(nil); len(got) != 2 {
		t.Errorf("after that = %v, want two", got)
	}
	s.Twice()
	if got := ids(map[string]any{"offset": first[2] + 1}); len(got) != 2 {
		t.Errorf("confirmed, but to come twice = %v, want two", got)
	}
	if got := ids(nil); len(got) != 0 || s.Pending() != 0 {
		t.Errorf("in the end = %v, want none", got)
	}
}

func TestFaults(t *testing.T) {
	s := Start(t)
	anna := s.Person("Anna")
	chat := s.Private(anna)
	b, err := bot.New(s.Token(), bot.WithServerURL(s.URL()))
	if err != nil {
		t.Fatal(err)
	}
	send := func() error {
		_, err := b.SendMessage(t.Context(), &bot.SendMessageParams{ChatID: anna.ID, Text: "a"})
		return err
	}
	s.Fail(Fault{Refusal: TooMany(7)}, Fault{Gateway: true}, Fault{Lost: true}, Fault{Delay: 10 * time.Millisecond})
	if limited, ok := errors.AsType[*bot.TooManyRequestsError](send()); !ok || limited.RetryAfter != 7 {
		t.Errorf("the first fault is no 429 of 7 seconds: %v", limited)
	}
	if err := send(); err == nil || !strings.Contains(err.Error(), "decode response") {
		t.Errorf("a page of HTML gives %v, want an error of decoding", err)
	}
	if err := send(); !errors.Is(err, io.EOF) || len(chat.Messages()) != 1 {
		t.Errorf("a lost answer gives %v and %d messages, want EOF and one", err, len(chat.Messages()))
	}
	if err := send(); err != nil {
		t.Errorf("a slow call gives %v", err)
	}
	chat.Close("bot was blocked by the user")
	if err := send(); !errors.Is(err, bot.ErrorForbidden) {
		t.Errorf("a closed chat gives %v", err)
	}
	group := s.Group("Quays", anna)
	to := group.Migrate(true)
	_, err = b.SendMessage(t.Context(), &bot.SendMessageParams{ChatID: group.ID(), Text: "a"})
	if moved, ok := errors.AsType[*bot.MigrateError](err); !ok || int64(moved.MigrateToChatID) != to.ID() {
		t.Errorf("a migrated group gives %v, want its new id %d", err, to.ID())
	}
}

func TestWebhook(t *testing.T) {
	s := Start(t)
	anna := s.Person("Anna")
	var mu sync.Mutex
	var texts []string
	tries := 0
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if tries++; tries == 1 || r.Header.Get("X-Telegram-Bot-Api-Secret-Token") != "s3cret" || r.URL.Path != "/hook" {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		var u models.Update
		if err := json.NewDecoder(r.Body).Decode(&u); err != nil {
			t.Error(err)
		}
		texts = append(texts, u.Message.Text)
	}))
	defer listener.Close()
	s.Proxy(listener.URL)
	s.Private(anna).Say(anna, "one")
	s.Private(anna).Say(anna, "two")
	if _, said := s.call(t, "setWebhook", map[string]any{"url": "https://bot.example/hook", "secret_token": "s3cret"}); said != "" {
		t.Fatal(said)
	}
	s.Until(t, "both are taken", func() bool { return s.Pending() == 0 })
	mu.Lock()
	defer mu.Unlock()
	if strings.Join(texts, " ") != "one two" || tries != 3 {
		t.Errorf("the webhook got %q in %d tries, want both in order, and the first again", texts, tries)
	}
	if _, said := s.call(t, "getUpdates", nil); !strings.Contains(said, "webhook is active") {
		t.Errorf("getUpdates beside a webhook says %q", said)
	}
}

func TestPrivacyModeShowsCommandsAndAnswersOnly(t *testing.T) {
	s := New()
	t.Cleanup(s.Stop)
	anna := s.Person("Anna")
	group := s.Supergroup("Quays", anna)
	claim := group.Say(anna, "The quay is shut @WhosaidTestBot")
	group.Reply(anna, claim, "/source@OtherBot")
	if n := s.Pending(); n != 0 {
		t.Errorf("the bot is told of %d messages, want none", n)
	}
	group.Reply(anna, claim, "/source")
	group.Reply(anna, claim, "well /source@whosaidtestbot")
	if n := s.Pending(); n != 2 {
		t.Errorf("the bot is told of %d commands, want 2", n)
	}
	group.SeesAll()
	group.Say(anna, "anything")
	if n := s.Pending(); n != 3 {
		t.Errorf("an admin bot is told of %d messages, want 3", n)
	}
}

func TestInline(t *testing.T) {
	s := New()
	t.Cleanup(s.Stop)
	anna := s.Person("Anna")
	id := s.Inline(anna, "quay", "")
	result := map[string]any{"type": "article", "id": "q1", "title": "t",
		"input_message_content": map[string]any{"message_text": "<blockquote>shut</blockquote>", "parse_mode": "HTML"}}
	if _, said := s.call(t, "answerInlineQuery", map[string]any{"inline_query_id": id, "results": []any{result}}); said != "" {
		t.Fatal(said)
	}
	if got := s.Answer(t, id).List("results"); len(got) != 1 {
		t.Errorf("results = %v, want one", got)
	}
	group := s.Group("Quays", anna)
	if m := s.Choose(t, id, "q1", group); m.Text != "shut" || len(m.Quotes()) != 1 {
		t.Errorf("the message sent = %+v", m)
	}
}

func TestBrokenCountsWhatIsOverTheLimits(t *testing.T) {
	s := New()
	t.Cleanup(s.Stop)
	now := time.Unix(1_700_000_000, 0)
	s.now = func() time.Time { return now }
	anna := s.Person("Anna")
	group := s.Group("Quays", anna)
	for range 21 {
		s.call(t, "sendMessage", map[string]any{"chat_id": group.ID(), "text": "a"})
		now = now.Add(2 * time.Second)
	}
	if got := s.Broken(); len(got) != 1 || !strings.Contains(got[0], "21 messages in 40s") {
		t.Errorf("Broken() = %q, want the group's minute", got)
	}
}

// TestGuest holds what is true of guests: the bot hears of them if it asked for
// it, answers each once, and edits the answer, but may not write into the chat.
func TestGuest(t *testing.T) {
	s := New()
	t.Cleanup(s.Stop)
	anna := s.Person("Anna")
	group := s.Supergroup("Quays", anna)
	s.call(t, "getUpdates", map[string]any{"allowed_updates": []string{"message"}, "timeout": 0})
	if group.Guest(anna, "@WhosaidTestBot unheard", 0); s.Pending() != 0 {
		t.Error("the bot is told of a guest that it did not ask for")
	}
	s.call(t, "getUpdates", map[string]any{"allowed_updates": []string{"guest_message"}, "timeout": 0})
	claim := group.Say(anna, "it fell")
	id := group.Guest(anna, "@WhosaidTestBot who?", claim)
	told, _ := s.call(t, "getUpdates", map[string]any{"timeout": 0})
	for _, part := range []string{`"guest_message"`, `"guest_query_id":"` + id + `"`, `"it fell"`} {
		if !strings.Contains(string(told), part) {
			t.Errorf("the update is %s, want %s in it", told, part)
		}
	}
	if _, said := s.call(t, "sendMessage", map[string]any{"chat_id": group.ID(), "text": "x"}); !strings.Contains(said, "not a member") {
		t.Errorf("sendMessage = %q, want that the bot is no member", said)
	}
	result := map[string]any{"type": "article", "id": "1", "title": "x", "input_message_content": map[string]any{"message_text": "<b>said</b>", "parse_mode": "HTML"}}
	if _, said := s.call(t, "answerGuestQuery", map[string]any{"guest_query_id": id, "result": map[string]any{"type": "article", "id": "", "title": "x"}}); said == "" {
		t.Error("a result without an id is taken")
	}
	sent, said := s.call(t, "answerGuestQuery", map[string]any{"guest_query_id": id, "result": result})
	if !strings.Contains(string(sent), "inline_message_id") || said != "" {
		t.Fatalf("answerGuestQuery = %s, %s", sent, said)
	}
	if _, said := s.call(t, "answerGuestQuery", map[string]any{"guest_query_id": id, "result": result}); !strings.Contains(said, "query is too old") {
		t.Errorf("answered again: %q", said)
	}
	m := group.Messages()[0]
	if m.Text != "said" || m.ReplyTo != claim+1 {
		t.Errorf("the chat has %+v", m)
	}
	if _, said := s.call(t, "editMessageText", map[string]any{"inline_message_id": m.InlineID, "text": "anew"}); said != "" {
		t.Errorf("edited: %q", said)
	}
}
