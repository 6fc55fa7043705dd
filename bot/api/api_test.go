package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

const asked = "Who inspected the bridge?"

const injured = "We now count 17 injured, two of them badly."

// Every request is answered as the description has it, problems included.
func TestAnswersAreAsDescribed(t *testing.T) {
	w := newWorld(t)
	described := readDescription(t)
	article := w.article(t, injured)
	at := "/v1/articles/" + string(article.ID())
	annotations := map[string]string{"Accept": "application/ld+json"}
	with := func(c call, header map[string]string) call { c.header = header; return c }
	if err := w.desk.Decide(t.Context(), news.Decision{ID: "n", At: today, By: "4711", Subject: news.Subject{Article: article.ID()}, Ruling: news.Remark, Text: "A correction follows."}); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("why ", news.MaxQuestion)
	tests := []struct {
		name string
		call
		status int
		says   string
	}{
		{"a question", post("/v1/ask", map[string]any{"question": asked}), 200, `"outcome":"answered"`},
		{"a question for few", post("/v1/ask", map[string]any{"question": asked, "limit": 1, "outlets": []string{}, "language": "en"}), 200, `"outcome":"answered"`},
		{"a question that nothing answers", post("/v1/ask", map[string]any{"question": "Who won the chess tournament in Lagos?"}), 200, `"outcome":"no_source"`},
		{"small talk", post("/v1/ask", map[string]any{"question": "hello"}), 200, "Ask who said what."},
		{"a question, for annotations", with(post("/v1/ask", map[string]any{"question": "How many were injured?"}), annotations), 200, `"type":"AnnotationPage"`},
		{"no question", post("/v1/ask", map[string]any{"question": " ?"}), 422, "no word in it"},
		{"a long question", post("/v1/ask", map[string]any{"question": long}), 422, "longer than"},
		{"too many quotes", post("/v1/ask", map[string]any{"question": "who?", "limit": 51}), 422, "limit is 51"},
		{"a quote", post("/v1/check", map[string]any{"text": injured}), 200, `"status":"verbatim"`},
		{"a changed quote", post("/v1/check", map[string]any{"text": strings.Replace(injured, "17", "70", 1)}), 200, `"flags":["number"]`},
		{"no quote", post("/v1/check", map[string]any{"text": "Penguins have annexed the moon, astronomers warn."}), 200, `"matches":[]`},
		{"several", post("/v1/check", map[string]any{"text": "“" + injured + "” And Moe said: “Penguins have annexed the moon.”"}), 200, `"status":"several"`},
		{"a check, for annotations", with(post("/v1/check", map[string]any{"text": injured}), annotations), 200, `"value":"verbatim"`},
		{"nothing to check", post("/v1/check", map[string]any{"text": "…"}), 422, "no word in it"},
		{"attributions", post("/v1/attribute", map[string]any{"text": "“It held,” Maria Zahl said. Nobody asked."}), 200, `"speaker":"Maria Zahl"`},
		{"no attributions", post("/v1/attribute", map[string]any{"text": ""}), 200, `{"attributions":[]}`},
		{"attributions of too much", post("/v1/attribute", map[string]any{"text": strings.Repeat("word ", 60<<10)}), 422, "split it"},
		{"an article", call{method: "GET", path: at}, 200, `"withheld":false`},
		{"its head", call{method: "HEAD", path: at}, 200, ""},
		{"its text", call{method: "GET", path: at, header: map[string]string{"Accept": "text/plain"}}, 200, article.Text()},
		{"its annotations", call{method: "GET", path: at, header: annotations}, 200, "TextPositionSelector"},
		{"a version", call{method: "GET", path: at + "?version=" + article.Hash().String()}, 200, `"current":true`},
		{"another version", call{method: "GET", path: at + "?version=" + strings.Repeat("ab", 32)}, 404, "no such article"},
		{"what is no version", call{method: "GET", path: at + "?version=1"}, 400, "not a SHA-256"},
		{"a quote inside a character", call{method: "GET", path: at + "?start=307&end=352"}, 422, "between two characters"},
		{"a quote beyond the end", call{method: "GET", path: at + "?start=5&end=99999999"}, 422, "between two characters"},
		{"a place that is none", call{method: "GET", path: at + "?start=-1"}, 400, "start is not a place"},
		{"an end before the start", call{method: "GET", path: at + "?start=9&end=9"}, 400, "end is not behind start"},
		{"a parameter that nobody knows", call{method: "GET", path: at + "?key=1"}, 400, "nobody knows"},
		{"a parameter twice", call{method: "GET", path: at + "?start=1&start=2"}, 400, "twice"},
		{"another article", call{method: "GET", path: "/v1/articles/0123456789abcdef"}, 404, "no such article"},
		{"a form that is not had", with(post("/v1/ask", map[string]any{"question": "who?"}), map[string]string{"Accept": "text/html"}), 406, "Accept"},
		{"another media type", with(post("/v1/check", map[string]any{"text": "who?"}), map[string]string{"Content-Type": "text/plain"}), 415, "application/json"},
		{"no JSON", call{method: "POST", path: "/v1/check", body: "{"}, 400, "ends too early"},
		{"a field that nobody knows", post("/v1/check", map[string]any{"txt": "who?"}), 400, "unknown field"},
		{"another kind of field", post("/v1/check", map[string]any{"text": 7}), 400, `\"text\" may not be a number`},
		{"a body without its field", post("/v1/attribute", map[string]any{}), 400, "lacks the field text"},
		{"a question that is null", post("/v1/ask", map[string]any{"question": nil}), 400, "lacks the field question"},
		{"two documents", call{method: "POST", path: "/v1/check", body: `{"text":"a"}{}`}, 400, "more behind"},
		{"bytes that are no text", call{method: "POST", path: "/v1/check", body: "{\"text\":\"caf\xe9\"}"}, 400, "not UTF-8"},
		{"a large body", call{method: "POST", path: "/v1/check", body: strings.Repeat(" ", mostBody+1)}, 413, "too large"},
		{"another method", call{method: "DELETE", path: "/v1/check"}, 405, "method"},
		{"another path", call{method: "GET", path: "/v1/secrets"}, 404, "openapi.json"},
		{"its decisions", call{method: "GET", path: "/v1/decisions?article=" + string(article.ID())}, 200, `"ruling":"note"`},
		{"all decisions", call{method: "GET", path: "/v1/decisions"}, 200, `"text":"A correction follows."`},
		{"decisions on what is no article", call{method: "GET", path: "/v1/decisions?article=x"}, 400, "article"},
		{"the checks before", call{method: "GET", path: "/v1/checks?limit=2&q=seventeen"}, 200, `"checks":[]`},
		{"too many checks", call{method: "GET", path: "/v1/checks?limit=101"}, 422, "limit is 101"},
		{"checks before no time", call{method: "GET", path: "/v1/checks?before=noon"}, 400, "no time"},
		{"a record that is not kept", call{method: "GET", path: "/v1/checks/nothing"}, 404, "nothing is kept"},
		{"the public key, without a key", call{method: "GET", path: "/v1/key", header: map[string]string{"Authorization": ""}}, 200, "Ed25519"},
		{"the description, without a key", call{method: "GET", path: "/v1/openapi.json", header: map[string]string{"Authorization": ""}}, 200, "openapi"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := w.do(t, test.call)
			if got.status != test.status || test.method != "HEAD" && !strings.Contains(got.body, test.says) {
				t.Fatalf("%s %s = %d %.300s, want %d that says %q", test.method, test.path, got.status, got.body, test.status, test.says)
			}
			if test.method != "HEAD" {
				described.validate(t, test.call, got)
			}
			if got.header.Get("Cache-Control") != "no-store" || got.header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s %s: headers %v", test.method, test.path, got.header)
			}
		})
	}
}

