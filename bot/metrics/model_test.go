package metrics

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"whosaid/store/news"
)

// steps answers step by step.
type steps struct{ answersFunc }

func (s steps) Stream(_ context.Context, _ news.Question, show func(news.Answer)) (news.Answer, error) {
	show(news.Answer{Mode: news.Extractive})
	return s.answersFunc()
}

func TestModelMetrics(t *testing.T) {
	m := New("v1")
	m.ModelAsked("compose", "ok", 300*time.Millisecond, 120, 20, 2)
	m.ModelAsked("compose", "error", time.Second, 0, 0, 0)
	byModel := answersFunc(func() (news.Answer, error) { return news.Answer{Outcome: news.Answered, Mode: news.ByModel}, nil })
	shown := 0
	show := func(news.Answer) { shown++ }
	for _, answers := range []answerer{steps{byModel}, byModel} {
		if got, err := m.Answers(answers).Stream(t.Context(), news.Question{}, show); err != nil || got.Mode != news.ByModel {
			t.Errorf("Stream = %v, %v, want the answerer's", got.Mode, err)
		}
	}
	if shown != 1 {
		t.Errorf("%d answers are shown on the way, want the one of the answerer that has steps", shown)
	}
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	for _, want := range []string{
		`whosaid_model_calls_total{result="ok",task="compose"} 1`, `whosaid_model_calls_total{result="error",task="compose"} 1`,
		`whosaid_model_tokens_total{direction="prompt"} 120`, `whosaid_model_tokens_total{direction="reply"} 20`, `whosaid_model_dropped_total 2`,
		`whosaid_stage_seconds_count{stage="model"} 2`, `whosaid_answers_total{mode="model",outcome="answered"} 2`,
	} {
		if !strings.Contains(w.Body.String(), "\n"+want+"\n") {
			t.Errorf("the metrics lack %s", want)
		}
	}
}
