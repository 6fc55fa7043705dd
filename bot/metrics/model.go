package metrics

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// ModelStage is the stage of one task of a chat model.
const ModelStage = "model"

// model are the counts of a chat model's work.
type model struct {
	calls, tokens *prometheus.CounterVec
	dropped       prometheus.Counter
}

func newModel() model {
	return model{
		calls:   counter("model_calls_total", "Tasks of the chat model, by task and result: ok, kept (answered from before), or error.", "task", "result"),
		tokens:  counter("model_tokens_total", "Tokens that the model's server counted, by direction.", "direction"),
		dropped: prometheus.NewCounter(prometheus.CounterOpts{Namespace: "whosaid", Name: "model_dropped_total", Help: "Parts of the model's replies that were not taken."}),
	}
}

// ModelAsked tells of one task of the model: what came of it, what it cost, and
// how much of the reply was not taken.
func (m *Metrics) ModelAsked(task, result string, took time.Duration, promptTokens, replyTokens, dropped int) {
	m.model.calls.WithLabelValues(task, result).Inc()
	m.model.tokens.WithLabelValues("prompt").Add(float64(promptTokens))
	m.model.tokens.WithLabelValues("reply").Add(float64(replyTokens))
	m.model.dropped.Add(float64(dropped))
	m.Took(ModelStage, took)
}