// quoted is as much of a quote as tests read.
type quoted struct {
	Text       string
	Start, End int
	Article    struct{ ID, SHA256 string }
	Label      string
}

// What is given out stands in the stored text, at its offsets, in the version that
// the hash names.
func TestQuotesStandInTheText(t *testing.T) {
	w := newWorld(t)
	check := func(from string, q quoted) {
		t.Helper()
		hash, err := news.ParseHash(q.Article.SHA256)
		if err != nil {
			t.Fatal(err)
		}
		stored, err := w.store.Version(t.Context(), news.ArticleID(q.Article.ID), hash)
		if err != nil || stored.Text()[q.Start:q.End] != q.Text || q.Label == "" {
			t.Errorf("%s gives %+v, which does not stand there: %v", from, q, err)
		}
	}
	var answered struct{ Quotes []quoted }
	w.do(t, post("/v1/ask", map[string]any{"question": asked})).decode(t, &answered)
	for _, q := range answered.Quotes {
		check("ask", q)
	}
	all, err := w.store.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	count := len(answered.Quotes)
	for _, a := range all {
		var opened struct {
			Text   string
			Quotes []quoted
		}
		w.do(t, call{method: "GET", path: "/v1/articles/" + string(a.ID())}).decode(t, &opened)
		if opened.Text != a.Text() {
			t.Errorf("the text of %s is not the stored one", a.File)
		}
		for _, q := range opened.Quotes {
			check(a.File, q)
			var one struct{ Quotes []quoted }
			w.do(t, call{method: "GET", path: fmt.Sprintf("/v1/articles/%s?version=%s&start=%d&end=%d", a.ID(), a.Hash(), q.Start, q.End)}).decode(t, &one)
			if len(one.Quotes) != 1 || one.Quotes[0] != q {
				t.Errorf("the quote at %d to %d of %s = %+v, want %+v", q.Start, q.End, a.File, one.Quotes, q)
			}
		}
		count += len(opened.Quotes)
	}
	if count < 100 {
		t.Errorf("%d quotes were looked at, want many", count)
	}
}

