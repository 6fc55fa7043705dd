package desk

import (
	"context"
	"crypto/ed25519"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"whosaid/bot/answer"
	"whosaid/bot/chat"
	"whosaid/bot/demo"
	"whosaid/bot/service"
	"whosaid/retrieval"
	"whosaid/retrieval/check"
	"whosaid/retrieval/corpus"
	"whosaid/retrieval/revision"
	"whosaid/store/memory"
	"whosaid/store/news"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// Who is at the desk in tests: chief and deputy moderate everywhere, lunde runs the
// square, vik the harbour, and moe nothing.
const (
	chief, deputy, lunde, vik, moe = 9001, 9002, 1002, 1003, 1001
	square, harbour, gone          = -4001, -4002, -4003 // the bot was sent out of the last
)

// injured is what a stored article quotes.
const injured = "We now count 17 injured, two of them badly."

// world is a desk over some articles, mostly the demonstration's, and two articles that mean ill.
type world struct {
	*Desk
	t      testing.TB
	store  *memory.Store
	desk   *memory.Desk
	host   *chat.Host
	admins map[int64][]int64
	now    time.Time

	services *service.Services
	settled  []string // reports whose cards were shown anew, with the decision
}

// Administrators are those of a group of the tests.
func (w *world) Administrators(_ context.Context, group int64) ([]int64, error) {
	if group == gone {
		return nil, errors.New("the bot is no member")
	}
	return w.admins[group], nil
}

// hostile is text that would be more than text in a page that lets it.
const hostile = `</textarea></script><script>alert(1)</script><img src=x onerror=alert(2)> "' {{.Token}} javascript:alert(3)`

func newWorld(t testing.TB) *world {
	t.Helper()
	entries, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	return newWorldOf(t, entries)
}

func newWorldOf(t testing.TB, entries []memory.Entry) *world {
	t.Helper()
	w := &world{t: t, now: time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC), admins: map[int64][]int64{square: {lunde}, harbour: {vik}}}
	clock := func() time.Time { w.now = w.now.Add(time.Millisecond); return w.now }
	w.desk = memory.NewDesk(func() time.Time { return w.now })
	w.stored(entries)
	moderation := answer.Moderate(w.desk, w.store, w.store)
	salt, err := w.desk.Salt(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	w.host = chat.New(chat.Config{Desk: w.desk, Members: w, Salt: salt, Moderators: []int64{chief, deputy}, Now: clock})
	w.services = &service.Services{
		Checks: answer.Checked(check.New(w.store), moderation), Library: w.store, Moderation: moderation, Readable: check.Readable,
		Passages: retrieval.Passages, Attribute: func(string) []news.Attribution { return nil }, History: w.desk, Ledger: w.desk,
		Key: ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), Program: "test", Keep: 24 * time.Hour, Now: clock,
	}
	w.Desk = New(Config{
		Services: w.services, Bench: w.host, Quotes: moderation, Shelf: w.desk, Base: &url.URL{Scheme: "https", Host: "desk.example"},
		Followed: func(context.Context) ([]news.Followed, error) {
			return []news.Followed{{URL: "https://vest.example/feed", Every: time.Hour, Fault: hostile, Failures: 2}}, nil
		},
		Changes: revision.Changes, CSV: chat.AuditCSV, Lines: chat.AuditLines, Now: clock,
		Settled: func(_ context.Context, report, decision string) error {
			w.settled = append(w.settled, report+" "+decision)
			return errors.New("nobody is there") // which is no reason not to decide
		},
	})
	return w
}

// demonstration is that corpus, which is read once for all tests.
var demonstration = sync.OnceValues(func() ([]memory.Entry, error) {
	read, err := corpus.ReadFS(context.Background(), demo.FS(), corpus.Options{})
	var out []memory.Entry
	for _, r := range read.Readings {
		out = append(out, memory.Entry{Article: r.Article, Passages: retrieval.Passages(r.Article)})
	}
	return out, err
})

// stored fills the store.
func (w *world) stored(entries []memory.Entry) {
	var err error
	if w.store, err = memory.New(); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = w.store.Close() }) // it ends with the test
	if err := w.store.PutAll(w.t.Context(), entries, nil); err != nil {
		w.t.Fatal(err)
	}
	meta := news.Meta{URL: "https://ill.example/1", Title: hostile, Author: hostile, Outlet: &news.Outlet{ID: "ill", Name: hostile}}
	for _, text := range []string{"The quay of Nordvik was shut on Monday. “" + hostile + " and nobody minds,” said Ola <b>Nordmann</b>, the mayor.", "The quay of Nordvik was shut on Tuesday. " + hostile} {
		article, err := news.NewArticle(meta, text, nil)
		if err != nil {
			w.t.Fatal(err)
		}
		w.put(article)
	}
	bad, err := news.NewArticle(news.Meta{URL: "javascript:alert(1)", Title: "Links"}, "The pier of Sundby was closed by the county on Friday.", nil)
	if err != nil {
		w.t.Fatal(err)
	}
	w.put(bad)
}

