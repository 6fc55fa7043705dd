package corpus

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"whosaid/retrieval/corpus/page"
	"whosaid/retrieval/corpus/when"
)

// Names that a record may give its fields, in the order in which they are tried:
// our own and BEIR's, then those of news crawlers. A record's "metadata" object
// may hold them as well.
var (
	textKeys      = []string{"text", "body", "maintext", "content"}
	titleKeys     = []string{"title", "headline"}
	urlKeys       = []string{"url", "link", "canonical_link", "source"}
	outletKeys    = []string{"outlet", "source", "publisher", "source-hostname", "sitename", "meta_site_name"}
	domainKeys    = []string{"source_domain", "domain", "hostname"}
	authorKeys    = []string{"author", "authors", "byline"}
	languageKeys  = []string{"language", "lang", "meta_lang"}
	publishedKeys = []string{"published_at", "published", "date_publish", "publishedAt", "datePublished", "date_published", "publication_date", "publish_date", "pubDate", "date"}
	updatedKeys   = []string{"updated_at", "updated", "date_modify", "dateModified", "date_modified", "modified"}
)

// field is a value and the rule that it came by: "jsonl published_at".
type field struct{ value, rule string }

// record is an article as a line of a .jsonl or a .json file gives it.
type record struct {
	key, text                            string
	title, url, outlet, author, language field
	published, updated                   field
	publishedAt, updatedAt               time.Time
	pages                                []int    // of a PDF: where in the text each begins
	via                                  []string // media that all of it came through
	corrections                          []string // as the publisher words them
	claimed                              bool     // by the publisher itself, who may say anything
}

// or is the record with what another one knows besides.
func (r record) or(other record) record {
	if r.text == "" {
		r.text = other.text
	}
	for _, pair := range [][2]*field{{&r.title, &other.title}, {&r.url, &other.url}, {&r.outlet, &other.outlet}, {&r.author, &other.author}, {&r.language, &other.language}} {
		if pair[0].value == "" {
			*pair[0] = *pair[1]
		}
	}
	if r.publishedAt.IsZero() {
		r.publishedAt, r.published = other.publishedAt, other.published
	}
	if r.updatedAt.IsZero() {
		r.updatedAt, r.updated = other.updatedAt, other.updated
	}
	r.key = cmp.Or(r.key, other.key)
	return r
}

// object is a JSON object whose values are not read yet, with the name that
// rules call it by.
type object struct {
	rule   string
	fields map[string]json.RawMessage
}

// recordReader reads one record and keeps the first thing that is wrong with it.
type recordReader struct {
	objects []object // the record, then its metadata
	bad     *flaw
}

// parseRecord reads a JSON object as an article. Lines in the flaw are counted
// from the object's first.
func parseRecord(raw []byte, layout string) (record, *flaw) {
	if bad := checkText(raw); bad != nil {
		return record{}, bad
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return record{}, jsonFlaw(raw, err)
	}
	if fields == nil {
		return record{}, &flaw{problem: "null is no article", fix: "remove it"}
	}
	r := recordReader{objects: []object{{layout + " ", fields}}}
	var inner map[string]json.RawMessage
	if json.Unmarshal(fields["metadata"], &inner) == nil {
		r.objects = append(r.objects, object{layout + " metadata.", inner})
	}
	out := r.record()
	return out, r.bad
}

func (r *recordReader) record() record {
	out := record{
		key:       r.first("_id").value,
		text:      r.text(),
		title:     decoded(r.first(titleKeys...)),
		url:       r.url(),
		outlet:    r.outlet(),
		author:    decoded(r.first(authorKeys...)),
		language:  r.first(languageKeys...),
		published: r.first(publishedKeys...),
		updated:   r.first(updatedKeys...),
	}
	out.publishedAt = r.date(out.published)
	out.updatedAt = r.date(out.updated)
	if out.url.value != "" && !isWebAddress(out.url.value) {
		r.fail(fmt.Sprintf("url %s is not a web address", shown(out.url.value)), "write it with https:// and the host, or leave it out")
	}
	return out
}

func (r *recordReader) fail(problem, fix string) {
	if r.bad == nil {
		r.bad = &flaw{problem: problem, fix: fix}
	}
}