// What moderators took down is nowhere: not as a quote, not as a check's match, not
// in a text around it.
func TestTakenDownIsNotGiven(t *testing.T) {
	w := newWorld(t)
	article := w.article(t, injured)
	quote, err := news.Find(article, injured)
	if err != nil {
		t.Fatal(err)
	}
	decide := func(id string, subject news.Subject, ruling news.Ruling, undoes string) {
		t.Helper()
		if err := w.desk.Decide(t.Context(), news.Decision{ID: id, At: today, By: "4711", Subject: subject, Ruling: ruling, Undoes: undoes}); err != nil {
			t.Fatal(err)
		}
	}
	at := "/v1/articles/" + string(article.ID())
	none := func(c call) did {
		t.Helper()
		got := w.do(t, c)
		if strings.Contains(got.body, "17 injured, two") {
			t.Errorf("%s %s gives a quote that was taken down: %.400s", c.method, c.path, got.body)
		}
		return got
	}
	decide("1", news.About(quote), news.TakeDown, "")
	if got := none(call{method: "GET", path: at}); got.status != 200 || !strings.Contains(got.body, `"withheld":true`) {
		t.Errorf("an article with a quote that was taken down = %d %.200s", got.status, got.body)
	}
	if got := none(call{method: "GET", path: at, header: map[string]string{"Accept": "text/plain"}}); got.status != 403 {
		t.Errorf("its text = %d, want 403", got.status)
	}
	if got := none(call{method: "GET", path: fmt.Sprintf("%s?start=%d&end=%d", at, quote.Span().Start, quote.Span().End)}); got.status != 404 {
		t.Errorf("the quote itself = %d, want 404", got.status)
	}
	none(call{method: "GET", path: at, header: map[string]string{"Accept": "application/ld+json"}})
	decide("2", news.Subject{Article: article.ID()}, news.TakeDown, "")
	if got := none(call{method: "GET", path: at}); got.status != 404 {
		t.Errorf("an article that was taken down = %d, want 404", got.status)
	}
	decide("3", news.Subject{Article: article.ID()}, news.Undo, "2")
	decide("4", news.About(quote), news.Undo, "1")
	if got := w.do(t, call{method: "GET", path: at}); got.status != 200 || !strings.Contains(got.body, injured) {
		t.Errorf("after the decisions were undone = %d %.200s", got.status, got.body)
	}
}

