package telegramtest

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// hook is the webhook that the bot has set, if any.
type hook struct {
	url, secret string
	most        int // connections at once
	end         context.CancelFunc
	lastError   string
	dates       int
}

var secretForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

func (s *Server) setWebhook(v Values) (any, error) {
	if v.String("url") == "" {
		return s.deleteWebhook(v)
	}
	address, err := url.Parse(v.String("url"))
	switch {
	case err != nil || address.Host == "":
		return nil, badRequest("bad webhook: invalid webhook URL specified")
	case address.Scheme != "https":
		return nil, badRequest("bad webhook: An HTTPS URL must be provided for webhook")
	case v.String("secret_token") != "" && !secretForm.MatchString(v.String("secret_token")):
		return nil, badRequest("secret token contains unallowed characters")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, given := v["allowed_updates"]; given {
		s.allow(v)
	}
	s.dropHook(v)
	most := int(v.Int("max_connections"))
	ctx, end := context.WithCancel(context.Background())
	s.hook = hook{url: v.String("url"), secret: v.String("secret_token"), most: cmp.Or(most, 40), end: end}
	if s.poll != nil {
		close(s.poll)
		s.poll = nil
	}
	go s.deliver(ctx, s.hook)
	return true, nil
}

func (s *Server) deleteWebhook(v Values) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dropHook(v)
	s.hook = hook{}
	return true, nil
}

// dropHook ends the delivery to the webhook so far. The lock is held.
func (s *Server) dropHook(v Values) {
	if s.hook.end != nil {
		s.hook.end()
	}
	if v.Bool("drop_pending_updates") {
		s.pending = nil
	}
	for _, p := range s.pending {
		p.inFlight = false
	}
}

func (s *Server) webhookInfo() any {
	s.mu.Lock()
	defer s.mu.Unlock()
	info := map[string]any{"url": s.hook.url, "has_custom_certificate": false, "pending_update_count": len(s.pending)}
	if s.hook.lastError != "" {
		info["last_error_message"], info["last_error_date"] = s.hook.lastError, s.hook.dates
	}
	return info
}

// Proxy sends what goes to the webhook to another address in truth, as a reverse
// proxy with a certificate does: to a bot that a test started. The path stays.
func (s *Server) Proxy(address string) {
	to, err := url.Parse(address)
	if err != nil {
		panic("telegramtest: " + err.Error())
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.proxy = to
	s.wake()
}

// retryHook is how long the server waits before it sends an update again; the
// real one waits longer and longer.
const retryHook = 50 * time.Millisecond

// deliver sends updates to the webhook: several at a time, those of one chat one
// after the other, and each until it is taken.
func (s *Server) deliver(ctx context.Context, h hook) {
	slots := make(chan struct{}, h.most)
	for {
		next, changed := s.nextForHook(ctx)
		if next == nil {
			select {
			case <-changed:
				continue
			case <-ctx.Done():
				return
			case <-s.stop:
				return
			}
		}
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return
		}
		go func() {
			defer func() { <-slots }()
			s.post(ctx, h, next)
		}()
	}
}

// nextForHook takes the first update of a chat that has none on its way; one
// whose webhook was taken away takes none.
func (s *Server) nextForHook(ctx context.Context) (*pending, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if ctx.Err() != nil {
		return nil, s.changed
	}
	busy := map[int64]bool{}
	for _, p := range s.pending {
		if p.inFlight {
			busy[p.chat] = true
		}
	}
	for _, p := range s.pending {
		if !p.inFlight && !busy[p.chat] {
			p.inFlight = true
			return p, nil
		}
	}
	return nil, s.changed
}

func (s *Server) post(ctx context.Context, h hook, p *pending) {
	for {
		said := s.postOnce(ctx, h, p)
		s.mu.Lock()
		if ctx.Err() != nil {
			s.mu.Unlock()
			return
		}
		s.hook.lastError, s.hook.dates = said, s.date()
		if said == "" && !p.again {
			s.forget(p)
			s.mu.Unlock()
			return
		}
		p.again = p.again && said != ""
		s.mu.Unlock()
		pause := time.NewTimer(retryHook)
		select {
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			return
		case <-s.stop:
			pause.Stop()
			return
		}
	}
}

// postOnce sends an update; what it gives is why it was not taken.
func (s *Server) postOnce(ctx context.Context, h hook, p *pending) string {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.through(h.url), bytes.NewReader(p.body))
	if err != nil {
		return err.Error()
	}
	r.Header.Set("Content-Type", "application/json")
	if h.secret != "" {
		r.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return err.Error()
	}
	defer response.Body.Close()
	if response.StatusCode/100 != 2 {
		return "Wrong response from the webhook: " + response.Status
	}
	return ""
}

func (s *Server) through(address string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	to, err := url.Parse(address)
	if err != nil || s.proxy == nil {
		return address
	}
	to.Scheme, to.Host = s.proxy.Scheme, s.proxy.Host
	return strings.TrimSuffix(to.String(), "/")
}

// forget drops an update that was taken. The lock is held.
func (s *Server) forget(taken *pending) {
	for i, p := range s.pending {
		if p == taken {
			s.pending = append(s.pending[:i:i], s.pending[i+1:]...)
			break
		}
	}
	s.wake()
}
