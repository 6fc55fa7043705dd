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

type answersFunc func() (news.Answer, error)

func (f answersFunc) Answer(context.Context, news.Question) (news.Answer, error) { return f() }

type checksFunc func() (news.Check, error)

func (f checksFunc) Check(context.Context, string, news.Pseudonym) (news.Check, error) { return f() }

func TestMetrics(t *testing.T) {
	m := New("v1")
	m.TakenIn(3, 1)
	m.Flooded()
	m.Handled("message", true, time.Second)
	m.Handled("message", false, time.Second)
	m.Requested("sendMessage", true, time.Millisecond)
	m.Retried("limit")
	m.Refused(2)
	m.Gauge("waiting", "Updates that wait.", func() float64 { return 7 })
	ask := func(a news.Answer, err error) {
		got, gotErr := m.Answers(answersFunc(func() (news.Answer, error) { return a, err })).Answer(t.Context(), news.Question{Text: "a secret question"})
		if gotErr != err || got.Outcome != a.Outcome {
			t.Errorf("Answer = %v, %v, want the answerer's", got.Outcome, gotErr)
		}
	}
	ask(news.Answer{Outcome: news.Answered, Mode: news.Extractive, Quotes: make([]news.Citation, 4)}, nil)
	ask(news.Answer{Outcome: news.NoSource, Mode: news.Extractive}, nil)
	ask(news.Answer{}, errors.New("a secret failure"))
	check := func(c news.Check, err error) {
		got, gotErr := m.Checks(checksFunc(func() (news.Check, error) { return c, err })).Check(t.Context(), "a secret text", "")
		if gotErr != err || got.Status != c.Status {
			t.Errorf("Check = %v, %v, want the checker's", got.Status, gotErr)
		}
	}
	check(news.Check{Status: news.Verbatim}, nil)
	check(news.Check{}, errors.New("a secret failure"))
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	for _, want := range []string{
		`whosaid_updates_total{fate="new"} 3`, `whosaid_updates_total{fate="repeated"} 1`, `whosaid_updates_total{fate="flooded"} 1`,
		`whosaid_handled_total{kind="message",result="ok"} 1`, `whosaid_handled_total{kind="message",result="error"} 1`,
		`whosaid_requests_total{method="sendMessage",result="ok"} 1`, `whosaid_retries_total{reason="limit"} 1`,
		`whosaid_answers_total{mode="extractive",outcome="answered"} 1`, `whosaid_answers_total{mode="extractive",outcome="no_source"} 1`,
		`whosaid_answers_total{mode="",outcome="none"} 1`, `whosaid_checks_total{status="verbatim"} 1`, `whosaid_checks_total{status="failed"} 1`, `whosaid_stage_seconds_count{stage="check"} 2`,
		`whosaid_quotes_total{fate="shown"} 4`, `whosaid_quotes_total{fate="refused"} 2`,
		`whosaid_stage_seconds_count{stage="answer"} 3`, `whosaid_waiting 7`, `whosaid_build_info{version="v1"} 1`,
	} {
		if !strings.Contains(w.Body.String(), "\n"+want+"\n") {
			t.Errorf("the metrics lack %s", want)
		}
	}
	if strings.Contains(w.Body.String(), "secret") {
		t.Error("the metrics show what people ask")
	}
}

// stepsFunc is an answerer that shows one step.
type stepsFunc func() (news.Answer, error)

func (f stepsFunc) Answer(context.Context, news.Question) (news.Answer, error) { return f() }

func (f stepsFunc) Stream(_ context.Context, _ news.Question, show func(news.Answer)) (news.Answer, error) {
	show(news.Answer{})
	return f()
}

func TestStepsPassThrough(t *testing.T) {
	steps := 0
	a := New("v1").Answers(stepsFunc(func() (news.Answer, error) { return news.Answer{Outcome: news.Answered}, nil }))
	got, err := a.Stream(t.Context(), news.Question{}, func(news.Answer) { steps++ })
	if err != nil || got.Outcome != news.Answered || steps != 1 {
		t.Errorf("Stream = %s after %d steps, %v, want answered after 1", got.Outcome, steps, err)
	}
}
