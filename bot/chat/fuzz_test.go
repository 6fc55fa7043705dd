package chat

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-telegram/bot/models"

	"whosaid/store/news"
)

// FuzzPress holds that whatever a button carries, its press is answered with a
// word that fits, and nothing fails.
func FuzzPress(f *testing.F) {
	for _, data := range []string{"1::eg:0", "1:k:p:1", "1::sl:uk", "1::so:", "1:k:mr:", "1:k:xs:0", "0:k:p:0", ""} {
		f.Add(data, int64(moe))
	}
	f.Fuzz(func(t *testing.T, data string, from int64) {
		w := newTown(t)
		answer := w.say(square, moe, "/source the bridge")
		at := w.messages
		key := keyOf(answer)
		data = strings.ReplaceAll(data, "k", key)
		if from == 0 || !utf8.ValidString(data) {
			return
		}
		w.pressData(square, from, at, data).toast()
		if p, ok := readPress(data); ok && p.data() != data {
			t.Errorf("readPress(%q) = %+v, written as %q", data, p, p.data())
		}
	})
}

// FuzzMessage holds that no text in a private chat or a group makes a message
// that the server refuses, and that a private text is never left unanswered.
func FuzzMessage(f *testing.F) {
	for _, text := range []string{"How many?", "/start q", "/start kx-1-2-3", "/check <b>", "/outlets vest name <b>&", "/source@WhosaidBot 👍", "@WhosaidBot hi", "\u202E<a href=x>"} {
		f.Add(text, int64(moe))
		f.Add(text, int64(chief))
	}
	f.Fuzz(func(t *testing.T, text string, from int64) {
		if !utf8.ValidString(text) || text == "" || len(text) > 4096 || from <= 0 {
			return // no message has such a text: one without any is the server's own
		}
		w := newTown(t)
		if got := w.say(from, from, text); len(got.calls) == 0 {
			t.Errorf("%q is not answered in a private chat", text)
		}
		m := post(square, from, text)
		m.ReplyToMessage = &models.Message{ID: 3, Text: text}
		w.handle(models.Update{Message: m})
	})
}

// FuzzQuoteLink holds that a quote's link leads to the quote.
func FuzzQuoteLink(f *testing.F) {
	f.Add(0, 20)
	f.Fuzz(func(t *testing.T, start, end int) {
		w := newTown(t)
		q, err := news.Cut(w.articles[0], start, end)
		if err != nil {
			return
		}
		payload := QuotePayload(q.Ref())
		if len(payload) > maxPayload || strings.Trim(payload, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
			t.Fatalf("QuotePayload = %q", payload)
		}
		v := &visit{Host: w.Host}
		if ref, err := v.readQuoteLink(t.Context(), payload[1:]); err != nil || ref == nil || *ref != q.Ref() {
			t.Errorf("readQuoteLink(%q) = %+v, %v, want %+v", payload, ref, err, q.Ref())
		}
	})
}
