package metrics

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

func TestFollowed(t *testing.T) {
	at := time.Unix(1_900_000_000, 0)
	list := []news.Followed{
		{URL: "https://a.example/feed.xml", Succeeded: at, Brought: at.Add(-time.Hour)},
		{URL: `https://b.example/"?\`, Succeeded: at, Failures: 3}, {URL: "not \xff text"},
	}
	var fault error
	m := New("v1")
	m.Followed(func(context.Context) ([]news.Followed, error) { return list, fault })
	read := func() string {
		w := httptest.NewRecorder()
		m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
		return w.Body.String()
	}
	got := read()
	for _, want := range []string{
		`whosaid_followed_success_timestamp_seconds{address="https://a.example/feed.xml"} 1.9e+09`,
		`whosaid_followed_new_timestamp_seconds{address="https://a.example/feed.xml"} 1.8999964e+09`,
		`whosaid_followed_failures{address="https://b.example/\"?\\"} 3`,
		`whosaid_followed_new_timestamp_seconds{address="https://b.example/\"?\\"} 0`, `whosaid_followed_failing 1`,
	} {
		if !strings.Contains(got, "\n"+want+"\n") {
			t.Errorf("no line %s in\n%s", want, got)
		}
	}
	fault = errors.New("down")
	if got := read(); !strings.Contains(got, "\nwhosaid_followed_failing -1\n") || strings.Contains(got, "a.example") {
		t.Errorf("where nobody knows:\n%s", got)
	}
}
