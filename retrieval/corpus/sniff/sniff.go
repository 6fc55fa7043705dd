// Package sniff tells by its first bytes what a file is.
package sniff

import (
	"bytes"
	"encoding/json"
	"net/http"
	"path"
	"regexp"
	"strings"
)

// Kind is how the articles of a file are laid out.
type Kind string

// The kinds that are told apart.
const (
	Text      Kind = "plain text"
	Markdown  Kind = "Markdown"
	HTML      Kind = "HTML"
	Feed      Kind = "a feed" // RSS, Atom, RDF
	JSONFeed  Kind = "a JSON Feed"
	JSON      Kind = "JSON"
	JSONLines Kind = "JSON lines"
	Telegram  Kind = "a Telegram export"
	WARC      Kind = "WARC"
	PDF       Kind = "PDF"
	OPML      Kind = "a list of feeds (OPML)"
	Sitemap   Kind = "a sitemap"
	Gzip      Kind = "gzip"
	None      Kind = ""
)

// Head is how many bytes of a file are enough to tell its kind.
const Head = 64 << 10

var (
	htmlStart = regexp.MustCompile(`(?i)^<(?:!doctype\s+html|html|head|body|meta|title|script|link|style|article|main|section|header|div|p|h[1-6]|table|span|a|b|br|ul|ol|img|center|font|form|blockquote|figure|iframe|nav)\b[^>]*>?`)
	feedStart = regexp.MustCompile(`(?i)^<(?:rss|feed|rdf:RDF|(?:[a-z0-9]+:)(?:feed|rdf))[\s>]`)
	opmlStart = regexp.MustCompile(`(?i)^<opml[\s>]`)
	mapStart  = regexp.MustCompile(`(?i)^<(?:[a-z0-9]+:)?(?:urlset|sitemapindex)[\s/>]`)
	aside     = regexp.MustCompile(`(?s)^(?:\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE\s+(?:rss|rdf)[^>]*>)`)
	channel   = regexp.MustCompile(`"messages"\s*:\s*\[|"chats"\s*:\s*\{`)
	export    = regexp.MustCompile(`"type"\s*:\s*"(?:private|public|personal|bot|saved)_[a-z_]+"|"about"\s*:\s*"Here is the data you requested`)
	jsonFeed  = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/`)
)

// Of tells the kind of a file that begins with head; its name decides only what
// bytes cannot: whether text is Markdown, and whether one object on one line is
// the first of many. None has a reason.
func Of(head []byte, name string) (kind Kind, reason string) {
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return Gzip, ""
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return PDF, ""
	case bytes.HasPrefix(head, []byte("WARC/")):
		return WARC, ""
	case binary(head):
		return None, "is " + mediaType(head) + ", in which no article can be read"
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	switch {
	case len(text) == 0:
		return Text, ""
	case text[0] == '<':
		return ofMarkup(text, name)
	case text[0] == '{':
		return ofObject(text, name), ""
	}
	switch extension(name) {
	case ".md", ".markdown":
		return Markdown, ""
	case ".jsonl", ".ndjson":
		return JSONLines, "" // each line is told to be what it is
	case ".json":
		return JSON, ""
	}
	return Text, ""
}

// binary reports whether bytes are no text in any encoding that pages are
// written in.
func binary(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return false // UTF-16, which is refused with what to do
	}
	sniffed := http.DetectContentType(head)
	if !strings.HasPrefix(sniffed, "text/") && sniffed != "application/octet-stream" {
		return true
	}
	controls := 0
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b {
			controls++
		}
	}
	return controls*20 > len(head)
}

// mediaType is what the bytes are called.
func mediaType(head []byte) string {
	switch name := http.DetectContentType(head); {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return "a ZIP archive or an office document"
	case strings.HasPrefix(name, "application/octet-stream"), strings.HasPrefix(name, "text/"):
		return "binary data"
	default:
		return "of type " + name
	}
}

// ofMarkup tells apart what begins with a tag.
func ofMarkup(text []byte, name string) (Kind, string) {
	xml := bytes.HasPrefix(text, []byte("<?xml"))
	for {
		skip := aside.FindIndex(text)
		if skip == nil || skip[1] == 0 {
			break
		}
		text = text[skip[1]:]
	}
	switch {
	case feedStart.Match(text):
		return Feed, ""
	case opmlStart.Match(text):
		return OPML, ""
	case mapStart.Match(text):
		return Sitemap, ""
	case htmlStart.Match(text):
		return HTML, ""
	case xml, extension(name) == ".xml", extension(name) == ".svg":
		return None, "is XML, but no feed"
	}
	return Text, ""
}

// ofObject tells apart what begins with a JSON object.
func ofObject(text []byte, name string) Kind {
	switch {
	case jsonFeed.Match(text):
		return JSONFeed
	case channel.Match(text) && export.Match(text):
		return Telegram
	}
	first, rest, more := bytes.Cut(text, []byte("\n"))
	if json.Valid(first) && more && len(bytes.TrimSpace(rest)) > 0 {
		return JSONLines
	}
	switch extension(name) {
	case ".jsonl", ".ndjson":
		return JSONLines
	}
	return JSON
}

// extension is a name's ending, in lower case and without that of a packer.
func extension(name string) string {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	return path.Ext(name)
}

// IsArticleName reports whether a file of plain text may be an article by its
// name; a folder holds others: code, tables, settings.
func IsArticleName(name string) bool {
	switch extension(name) {
	case ".txt", ".text", ".md", ".markdown":
		return true
	}
	return false
}