func (w *world) put(a *news.Article) {
	w.t.Helper()
	if err := w.store.Put(w.t.Context(), a, retrieval.Passages(a)); err != nil {
		w.t.Fatal(err)
	}
}

// article is the first stored one whose text has the words.
func (w *world) article(words string) *news.Article {
	w.t.Helper()
	all, err := w.store.Articles(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	for _, a := range all {
		if strings.Contains(a.Text(), words) {
			return a
		}
	}
	w.t.Fatalf("no article says %q", words)
	return nil
}

// reported opens a case on a quote, of a group or of a private chat.
func (w *world) reported(id, words string, chat int64) news.Case {
	w.t.Helper()
	quote, err := news.Find(w.article(words), words)
	if err != nil {
		w.t.Fatal(err)
	}
	c := news.Case{ID: id, Kind: news.LabelCase, At: w.now, Chat: chat, Quote: news.RecordQuote{Ref: quote.Ref(), Said: news.Said{Mode: news.Quotes, Speaker: &news.Speaker{Name: hostile, Basis: news.Explicit}}}, People: 1, Reasons: []news.Complaint{news.WrongSpeaker}}
	if err := w.desk.OpenCase(w.t.Context(), c, time.Hour); err != nil {
		w.t.Fatal(err)
	}
	return c
}

// browser is somebody's, with the cookie that it was given.
type browser struct {
	*world
	cookie *http.Cookie
}

// page is what came of a request.
type page struct {
	status int
	header http.Header
	body   string
}

func (b *browser) do(method, path string, form url.Values) page {
	b.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if b.cookie != nil {
		r.AddCookie(&http.Cookie{Name: b.cookie.Name, Value: b.cookie.Value})
	}
	recorder := httptest.NewRecorder()
	b.ServeHTTP(recorder, r)
	result := recorder.Result()
	for _, c := range result.Cookies() {
		b.cookie = c
	}
	body, _ := io.ReadAll(result.Body) // it is in memory
	return page{recorder.Code, result.Header, string(body)}
}

func (b *browser) get(path string) page { return b.do(http.MethodGet, path, nil) }

var formToken = regexp.MustCompile(`name="token" value="([^"]+)"`)

// post sends a form with the session's token, and follows to where it leads.
func (b *browser) post(path string, fields ...string) page {
	b.t.Helper()
	form := url.Values{}
	if found := formToken.FindStringSubmatch(b.get("/desk/check").body); found != nil {
		form.Set("token", found[1])
	}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	got := b.do(http.MethodPost, path, form)
	if got.status == http.StatusSeeOther {
		next := b.get(got.header.Get("Location"))
		next.header.Set("Location", got.header.Get("Location"))
		return next
	}
	return got
}

// link is what the bot sends to somebody, without the host.
func (w *world) link(person int64) (query string) {
	w.t.Helper()
	link, ok, err := w.Invite(w.t.Context(), person, "en")
	if !ok || err != nil {
		w.t.Fatalf("Invite(%d) = %v, %v", person, ok, err)
	}
	at, err := url.Parse(link)
	if err != nil || at.Host != "desk.example" || at.Path != "/desk/enter" {
		w.t.Fatalf("the link is %q", link)
	}
	return at.Query().Get("link")
}

// signIn is the browser of somebody who has used a link.
func (w *world) signIn(person int64) *browser {
	w.t.Helper()
	b := &browser{world: w}
	if got := b.do(http.MethodPost, "/desk/enter", url.Values{"link": {w.link(person)}}); got.status != http.StatusSeeOther {
		w.t.Fatalf("signing in = %d", got.status)
	}
	return b
}

func (p page) has(t testing.TB, status int, words ...string) {
	t.Helper()
	if p.status != status {
		t.Errorf("the status is %d, want %d: %s", p.status, status, clip(300, p.body))
	}
	for _, each := range words {
		if !strings.Contains(p.body, each) {
			t.Errorf("the page lacks %q:\n%s", each, p.body)
		}
	}
}
