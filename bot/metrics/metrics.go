// Package metrics counts what the bot does, for Prometheus. Nothing that people
// write or are told is in it.
package metrics

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"whosaid/store/news"
)

// Metrics are the bot's. Its methods are safe for concurrent use.
type Metrics struct {
	registry *prometheus.Registry
	updates  *prometheus.CounterVec
	handled  *prometheus.CounterVec
	requests *prometheus.CounterVec
	retries  *prometheus.CounterVec
	asked    *prometheus.CounterVec
	answers  *prometheus.CounterVec
	checks   *prometheus.CounterVec
	quotes   *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	model    model
}

// Stages whose latency is measured.
const (
	Handle  = "handle"  // an update, from claim to end
	Answer  = "answer"  // a question
	Check   = "check"   // a text
	Request = "request" // one call of the Bot API
	API     = "api"     // one request below /v1
)

// New makes metrics of everything that is told to them, and of the process.
func New(version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		model:    newModel(),
		updates:  counter("updates_total", "Updates from Telegram: new, repeated, or flooded (dropped, since their sender sends too many).", "fate"),
		handled:  counter("handled_total", "Updates handled, by kind and result.", "kind", "result"),
		requests: counter("requests_total", "Calls of the Bot API, by method and result.", "method", "result"),
		retries:  counter("retries_total", "Calls made again, by reason.", "reason"),
		asked:    counter("api_requests_total", "Requests below /v1, by route and status.", "route", "status"),
		answers:  counter("answers_total", "Answers, by outcome and mode.", "outcome", "mode"),
		checks:   counter("checks_total", "Texts checked, by status.", "status"),
		quotes:   counter("quotes_total", "Quotes shown in answers, and refused: no longer as stored, or taken down.", "fate"),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "whosaid", Name: "stage_seconds", Help: "How long stages take.",
			Buckets: []float64{.005, .02, .05, .1, .2, .5, 1, 2, 5, 10, 30, 120}}, []string{"stage"}),
	}
	info := prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "whosaid", Name: "build_info", Help: "Always 1; the version is a label.",
		ConstLabels: prometheus.Labels{"version": version}})
	info.Set(1)
	m.registry.MustRegister(m.updates, m.handled, m.requests, m.retries, m.asked, m.answers, m.checks, m.quotes, m.seconds, info,
		m.model.calls, m.model.tokens, m.model.dropped,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "whosaid", Name: name, Help: help}, labels)
}

// Gauge adds a figure that is asked for when metrics are read.
func (m *Metrics) Gauge(name, help string, value func() float64) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: "whosaid", Name: name, Help: help}, value))
}

// Handler shows the metrics.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// TakenIn tells of updates that were kept, and of those that had come before.
func (m *Metrics) TakenIn(fresh, repeated int) {
	m.updates.WithLabelValues("new").Add(float64(fresh))
	m.updates.WithLabelValues("repeated").Add(float64(repeated))
}

// Flooded tells of an update that was dropped: its sender sends too many.
func (m *Metrics) Flooded() { m.updates.WithLabelValues("flooded").Inc() }

// Handled tells of an update that was handled, and for how long.
func (m *Metrics) Handled(kind string, well bool, took time.Duration) {
	m.handled.WithLabelValues(kind, result(well)).Inc()
	m.Took(Handle, took)
}

// Requested tells of one call of the Bot API.
func (m *Metrics) Requested(method string, well bool, took time.Duration) {
	m.requests.WithLabelValues(method, result(well)).Inc()
	m.Took(Request, took)
}

// Asked tells of a request below /v1 that was answered.
func (m *Metrics) Asked(route string, status int, took time.Duration) {
	m.asked.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.Took(API, took)
}

// Retried tells why a call is made again.
func (m *Metrics) Retried(reason string) { m.retries.WithLabelValues(reason).Inc() }

// Refused tells of quotes that were found and may not be shown.
func (m *Metrics) Refused(quotes int) { m.quotes.WithLabelValues("refused").Add(float64(quotes)) }

// Took tells how long a stage took.
func (m *Metrics) Took(stage string, d time.Duration) {
	m.seconds.WithLabelValues(stage).Observe(d.Seconds())
}

func result(well bool) string {
	if well {
		return "ok"
	}
	return "error"
}

// answerer answers questions.
type answerer interface {
	Answer(ctx context.Context, q news.Question) (news.Answer, error)
}

// streamer answers step by step: show is told the answer so far.
type streamer interface {
	Stream(ctx context.Context, q news.Question, show func(news.Answer)) (news.Answer, error)
}

// Answers is an answerer whose answers are counted.
func (m *Metrics) Answers(a answerer) Counted { return Counted{m, a} }

// Counted answers as its answerer does.
type Counted struct {
	metrics *Metrics
	answers answerer
}

// Answer answers q and counts the answer.
func (c Counted) Answer(ctx context.Context, q news.Question) (news.Answer, error) {
	return c.Stream(ctx, q, func(news.Answer) {})
}

// Stream answers q step by step, where the answerer can, and counts the answer.
func (c Counted) Stream(ctx context.Context, q news.Question, show func(news.Answer)) (news.Answer, error) {
	start := time.Now()
	var got news.Answer
	var err error
	if steps, ok := c.answers.(streamer); ok {
		got, err = steps.Stream(ctx, q, show)
	} else {
		got, err = c.answers.Answer(ctx, q)
	}
	c.metrics.Took(Answer, time.Since(start))
	outcome, mode := string(got.Outcome), string(got.Mode)
	if err != nil {
		outcome, mode = "none", "" // no question, or something failed
	}
	c.metrics.answers.WithLabelValues(outcome, mode).Inc()
	c.metrics.quotes.WithLabelValues("shown").Add(float64(len(got.Quotes)))
	return got, err
}

// checker lays a text beside stored quotes.
type checker interface {
	Check(ctx context.Context, text string, group news.Pseudonym) (news.Check, error)
}

// Checks is a checker whose checks are counted.
func (m *Metrics) Checks(c checker) Checked { return Checked{m, c} }

// Checked checks as its checker does.
type Checked struct {
	metrics *Metrics
	checks  checker
}

// Check checks text and counts what came of it.
func (c Checked) Check(ctx context.Context, text string, group news.Pseudonym) (news.Check, error) {
	start := time.Now()
	got, err := c.checks.Check(ctx, text, group)
	c.metrics.Took(Check, time.Since(start))
	status := string(got.Status)
	if err != nil {
		status = "failed"
	}
	c.metrics.checks.WithLabelValues(status).Inc()
	return got, err
}
