package fetch

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// How robots.txt is read.
const (
	robotsBytes = 500 << 10
	robotsLast  = time.Hour // before it is read again
)

// robots knows what sites let be fetched.
type robots struct {
	mu    sync.Mutex
	sites map[string]*rulesOf // by scheme and host
}

// rulesOf is what one site's robots.txt says.
type rulesOf struct {
	once  sync.Mutex
	read  time.Time
	group *robotstxt.Group // nil: everything may be fetched
	deny  bool             // nobody knows what may be
}

// rulesFor reads a site's robots.txt, unless that was done lately.
func (f *Fetcher) rulesFor(ctx context.Context, at *url.URL) (*rulesOf, error) {
	site := at.Scheme + "://" + at.Host
	f.robots.mu.Lock()
	rules := f.robots.sites[site]
	if rules == nil {
		rules = &rulesOf{}
		f.robots.sites[site] = rules
	}
	f.robots.mu.Unlock()
	rules.once.Lock()
	defer rules.once.Unlock()
	if !rules.read.IsZero() && time.Since(rules.read) < robotsLast {
		return rules, nil
	}
	group, deny, err := f.readRobots(ctx, site)
	if err != nil {
		return nil, err
	}
	rules.group, rules.deny, rules.read = group, deny, time.Now()
	return rules, nil
}

// readRobots reads robots.txt. Where there is none, everything may be fetched;
// where the server fails, nothing (RFC 9309). An error is one that a page of the
// site would meet, too.
func (f *Fetcher) readRobots(ctx context.Context, site string) (group *robotstxt.Group, deny bool, err error) {
	at, err := parse(site + "/robots.txt")
	if err != nil {
		return nil, false, err
	}
	for range mostRedirects + 1 {
		got, next, err := f.once(ctx, at, f.config.Pause, robotsBytes)
		var status statusError
		switch {
		case errors.As(err, &status):
			return nil, status >= 500 || status == 429, nil
		case errors.Is(err, ErrTooLarge):
			return nil, true, nil
		case err != nil:
			return nil, false, err
		case next == nil:
			group, deny = f.parseRobots(got.Body)
			return group, deny, nil
		}
		at = next
	}
	return nil, false, nil // a robots.txt that is never reached is none
}

func (f *Fetcher) parseRobots(body []byte) (group *robotstxt.Group, deny bool) {
	defer func() {
		if recover() != nil { // in a library: what it read is anybody's
			group, deny = nil, true
		}
	}()
	data, err := robotstxt.FromBytes(body)
	if err != nil {
		return nil, false // a page of the site in its place
	}
	agent, _, _ := strings.Cut(f.config.UserAgent, "/")
	return data.FindGroup(agent), false
}

func (r *rulesOf) allow(at *url.URL) bool {
	r.once.Lock()
	defer r.once.Unlock()
	switch {
	case r.deny:
		return false
	case r.group == nil:
		return true
	}
	return r.group.Test(at.RequestURI())
}

// pause is the longer one of ours and the site's.
func (r *rulesOf) pause(ours time.Duration) time.Duration {
	r.once.Lock()
	defer r.once.Unlock()
	if r.group == nil {
		return ours
	}
	return max(ours, min(r.group.CrawlDelay, longestPause))
}
