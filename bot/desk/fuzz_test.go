package desk

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"whosaid/store/news"
)

// A token is read from the one text that it is written as.
func FuzzReadToken(f *testing.F) {
	f.Add(newToken().text())
	f.Add("")
	f.Add(strings.Repeat("A", 43))
	f.Add(strings.Repeat("A", 10) + "\r" + strings.Repeat("A", 33))
	f.Fuzz(func(t *testing.T, text string) {
		if got, ok := readToken(text); ok && got.text() != text {
			t.Errorf("readToken(%q) = what is written %q", text, got.text())
		}
	})
}

// What is asked of the history is read, or refused; the end is never after now.
func FuzzWantedOf(f *testing.F) {
	f.Add("text=x&speaker=y&from=2031-05-03&to=2031-05-04&before=1")
	f.Add("before=-9223372036854775808&from=0000-01-01")
	now := time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, raw string) {
		query, err := url.ParseQuery(raw)
		if err != nil {
			t.Skip()
		}
		w, from, to, err := wantedOf(query, now)
		if err == nil && (from == "") != w.From.IsZero() && from != "0001-01-01" || err == nil && to == "" && w.To.After(now.Add(time.Minute)) {
			t.Errorf("wantedOf(%q) = %+v, %q, %q", raw, w, from, to)
		}
	})
}

// A place of an article is read, or refused.
func FuzzWhereOf(f *testing.F) {
	f.Add("0123456789abcdef", "version="+strings.Repeat("0f", 32)+"&from=1&to=2&start=3")
	f.Add("..", "from=-1")
	f.Fuzz(func(t *testing.T, id, raw string) {
		query, err := url.ParseQuery(raw)
		if err != nil {
			t.Skip()
		}
		place, mark, err := whereOf(id, query)
		if err == nil && (string(place.Article) != id || place.Start < 0 || mark.Start < 0 || mark.End < 0 || len(id) != 16) {
			t.Errorf("whereOf(%q, %q) = %+v, %+v", id, raw, place, mark)
		}
	})
}

// The pieces of a checked text are the text, whatever its parts.
func FuzzPieces(f *testing.F) {
	f.Add("He said “no” and went.", 8, 16, 3, 5)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		var out strings.Builder
		for _, p := range piecesOf(news.Check{Text: text, Parts: []news.Part{{Span: news.Span{Start: a, End: b}}, {Span: news.Span{Start: c, End: d}}}}) {
			out.WriteString(p.Text)
		}
		if out.String() != text {
			t.Errorf("the pieces are %q, want %q", out.String(), text)
		}
	})
}

// Of what is kept of a link or a session nobody is let in by anything else than what
// was kept under the token.
func FuzzPass(f *testing.F) {
	now := time.Date(2031, 5, 3, 10, 0, 0, 0, time.UTC)
	d := &Desk{Config: Config{Now: func() time.Time { return now }}}
	t := newToken()
	f.Add([]byte(`{"Hash":"AAAA","Person":9001,"Language":"en","Until":"2031-05-03T11:00:00Z"}`))
	f.Add([]byte(`{"Hash":null,"Person":9001}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(test *testing.T, value []byte) {
		if p, ok := d.passOf(value, t); ok {
			test.Errorf("passOf(%q) lets %+v in", value, p)
		}
	})
}

// Whatever a browser sends, the desk answers with a page, another address or a problem,
// and never fails.
func FuzzDesk(f *testing.F) {
	w := newWorldOf(f, nil)
	w.reported("r1", "The quay of Nordvik was shut on Tuesday.", 0)
	b := w.signIn(chief)
	token := formToken.FindStringSubmatch(b.get("/desk/check").body)[1]
	for _, seed := range [][3]string{
		{"GET", "/history?text=x&from=2031-05-03", ""}, {"POST", "/acts", "deed=take&case=r1&case=r2&state=open"}, {"POST", "/cases", "check=x&part=0&match=1"},
		{"POST", "/cases/r1/decisions", "ruling=speaker&name=x&role=%ff"}, {"POST", "/cases/r1/acts", "deed=note&text=%00"}, {"GET", "/articles/0123456789abcdef?version=x", ""},
		{"POST", "/outlets/fjord-daily", "ruling=kind&kind=x"}, {"POST", "/check", "text=%3Cb%3E"}, {"POST", "/language", "language=uk"}, {"GET", "/checks/x/receipt", ""}, {"POST", "/enter", "link=AAAA"},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, method, path, form string) {
		if strings.Contains(path, "leave") { // the session is needed still
			t.Skip()
		}
		address, err := url.Parse("http://desk.example/desk/" + strings.TrimPrefix(path, "/"))
		if err != nil || method == "" || strings.ContainsFunc(method, func(r rune) bool { return r <= ' ' || r > '~' }) {
			t.Skip()
		}
		r := httptest.NewRequest(http.MethodPost, "/desk", strings.NewReader("token="+token+"&"+form))
		r.Method, r.URL = method, address
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.AddCookie(&http.Cookie{Name: b.cookie.Name, Value: b.cookie.Value})
		recorder := httptest.NewRecorder()
		w.ServeHTTP(recorder, r)
		if recorder.Code == http.StatusInternalServerError {
			t.Errorf("%s %s %q = %d %s", method, path, form, recorder.Code, recorder.Body)
		}
	})
}