// broken are services that fail in every way; what they lack, nobody asks for.
type broken struct {
	services
	err error
}

func (b broken) Ask(ctx context.Context, _ news.Question) (news.Answer, error) {
	switch {
	case b.err == nil:
		panic("a secret of the program")
	case errors.Is(b.err, context.DeadlineExceeded):
		<-ctx.Done()
		return news.Answer{}, ctx.Err()
	}
	return news.Answer{}, b.err
}

// Of what fails inside nothing is told outside.
func TestFailuresTellNothing(t *testing.T) {
	tests := []struct {
		name   string
		err    error
		status int
	}{
		{"an error", errors.New("dial redis://bot:secret@10.0.0.7: no route"), 500},
		{"a panic", nil, 500},
		{"no time left", context.DeadlineExceeded, 503},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := newWorld(t).config
			c.Services, c.Within = broken{err: test.err}, 20*time.Millisecond
			got := serve(New(c), post("/v1/ask", map[string]any{"question": "who?"}).request())
			if got.status != test.status || strings.Contains(got.body, "secret") || got.header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s = %d %s, want a problem %d that tells nothing", test.name, got.status, got.body, test.status)
			}
			if test.status == 503 && got.header.Get("Retry-After") == "" {
				t.Error("503 does not tell when to come again")
			}
		})
	}
}

// patient is services that take their time, but for those who are gone.
type patient struct {
	services
	takes time.Duration
}

func (p patient) Check(ctx context.Context, text string) (news.Check, error) {
	select {
	case <-time.After(p.takes):
		return news.CheckOf(text, nil, news.Searched{}), nil
	case <-ctx.Done():
		return news.Check{}, ctx.Err()
	}
}
func (patient) Remember(context.Context, news.Pseudonym, news.Record) string { return "" }

// A server's limit on reading a request does not end the work on it.
func TestWorkOutlastsTheLimitOnReading(t *testing.T) {
	c := newWorld(t).config
	const limit = 100 * time.Millisecond
	c.Services = patient{takes: 3 * limit}
	server := httptest.NewUnstartedServer(New(c))
	server.Config.ReadTimeout = limit
	server.Start()
	defer server.Close()
	r := post("/v1/check", map[string]any{"text": injured}).request()
	r.RequestURI, r.Host = "", ""
	var err error
	if r.URL, err = url.Parse(server.URL + "/v1/check"); err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		t.Errorf("a check that takes three times as long as a request may be read = %d, want 200", response.StatusCode)
	}
}

// However a path is written, it leads nowhere but to what is listed.
func TestPathTricks(t *testing.T) {
	w := newWorld(t)
	mux := http.NewServeMux()
	mux.Handle(Prefix, New(w.config))
	mux.HandleFunc("GET /metrics", func(http.ResponseWriter, *http.Request) { t.Error("a path below /v1 led to /metrics") })
	for _, path := range []string{
		"/v1/articles/..%2f..%2fetc%2fpasswd", "/v1/articles/%2e%2e", "/v1/articles/..%5c..%5cmetrics", "/v1/articles/0123456789abcdef%00",
		"/v1/articles/0123456789ABCDEF", "/v1/articles/", "/v1/articles/0123456789abcdef/", "/v1//articles/0123456789abcdef", "/v1/./ask", "/v1/%2e%2e/metrics", "/v1/ask/../../metrics", "/v1/ask%2f", "/V1/ask",
	} {
		for _, key := range []string{"Bearer " + goodKey, ""} {
			got := serve(mux, call{method: "GET", path: path, header: map[string]string{"Authorization": key}}.request())
			if got.status < 300 || got.status == 500 {
				t.Errorf("GET %s with key %q = %d %.100s, want a redirect or a refusal", path, key, got.status, got.body)
			}
			if key == "" && got.status == 404 && strings.HasPrefix(path, Prefix) {
				t.Errorf("GET %s without a key = 404, which tells what there is not", path)
			}
		}
	}
}
