package corpus

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"whosaid/retrieval/corpus/channel"
	"whosaid/retrieval/corpus/feed"
	"whosaid/retrieval/corpus/markdown"
	"whosaid/retrieval/corpus/page"
	"whosaid/retrieval/corpus/pdf"
	"whosaid/retrieval/corpus/sniff"
	"whosaid/retrieval/corpus/warc"
	"whosaid/retrieval/corpus/when"
	"whosaid/store/news"
)

// whole bounds files that are read as a whole, and hold more than one article.
const whole = 64 << 20

// document is a text that holds articles, from a file, an archive or the web.
type document struct {
	at               place
	kind             sniff.Kind
	raw              []byte
	url, contentType string
	known            record // what is known of it already, from where it was found
}

// document reads the articles of one document. A flaw concerns all of it.
func (r *reader) document(d document) *flaw {
	switch d.kind {
	case sniff.HTML:
		return r.page(d)
	case sniff.Feed, sniff.JSONFeed:
		return r.feed(d)
	case sniff.Markdown:
		return r.markdown(d)
	case sniff.JSON:
		return r.object(d)
	case sniff.Text:
		text, bad := freeze(d.raw)
		if bad != nil {
			return bad
		}
		return r.article(d.at, text, d.known)
	case sniff.PDF:
		return r.pdf(d)
	}
	return &flaw{problem: "is " + string(d.kind) + " within another file", fix: "unpack it"}
}

func (r *reader) page(d document) *flaw {
	p, err := page.Read(d.raw, page.Source{URL: d.url, ContentType: d.contentType})
	if err != nil {
		return &flaw{problem: err.Error(), fix: "save its text as a .txt file, if it is an article"}
	}
	return r.record(d.at, fromPage(p).or(d.known))
}

// pdf takes the text layer of a PDF.
func (r *reader) pdf(d document) *flaw {
	got, err := r.pdfs.Read(r.ctx, d.raw)
	switch {
	case errors.Is(err, pdf.ErrScan), errors.Is(err, pdf.ErrGarbled):
		return &flaw{problem: err.Error(), fix: "have its letters recognised (OCR), and read what comes of it"}
	case errors.Is(err, pdf.ErrLocked):
		return &flaw{problem: err.Error(), fix: "save it without one"}
	case err != nil:
		return &flaw{problem: err.Error(), fix: "save its text as a .txt file"}
	}
	for _, scan := range got.Scans {
		r.out.Skipped = append(r.out.Skipped, Skip{File: d.at.file, Reason: fmt.Sprintf("page %d is a picture without a text layer; the other pages were read", scan)})
	}
	rec := record{text: got.Text, title: known(got.Title), author: known(got.Author), pages: got.Pages}
	if d.url != "" {
		rec.url, rec.claimed = field{d.url, "fetched from"}, true
	}
	return r.record(d.at, rec.or(d.known))
}

// fromPage is what a page says of itself. A date that cannot be read is left out.
func fromPage(p page.Page) record {
	rec := record{
		text: p.Text, title: known(p.Title), url: known(p.URL), outlet: known(p.Outlet), author: known(p.Author),
		language: known(p.Language), corrections: p.Corrections, claimed: true,
	}
	rec.publishedAt, rec.published = moment(known(p.Published))
	rec.updatedAt, rec.updated = moment(known(p.Updated))
	return rec
}

func known(f page.Field) field { return field{f.Value, f.Rule} }

// moment reads a date; one that is none is not known.
func moment(f field) (time.Time, field) {
	at, ok := when.Parse(f.value)
	if !ok {
		return time.Time{}, field{}
	}
	return at, f
}

// feed takes the entries of a feed with the text that they have.
func (r *reader) feed(d document) *flaw {
	f, err := feed.Read(d.raw, d.url)
	if err != nil {
		return &flaw{problem: err.Error(), fix: "check it with a feed validator"}
	}
	if len(f.Entries) == 0 {
		return &flaw{problem: "is a feed without an entry", fix: "leave it out"}
	}
	for i, entry := range f.Entries {
		at := d.at
		at.line = i + 1
		if bad := r.record(at, fromEntry(f, entry)); bad != nil {
			r.pass(at, bad)
		}
	}
	return nil
}

