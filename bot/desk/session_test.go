package desk

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestSignIn(t *testing.T) {
	w := newWorld(t)
	b := &browser{world: w}
	b.get("/desk").has(t, http.StatusUnauthorized, "Write /desk to the bot")
	link := w.link(chief)
	for range 3 { // a preview uses nothing up
		b.get("/desk/enter?link="+link).has(t, http.StatusOK, `name="link" value="`+link+`"`)
	}
	if b.cookie != nil {
		t.Fatalf("looking at a link sets %v", b.cookie)
	}
	if got := b.do(http.MethodPost, "/desk/enter", url.Values{"link": {link}}); got.status != http.StatusSeeOther || got.header.Get("Location") != "/desk" {
		t.Fatalf("signing in = %d to %q", got.status, got.header.Get("Location"))
	}
	c := b.cookie
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteStrictMode || c.Path != "/desk" || c.MaxAge != int(sessionFor/time.Second) {
		t.Errorf("the cookie is %+v", c)
	}
	b.get("/desk").has(t, http.StatusOK, "Nothing is waiting.")
	copied := *c
	b.post("/desk/leave").has(t, http.StatusUnauthorized)
	b.cookie = &copied
	b.get("/desk").has(t, http.StatusUnauthorized) // the session is over for whoever copied it, too
}

func TestSignInIsRefused(t *testing.T) {
	w := newWorld(t)
	used := w.link(chief)
	first := &browser{world: w}
	first.do(http.MethodPost, "/desk/enter", url.Values{"link": {used}})
	late := w.link(chief)
	w.now = w.now.Add(linkFor)
	forged := newToken()
	for name, link := range map[string]string{
		"replayed": used, "too late": late, "forged": forged.text(), "empty": "", "short": used[:20], "long": used + "AA",
		"a session's token": first.cookie.Value, "other alphabet": strings.Repeat("+", 43), "a name of a note": "desk:link:x",
	} {
		t.Run(name, func(t *testing.T) {
			b := &browser{world: w}
			b.do(http.MethodPost, "/desk/enter", url.Values{"link": {link}}).has(t, http.StatusForbidden, "was used, or it is older")
			b.do(http.MethodPost, "/desk/enter?link="+link, nil).has(t, http.StatusForbidden)
			if b.cookie != nil {
				t.Errorf("a cookie is set: %v", b.cookie)
			}
		})
	}
}

// Of those who use one link at once, one is signed in.
func TestOneLinkIsOneSession(t *testing.T) {
	w := newWorld(t)
	link, in := w.link(chief), atomic.Int32{}
	now := w.now
	w.Desk.Config.Now = func() time.Time { return now }
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			r := httptest.NewRequest(http.MethodPost, "/desk/enter", strings.NewReader("link="+link))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			recorder := httptest.NewRecorder()
			w.ServeHTTP(recorder, r)
			if recorder.Code == http.StatusSeeOther {
				in.Add(1)
			}
		})
	}
	all.Wait()
	if in.Load() != 1 {
		t.Errorf("%d are signed in, want one", in.Load())
	}
}

func TestSessionsEnd(t *testing.T) {
	w := newWorld(t)
	b := w.signIn(chief)
	w.now = w.now.Add(sessionFor - time.Minute)
	b.get("/desk").has(t, http.StatusOK)
	w.now = w.now.Add(time.Minute)
	b.get("/desk").has(t, http.StatusUnauthorized)

	b = w.signIn(chief)
	if err := w.desk.Forget(t.Context(), w.host.Owner(chief)); err != nil { // what /delete_me does
		t.Fatal(err)
	}
	b.get("/desk").has(t, http.StatusUnauthorized)

	b = w.signIn(chief)
	w.host.Moderators = []int64{deputy} // chief is none any more
	b.get("/desk").has(t, http.StatusUnauthorized)
	for _, value := range []string{"", "x", newToken().text(), strings.Repeat("A", 10000)} {
		b.cookie = &http.Cookie{Name: cookieName, Value: value}
		b.get("/desk").has(t, http.StatusUnauthorized)
	}
}

