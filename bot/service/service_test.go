package service_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/service"
	"whosaid/retrieval"
	"whosaid/store/memory"
	"whosaid/store/news"
)

const (
	address  = "https://vest.example/bridge"
	original = "The bridge held, said Maria Zahl. Nine people were hurt."
	changed  = "The bridge held, said Maria Zahl. Ten people were hurt."
)

var noon = time.Date(2031, 5, 3, 12, 0, 0, 0, time.UTC)

// house is the services over a store of one article.
type house struct {
	*service.Services
	store *memory.Store
	desk  *memory.Desk
}

func newHouse(t testing.TB) house {
	t.Helper()
	store, err := memory.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() }) // it ends with the test
	desk := memory.NewDesk(func() time.Time { return noon })
	h := house{&service.Services{
		Library: store, Moderation: answer.Moderate(desk, store, store), History: desk, Ledger: desk,
		Passages: retrieval.Passages, Attribute: func(string) []news.Attribution { return nil },
		Key: ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), Program: "test", Keep: time.Hour, Now: func() time.Time { return noon },
	}, store, desk}
	h.put(t, original, noon.AddDate(0, 0, -2))
	return h
}

func (h house) put(t testing.TB, text string, published time.Time) *news.Article {
	t.Helper()
	article, err := news.NewArticle(news.Meta{URL: address, Outlet: &news.Outlet{ID: "vest", Name: "Vest"}, Published: published}, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.store.PutAll(t.Context(), []memory.Entry{{Article: article, Passages: retrieval.Passages(article)}}, nil); err != nil {
		t.Fatal(err)
	}
	return article
}

// receipt is one of an answer that quotes both sentences.
func (h house) receipt(t testing.TB) service.Receipt {
	t.Helper()
	opened, err := h.Article(t.Context(), service.Place{Article: news.IDOf(address)})
	if err != nil || len(opened.Quotes) != 2 {
		t.Fatalf("Article = %+v, %v, want two quotes", opened.Quotes, err)
	}
	id := h.Remember(t.Context(), "moe", news.RecordAnswer(news.Answer{Question: news.Question{Text: "Did it hold?"}, Outcome: news.Answered, Quotes: opened.Quotes}))
	receipt, err := h.Receipt(t.Context(), "moe", news.AnswerRecord, id)
	if err != nil {
		t.Fatal(err)
	}
	return receipt
}

func encode(t testing.TB, v any) []byte {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A receipt tells what has become of each of its quotes.
func TestVerify(t *testing.T) {
	tests := []struct {
		name      string
		meanwhile func(t *testing.T, h house)
		want      string
	}{
		{"nothing happened", func(*testing.T, house) {}, "stands stands"},
		{"the article has changed", func(t *testing.T, h house) { h.put(t, changed, noon) }, "stands superseded"},
		{"the article is gone", func(t *testing.T, h house) {
			if err := h.store.Remove(t.Context(), news.IDOf(address)); err != nil {
				t.Fatal(err)
			}
		}, "gone gone"},
		{"the article was taken down", func(t *testing.T, h house) {
			if err := h.desk.Decide(t.Context(), news.Decision{ID: "1", At: noon, Subject: news.Subject{Article: news.IDOf(address)}, Ruling: news.TakeDown}); err != nil {
				t.Fatal(err)
			}
		}, "withdrawn withdrawn"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := newHouse(t)
			receipt := encode(t, h.receipt(t))
			test.meanwhile(t, h)
			got, err := h.Verify(t.Context(), receipt)
			if err != nil {
				t.Fatal(err)
			}
			var standings []string
			for _, q := range got.Quotes {
				standings = append(standings, string(q.Standing))
				if shown := q.Standing == service.Stands || q.Standing == service.Superseded; shown != (q.Quote != nil) || shown && !strings.Contains(original, q.Quote.Text()) {
					t.Errorf("a quote that is %s comes as %v", q.Standing, q.Quote)
				}
			}
			if all := strings.Join(standings, " "); all != test.want || got.All() != (test.want == "stands stands") || !got.Ours {
				t.Errorf("Verify = %s, all: %v, ours: %v; want %s", all, got.All(), got.Ours, test.want)
			}
		})
	}
}

// A receipt that says otherwise than the store is found out though it is well
// signed, and one that was changed is none.
func TestForgedReceipts(t *testing.T) {
	h := newHouse(t)
	good := h.receipt(t)
	if _, _, err := service.ReadReceipt([]byte(strings.ReplaceAll(string(encode(t, good)), ",", " ,\n\t"))); err != nil {
		t.Errorf("a receipt with other white space: %v", err)
	}
	replace := func(old, new string) service.Receipt {
		forged := good
		forged.Receipt = json.RawMessage(strings.Replace(string(good.Receipt), old, new, 1))
		if string(forged.Receipt) == string(good.Receipt) {
			t.Fatalf("%s is not in %s", old, good.Receipt)
		}
		return forged
	}
	other := good
	other.PublicKey = base64.StdEncoding.EncodeToString(make([]byte, ed25519.PublicKeySize))
	short := good
	short.PublicKey = "AAAA"
	for name, forged := range map[string]service.Receipt{
		"another outcome": replace(`"answered"`, `"no_source"`), "another place": replace(`"start":0`, `"start":1`), "another key": other, "half a key": short,
	} {
		if _, err := h.Verify(t.Context(), encode(t, forged)); !errors.Is(err, service.ErrForged) {
			t.Errorf("Verify with %s = %v, want %v", name, err, service.ErrForged)
		}
	}
	stranger := ed25519.NewKeyFromSeed([]byte(strings.Repeat("x", ed25519.SeedSize)))
	sum := sha256.Sum256([]byte("Nobody was hurt."))
	body := encode(t, service.Told{Form: 1, Kind: news.AnswerRecord, Quotes: []service.ToldQuote{{Article: news.IDOf(address), Version: sha256.Sum256([]byte(original)), Span: news.Span{Start: 0, End: 16}, Quote: sum}}})
	lie := service.Receipt{Receipt: body, PublicKey: base64.StdEncoding.EncodeToString(stranger.Public().(ed25519.PublicKey)), Signature: base64.StdEncoding.EncodeToString(ed25519.Sign(stranger, body))}
	got, err := h.Verify(t.Context(), encode(t, lie))
	if err != nil || got.Ours || got.All() || got.Quotes[0].Standing != service.Differs {
		t.Errorf("Verify of a stranger's lie = %+v, %v, want that it differs and is not ours", got, err)
	}
	for _, nothing := range []string{"", "{}", "null", "[1]", string(encode(t, good)) + "{}", `{"receipt":{},"more":1}`} {
		if _, err := h.Verify(t.Context(), []byte(nothing)); err == nil {
			t.Errorf("Verify(%q) finds a receipt", nothing)
		}
	}
}

// Whoever answers for a quote is named only if one answers for all of it.
func TestWhoAnswersForAQuote(t *testing.T) {
	h := newHouse(t)
	for _, test := range []struct {
		start, end int
		mode       news.Mode
	}{{0, 33, news.Reports}, {0, 16, news.Reports}, {34, len(original), news.Own}, {20, 40, news.Unclear}} {
		got, err := h.Article(t.Context(), service.Place{Article: news.IDOf(address), Start: test.start, End: test.end})
		if err != nil || len(got.Quotes) != 1 || got.Quotes[0].Text() != original[test.start:test.end] {
			t.Fatalf("the quote at %d to %d = %v, %v", test.start, test.end, got.Quotes, err)
		}
		if mode := got.Quotes[0].Mode; mode != test.mode {
			t.Errorf("the mode of %q is %s, want %s", got.Quotes[0].Text(), mode, test.mode)
		}
	}
	long := h.put(t, strings.Repeat("A very long sentence without an end ", 30)+"stands here.", noon)
	if _, err := h.Article(t.Context(), service.Place{Article: long.ID(), Start: 0, End: news.MaxQuote + 1}); err == nil || !strings.Contains(err.Error(), "600") {
		t.Errorf("a quote of more than %d characters: %v, want a refusal", news.MaxQuote, err)
	}
}

// An article of many sentences comes page by page.
// TestNoCutOpensWhatWasTakenDown holds that no cut of any version, however it is laid, gives words of a sentence
// that moderators took down.
func TestNoCutOpensWhatWasTakenDown(t *testing.T) {
	h := newHouse(t)
	before, err := h.store.Article(t.Context(), news.IDOf(address))
	if err != nil {
		t.Fatal(err)
	}
	current := h.put(t, changed, noon)
	opened, err := h.Article(t.Context(), service.Place{Article: current.ID()})
	if err != nil {
		t.Fatal(err)
	}
	first := opened.Quotes[0]
	ref := first.Ref()
	if err := h.desk.Decide(t.Context(), news.Decision{ID: "1", At: noon, Subject: news.Subject{Article: current.ID(), Quote: &ref, Wording: first.Text()}, Ruling: news.TakeDown}); err != nil {
		t.Fatal(err)
	}
	for _, article := range []*news.Article{before, current} {
		hash := article.Hash()
		for _, test := range []struct {
			start, end int
			given      bool
		}{{0, 33, false}, {4, 16, false}, {4, 38, false}, {20, len(article.Text()), false}, {34, len(article.Text()), true}} {
			got, err := h.Article(t.Context(), service.Place{Article: article.ID(), Version: &hash, Start: test.start, End: test.end})
			if given := err == nil && len(got.Quotes) == 1; given != test.given || !given && !errors.Is(err, news.ErrNoArticle) {
				t.Errorf("%q of %q: given %v, %v; want %v", article.Text()[test.start:test.end], article.Text(), given, err, test.given)
			}
		}
	}
}

func TestLongArticles(t *testing.T) {
	h := newHouse(t)
	article := h.put(t, strings.Repeat("One more of them was found near the quay. ", 450), noon)
	var starts []int
	for at, pages := 0, 0; ; pages++ {
		got, err := h.Article(t.Context(), service.Place{Article: article.ID(), Start: at})
		if err != nil || pages > 5 {
			t.Fatalf("page %d: %v", pages, err)
		}
		for _, q := range got.Quotes {
			starts = append(starts, q.Span().Start)
		}
		if at = got.Next; at == 0 {
			break
		}
	}
	if len(starts) != 450 || starts[0] != 0 || starts[449] != 449*42 {
		t.Errorf("%d sentences came, from %d", len(starts), starts[0])
	}
}

// Whatever a receipt is, it is read as one that was signed or refused.
func FuzzReadReceipt(f *testing.F) {
	f.Add(encode(f, newHouse(f).receipt(f)))
	f.Add([]byte(`{"receipt":{"form":1},"public_key":"AA==","signature":""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		told, key, err := service.ReadReceipt(data)
		if err == nil && (told.Form != 1 || key == "") {
			t.Errorf("ReadReceipt(%q) = %+v, %q", data, told, key)
		}
	})
}
