package metrics

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"whosaid/store/news"
)

// listWithin bounds how long reading the metrics waits for what is followed.
const listWithin = 2 * time.Second

// followed tells of every followed address how fresh it is.
type followed struct {
	list                    func(context.Context) ([]news.Followed, error)
	success, brought, tries *prometheus.Desc
	failing                 *prometheus.Desc
}

// Followed adds figures of what is followed, which is listed when metrics are read.
func (m *Metrics) Followed(list func(context.Context) ([]news.Followed, error)) {
	each := func(name, help string) *prometheus.Desc {
		return prometheus.NewDesc("whosaid_followed_"+name, help, []string{"address"}, nil)
	}
	m.registry.MustRegister(followed{
		list:    list,
		success: each("success_timestamp_seconds", "When a followed address was last fetched well; 0: never."),
		brought: each("new_timestamp_seconds", "When a followed address last had something new; 0: never."),
		tries:   each("failures", "Fetches of a followed address that failed since the last that went well."),
		failing: prometheus.NewDesc("whosaid_followed_failing", "Followed addresses whose last fetch failed; -1: nobody knows.", nil, nil),
	})
}

// Describe tells which figures there are.
func (f followed) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{f.success, f.brought, f.tries, f.failing} {
		to <- d
	}
}

// Collect tells the figures.
func (f followed) Collect(to chan<- prometheus.Metric) {
	ctx, stop := context.WithTimeout(context.Background(), listWithin)
	defer stop()
	gauge := func(of *prometheus.Desc, value float64, labels ...string) {
		if m, err := prometheus.NewConstMetric(of, prometheus.GaugeValue, value, labels...); err == nil {
			to <- m
		}
	}
	all, err := f.list(ctx)
	if err != nil {
		gauge(f.failing, -1)
		return
	}
	failing := 0
	for _, one := range all {
		gauge(f.success, stamp(one.Succeeded), one.URL)
		gauge(f.brought, stamp(one.Brought), one.URL)
		gauge(f.tries, float64(one.Failures), one.URL)
		if one.Failures > 0 {
			failing++
		}
	}
	gauge(f.failing, float64(failing))
}

func stamp(at time.Time) float64 {
	if at.IsZero() {
		return 0
	}
	return float64(at.UnixMilli()) / 1000
}