// fromEntry is what a feed says of one of its entries.
func fromEntry(f feed.Feed, e feed.Entry) record {
	rec := record{
		key: e.ID, text: e.Text, title: field{e.Title, "feed title"}, url: field{e.URL, "feed link"},
		author: field{e.Author, "feed author"}, outlet: field{f.Title, "feed's own title"}, language: field{f.Language, "feed language"},
		claimed: true,
	}
	rec.publishedAt, rec.published = moment(field{e.Published, "feed published"})
	rec.updatedAt, rec.updated = moment(field{e.Updated, "feed updated"})
	return rec
}

func (r *reader) markdown(d document) *flaw {
	text, bad := freeze(d.raw)
	if bad != nil {
		return bad
	}
	p, err := markdown.Read(text)
	if err != nil {
		return &flaw{problem: err.Error(), fix: "save it as a .txt file"}
	}
	rec := fromPage(p)
	rec.claimed = false
	if !isWebAddress(rec.url.value) {
		rec.url = field{}
	}
	return r.record(d.at, rec.or(d.known))
}

func (r *reader) object(d document) *flaw {
	rec, bad := parseRecord(d.raw, "json")
	if bad != nil && bad.problem == noText && r.listed(d.at.file) == nil {
		r.out.Skipped = append(r.out.Skipped, Skip{File: d.at.file, Reason: noText})
		return nil
	}
	if bad != nil {
		return bad
	}
	return r.record(d.at, rec)
}

// channel takes the posts of the channels in what Telegram exported.
func (r *reader) channel(name string, in source) *flaw {
	passed, err := channel.Read(in, func(p channel.Post) error {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		at := place{file: name, line: int(p.ID)}
		if bad := r.record(at, fromPost(p)); bad != nil {
			r.pass(at, bad)
		}
		return nil
	})
	if err != nil && r.ctx.Err() == nil {
		return &flaw{problem: "is a Telegram export that cannot be read: " + err.Error(), fix: "export the channel again, as machine-readable JSON"}
	}
	for _, chat := range passed.Private {
		r.out.Skipped = append(r.out.Skipped, Skip{File: name, Reason: "the chat " + shown(chat) + " is no channel: what people write to each other is not read"})
	}
	if passed.Silent > 0 {
		r.out.Skipped = append(r.out.Skipped, Skip{File: name, Reason: fmt.Sprintf("%d posts without a word", passed.Silent)})
	}
	if passed.People > 0 {
		r.out.Skipped = append(r.out.Skipped, Skip{File: name, Reason: fmt.Sprintf("%d posts that repeat what a person wrote", passed.People)})
	}
	return nil
}

// fromPost takes a post for its channel's; the channel whose post it repeats, and the
// bot that wrote it, are media that it came through.
func fromPost(p channel.Post) record {
	var via []string
	if p.Forwarded != "" {
		via = append(via, news.Medium(p.Forwarded, p.Origin))
	}
	if p.Bot != "" {
		via = append(via, "@"+strings.TrimPrefix(p.Bot, "@"))
	}
	return record{
		key: fmt.Sprint(p.ID), text: p.Text, url: field{p.URL(), "channel and post"}, outlet: field{p.Name, "channel"}, via: via,
		published: field{"", "post date"}, publishedAt: p.Published, updated: field{"", "post edited"}, updatedAt: p.Updated,
	}
}

// archive takes the pages of a web archive.
func (r *reader) archive(name string, in source) *flaw {
	n := 0
	err := warc.Read(in, MaxArticle, func(response warc.Response) error {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		n++
		at := place{file: name, line: n}
		if bad := r.response(at, response); bad != nil {
			r.pass(at, bad)
		}
		return nil
	})
	if err != nil && r.ctx.Err() == nil {
		return &flaw{problem: "is a web archive that cannot be read: " + err.Error(), fix: "check the file"}
	}
	return nil
}

func (r *reader) response(at place, got warc.Response) *flaw {
	if got.Skipped != "" {
		return &flaw{problem: shown(got.URL) + ": " + got.Skipped}
	}
	u, err := url.Parse(got.URL)
	if err != nil {
		return &flaw{problem: "has no address"}
	}
	kind, _ := sniff.Of(got.Body[:min(len(got.Body), sniff.Head)], u.Path)
	if kind != sniff.HTML {
		return &flaw{problem: shown(got.URL) + " is no web page"}
	}
	return r.document(document{at: at, kind: kind, raw: got.Body, url: got.URL, contentType: got.ContentType})
}