func TestWhoIsInvited(t *testing.T) {
	w := newWorld(t)
	invited := func(person int64) bool {
		_, ok, err := w.Invite(t.Context(), person, "en")
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	if !invited(chief) || invited(lunde) || invited(moe) || invited(0) {
		t.Error("those who are invited are not the moderators alone")
	}
	w.reported("r1", injured, square)
	if !invited(lunde) || invited(vik) || invited(moe) {
		t.Error("those who are invited are not the moderators and the admins of the group with a case")
	}
}

// A form is taken only with the token of its own session, and from these pages.
func TestForms(t *testing.T) {
	w := newWorld(t)
	w.reported("r1", injured, 0)
	b, other := w.signIn(chief), w.signIn(deputy)
	foreign := formToken.FindStringSubmatch(other.get("/desk/check").body)[1]
	inside, _ := routes()
	posts := 0
	for route := range inside {
		path, is := strings.CutPrefix(route, "POST ")
		if !is {
			continue
		}
		posts++
		path = strings.ReplaceAll(path, "{id}", "r1")
		for name, token := range map[string]string{"none": "", "wrong": newToken().text(), "another session's": foreign, "the cookie": b.cookie.Value} {
			got := b.do(http.MethodPost, path, url.Values{"token": {token}, "deed": {"take"}, "ruling": {"down"}, "text": {injured}})
			if got.status != http.StatusForbidden {
				t.Errorf("%s with %s token = %d, want 403", route, name, got.status)
			}
			if got := b.do(http.MethodPost, path+"?token="+formToken.FindStringSubmatch(b.get("/desk/check").body)[1], nil); got.status != http.StatusForbidden {
				t.Errorf("%s with the token in the address = %d, want 403", route, got.status)
			}
		}
	}
	if posts < 6 {
		t.Errorf("%d forms, want all", posts)
	}
	r := httptest.NewRequest(http.MethodPost, "/desk/leave", nil)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	recorder := httptest.NewRecorder()
	w.ServeHTTP(recorder, r)
	if recorder.Code != http.StatusForbidden {
		t.Errorf("a form of another site = %d, want 403", recorder.Code)
	}
	if all, _ := w.desk.Decisions(t.Context()); len(all) != 0 {
		t.Errorf("decided: %+v", all)
	}
}

func TestHeaders(t *testing.T) {
	w := newWorld(t)
	b := w.signIn(chief)
	for _, path := range []string{"/desk", "/desk/enter?link=x", "/desk/nowhere", "/desk/assets/desk.css", "/desk/check"} {
		got := b.get(path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
			"X-Content-Type-Options":  "nosniff", "Referrer-Policy": "no-referrer",
		} {
			if got.header.Get(name) != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got.header.Get(name), want)
			}
		}
		for _, inline := range []string{"<style", " style=", " onclick=", "<script>"} {
			if strings.Contains(got.body, inline) {
				t.Errorf("%s has %s, which the policy forbids", path, inline)
			}
		}
	}
}

func TestPathTricks(t *testing.T) {
	w := newWorld(t)
	b := w.signIn(chief)
	for _, path := range []string{
		"/desk/assets/..%2fdesk.go", "/desk/assets/..%2fpages%2fcase.html", "/desk/assets/%2e%2e", "/desk/assets/desk.css%00", "/desk/cases/..%2f..%2fsalt", "/desk/cases/r1:x",
		"/desk/checks/*", "/desk/checks/%00", "/desk/articles/..%2f..%2fx", "/desk/articles/0123456789ABCDEF", "/desk/articles/0123456789abcdef", "/desk/checks/x/exe", "/desk/audit/..%2fcsv",
	} {
		b.get(path).has(t, http.StatusNotFound)
	}
}

// Nothing of a link, a session, a form or a text stands in the log.
func TestLogsTellNothing(t *testing.T) {
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	defer slog.SetDefault(before)
	w := newWorld(t)
	link := w.link(chief)
	b := &browser{world: w}
	b.get("/desk/enter?link=" + link)
	b.do(http.MethodPost, "/desk/enter", url.Values{"link": {link}})
	b.post("/desk/check", "text", "“"+injured+"”")
	b.get("/desk/history?text=secretword")
	form := formToken.FindStringSubmatch(b.get("/desk/check").body)[1]
	for _, secret := range []string{link, b.cookie.Value, form, "17 injured", "secretword", "9001"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log shows %q:\n%s", secret, log.String())
		}
	}
	if !strings.Contains(log.String(), "POST /desk/enter") {
		t.Errorf("the log does not tell what was asked:\n%s", log.String())
	}
}
