package corpus

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"sync"

	"whosaid/retrieval/corpus/feed"
	"whosaid/retrieval/corpus/page"
	"whosaid/retrieval/corpus/pdf"
	"whosaid/retrieval/corpus/sniff"
	"whosaid/store/news"
)

// Fetched is what is found at an address.
type Fetched struct {
	URL         string // after redirects
	ContentType string
	Body        []byte
}

// Fetch gets what is at an address; several goroutines call it.
type Fetch func(ctx context.Context, address string) (Fetched, error)

// Bounds on what is fetched.
const (
	mostPages   = 200 // of one feed
	fetchAtOnce = 8   // each site is asked one question at a time anyway
)

// ReadWeb reads the articles at addresses: pages, and the articles that feeds
// list. What known outlets publish is theirs. An address that gives no article is
// passed over by name; that none gives one is an InputError.
func ReadWeb(ctx context.Context, addresses []string, get Fetch, known []news.Outlet, opts Options) (Corpus, error) {
	r := reader{ctx: ctx, opts: opts, seen: map[string]place{}, outlets: newRegistry(), pdfs: pdf.NewReader(opts.Cache)}
	defer r.pdfs.Close()
	for _, outlet := range known {
		r.outlets.add(outlet)
	}
	var wanted []wanted
	for i, got := range fetchAll(ctx, addresses, get) {
		wanted = append(wanted, r.wants(addresses[i], got, get)...)
	}
	if err := r.pages(wanted, get); err != nil {
		return Corpus{}, err
	}
	if len(r.out.Readings) == 0 {
		for _, skip := range r.out.Skipped {
			r.bad.add(skip.File, skip.Line, skip.Reason, "")
		}
		return Corpus{}, cmp.Or(r.bad.err(), error(&InputError{Path: "the web", Problem: "no article was found"}))
	}
	for _, outlet := range r.outlets.all {
		r.out.Outlets = append(r.out.Outlets, *outlet)
	}
	return r.out, nil
}

// wanted is an article that is to be read: from the page at its address, or, when
// there is none, from what a feed said.
type wanted struct {
	address string
	said    record
	got     *outcome // nil: not fetched yet
}

// outcome is a page, or why there is none.
type outcome struct {
	Fetched
	err error
}

// fetchAll fetches addresses, some at once, and keeps their order.
func fetchAll(ctx context.Context, addresses []string, get Fetch) []outcome {
	out := make([]outcome, len(addresses))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(fetchAtOnce, len(addresses)) {
		workers.Go(func() {
			for i := range next {
				out[i].Fetched, out[i].err = get(ctx, addresses[i])
			}
		})
	}
	for i := range addresses {
		next <- i
	}
	close(next)
	workers.Wait()
	return out
}

// wants tells which articles are to be read because of what was found at an
// address.
func (r *reader) wants(at string, got outcome, get Fetch) []wanted {
	if got.err != nil {
		r.skip(at, got.err.Error())
		return nil
	}
	switch kind, reason := sniff.Of(got.Body[:min(len(got.Body), sniff.Head)], pathOf(got.URL)); kind {
	case sniff.Feed, sniff.JSONFeed:
		return r.entries(at, got.Fetched)
	case sniff.Sitemap:
		return r.listedIn(at, got.Fetched, get)
	case sniff.HTML:
		if listed := page.FeedOf(got.Body, got.URL); listed != "" && page.IsFront(got.URL) {
			found := fetchAll(r.ctx, []string{listed}, get)
			if found[0].err == nil {
				return r.entries(listed, found[0].Fetched)
			}
		}
		return []wanted{{at, record{}, &got}}
	case sniff.PDF:
		return []wanted{{at, record{}, &got}}
	case sniff.None:
		r.skip(at, reason)
	default:
		r.skip(at, "is "+string(kind)+", not a page or a feed; save it, and name the file")
	}
	return nil
}

// entries are the articles of a feed. Those that it gives whole need no page.
func (r *reader) entries(at string, got Fetched) []wanted {
	f, err := feed.Read(got.Body, got.URL)
	if err != nil || len(f.Entries) == 0 {
		r.skip(at, cmp.Or(err, errors.New("a feed without an entry")).Error())
		return nil
	}
	var all []wanted
	for _, entry := range f.Entries {
		said := fromEntry(f, entry)
		whole := &outcome{err: errWhole}
		if !entry.Whole && entry.URL != "" && len(all) < mostPages {
			whole = nil
		}
		all = append(all, wanted{entry.URL, said, whole})
	}
	return all
}

// errWhole says that a feed gives an article whole.
var errWhole = errors.New("the feed gives the article whole")

// pages fetches the pages that are still wanted, and reads all articles.
func (r *reader) pages(all []wanted, get Fetch) error {
	var addresses []string
	for _, w := range all {
		if w.got == nil {
			addresses = append(addresses, w.address)
		}
	}
	got := fetchAll(r.ctx, addresses, get)
	next := 0
	for _, w := range all {
		if w.got == nil {
			w.got = &got[next]
			next++
		}
		if err := r.ctx.Err(); err != nil {
			return fmt.Errorf("read %s: %w", w.address, err)
		}
		r.wanted(w)
	}
	return nil
}

// wanted reads one article from its page, or as far as a feed gives it.
func (r *reader) wanted(w wanted) {
	at := place{file: w.address, web: true}
	err := w.got.err
	if err == nil {
		kind := sniff.HTML // whatever else it is, no page is read out of it
		if found, _ := sniff.Of(w.got.Body[:min(len(w.got.Body), sniff.Head)], ""); found == sniff.PDF {
			kind = found
		}
		bad := r.document(document{at: at, kind: kind, raw: w.got.Body, url: w.got.URL, contentType: w.got.ContentType, known: w.said})
		if bad == nil {
			return
		}
		err = errors.New(bad.problem)
	}
	switch {
	case w.said.text == "":
		r.skip(w.address, err.Error())
		return
	case !errors.Is(err, errWhole):
		at.part = true
		r.skip(w.address, "only what the feed says of it was read: "+err.Error())
	}
	if bad := r.record(at, w.said); bad != nil {
		r.skip(w.address, bad.reason())
	}
}

func (r *reader) skip(at, reason string) {
	r.out.Skipped = append(r.out.Skipped, Skip{File: at, Reason: reason})
}

func pathOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return u.Path
}