// first is the first of the fields that holds something.
func (r *recordReader) first(keys ...string) field {
	for _, object := range r.objects {
		for _, key := range keys {
			value, ok := plainValue(object.fields[key])
			if !ok {
				r.fail(fmt.Sprintf("%q must be a text, not %s", key, jsonType(object.fields[key])), "write it in quotation marks")
			}
			if value = strings.TrimSpace(value); value != "" {
				return field{value, object.rule + key}
			}
		}
	}
	return field{}
}

// url is the article's address. What crawlers call "source" is one, or a name.
func (r *recordReader) url() field {
	for _, key := range urlKeys {
		if f := r.first(key); f.value != "" && (key != "source" || isWebAddress(f.value)) {
			return f
		}
	}
	return field{}
}

// outlet is the publisher by name, or else by a domain. In some data sets
// "domain" is a field of knowledge; that names no publisher.
func (r *recordReader) outlet() field {
	var address field
	for _, key := range outletKeys {
		switch named := r.first(key); {
		case isWebAddress(named.value):
			address = cmp.Or(address, named)
		case named.value != "":
			return decoded(named)
		}
	}
	if domain := r.first(domainKeys...); isDomain(domain.value) {
		return domain
	}
	return address // whose host is the publisher's
}

func decoded(f field) field { return field{page.DecodeLine(f.value), f.rule} }

// text is the article itself, as a reader sees it: a text that is written in
// HTML, or escaped, is decoded.
func (r *recordReader) text() string {
	raw := r.rawText()
	if !page.HasMarkup(raw) {
		return raw
	}
	text, ok := page.Decode(raw)
	if !ok {
		r.fail("the text holds markup that cannot be decoded", "write it as plain text")
	}
	return text
}

// rawText is the article itself, with its white space.
func (r *recordReader) rawText() string {
	for _, object := range r.objects {
		for _, key := range textKeys {
			var text string
			raw := object.fields[key]
			if len(raw) == 0 || string(raw) == "null" {
				continue
			}
			if json.Unmarshal(raw, &text) != nil {
				r.fail(fmt.Sprintf("%q must be a text, not %s", key, jsonType(raw)), "write the article in quotation marks")
			}
			return text
		}
	}
	r.fail(noText, `name the field that holds the article "text"`)
	return ""
}

const noText = `there is no "text" and no "body"`

// plainValue reads a string, a number, a list of strings or an object with a
// name, as one string; null and what is absent are "".
func plainValue(raw json.RawMessage) (string, bool) {
	if len(raw) == 0 || string(raw) == "null" {
		return "", true
	}
	var text string
	var number json.Number
	var list []string
	var named struct{ Name, ID string }
	switch {
	case json.Unmarshal(raw, &text) == nil:
		return text, true
	case json.Unmarshal(raw, &number) == nil:
		return number.String(), true
	case json.Unmarshal(raw, &list) == nil:
		return strings.Join(list, ", "), true
	case json.Unmarshal(raw, &named) == nil:
		return named.Name, true
	}
	return "", false
}

func jsonType(raw json.RawMessage) string {
	switch bytes.TrimSpace(raw)[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 't', 'f':
		return "true or false"
	case '"':
		return "a text"
	}
	return "a number"
}

// date reads a date in any form that needs no reference date.
func (r *recordReader) date(f field) time.Time {
	at, ok := when.Parse(f.value)
	if !ok && f.value != "" {
		r.fail(fmt.Sprintf("%s: %s is not a date", f.rule, shown(f.value)), "write 2024-04-01 or 2024-04-01T16:16:00+02:00, or leave it out")
	}
	return at
}

func jsonFlaw(raw []byte, err error) *flaw {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at := int(syntax.Offset)
		return &flaw{lineOf(raw, at-1), fmt.Sprintf("is not valid JSON (%s, at byte %d)", syntax, at), "correct it, or write it again with a JSON library"}
	case errors.As(err, &kind):
		return &flaw{problem: "is " + kind.Value + ", not a JSON object", fix: `write {"title": …, "text": …}`}
	}
	return &flaw{problem: "is not valid JSON", fix: "correct it, or write it again with a JSON library"}
}
