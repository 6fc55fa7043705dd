package corpus

import (
	"time"

	"whosaid/retrieval/corpus/address"
	"whosaid/store/news"
)

// draft is an article's metadata while it is gathered. What is filled first
// stays, so sources are asked in the order of their precedence.
type draft struct{ news.Meta }

const catalogueRule = catalogueName

// describe gathers what is known of one article. entry is nil for a file that
// corpus.yaml does not list.
func describe(file, text string, listed *entry, rec record, outlets *registry) news.Meta {
	d := draft{news.Meta{File: file, Pages: rec.pages, Via: rec.via, Rules: map[string]string{}}}
	if listed != nil {
		d.fromEntry(*listed, outlets)
	}
	d.fromRecord(rec)
	d.URL = address.Clean(d.URL)
	d.fromText(readHead(text))
	if day, rule := urlDate(d.URL); rule != "" {
		d.time(&d.Published, "published", day, rule)
	}
	if code := detectLanguage(text); code != "" {
		d.text(&d.Language, "language", code, "detected")
	}
	d.correct(rec, text)
	if listed == nil || listed.outletLine == 0 && rec.text != "" {
		d.outletOf(rec, outlets)
	}
	return d.Meta
}

func (d *draft) text(field *string, name, value, rule string) {
	if *field == "" && value != "" {
		*field, d.Rules[name] = value, rule
	}
}

func (d *draft) time(field *time.Time, name string, value time.Time, rule string) {
	if field.IsZero() && !value.IsZero() {
		*field, d.Rules[name] = value, rule
	}
}

func (d *draft) fromEntry(e entry, outlets *registry) {
	d.text(&d.URL, "url", e.url, catalogueRule)
	d.text(&d.Title, "title", e.title, catalogueRule)
	d.text(&d.Author, "author", e.author, catalogueRule)
	d.text(&d.Language, "language", e.language, catalogueRule)
	d.time(&d.Published, "published", e.published, catalogueRule)
	d.time(&d.Updated, "updated", e.updated, catalogueRule)
	if e.outlet != "" {
		d.outlet(outlets.named(e.outlet), catalogueRule)
	}
}

func (d *draft) fromRecord(rec record) {
	d.text(&d.URL, "url", rec.url.value, rec.url.rule)
	d.text(&d.Title, "title", rec.title.value, rec.title.rule)
	d.text(&d.Author, "author", rec.author.value, rec.author.rule)
	if code, ok := languageCode(rec.language.value); ok {
		d.text(&d.Language, "language", code, rec.language.rule)
	}
	d.time(&d.Published, "published", rec.publishedAt, rec.published.rule)
	d.time(&d.Updated, "updated", rec.updatedAt, rec.updated.rule)
}

func (d *draft) fromText(h head) {
	d.text(&d.Title, "title", h.title.value, h.title.rule)
	d.text(&d.Author, "author", h.author.value, h.author.rule)
	d.time(&d.Published, "published", h.publishedAt, h.published.rule)
	d.time(&d.Updated, "updated", h.updatedAt, h.updated.rule)
}

// outletOf takes the outlet that the record names, or else the one on whose
// domain the article is. What a page says of its own outlet counts only for an
// outlet that publishes there, or of which nobody knows where it publishes: else
// anybody could publish under another's name.
func (d *draft) outletOf(rec record, outlets *registry) {
	if rec.claimed && d.URL != "" {
		if host := outlets.publisher(d.URL); host != nil && outlets.named(rec.outlet.value) != host {
			d.outlet(host, "url domain")
		} else if rec.outlet.value != "" {
			d.outlet(outlets.publishing(rec.outlet.value, d.URL), rec.outlet.rule)
		} else if at := hostOf(d.URL); at != "" {
			d.outlet(outlets.publishing(at, d.URL), "url domain")
		}
		return
	}
	if rec.outlet.value != "" {
		d.outlet(outlets.findOrAdd(rec.outlet.value), rec.outlet.rule)
	}
	if d.URL != "" {
		d.outlet(outlets.publisher(d.URL), "url domain")
	}
}

func (d *draft) outlet(outlet *news.Outlet, rule string) {
	if d.Outlet == nil && outlet != nil {
		d.Outlet, d.Rules["outlet"] = outlet, rule
	}
}
