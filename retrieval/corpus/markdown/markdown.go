// Package markdown reads an article that is written in Markdown as its readers
// see it, without the marks.
package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"whosaid/retrieval/corpus/page"
)

var converter = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough), goldmark.WithRendererOptions(html.WithUnsafe()))

// Read reads an article. HTML within it is read as in a page.
func Read(text string) (page.Page, error) {
	front, text := frontMatter(text)
	var out bytes.Buffer
	if err := converter.Convert([]byte(text), &out); err != nil {
		return page.Page{}, fmt.Errorf("read Markdown: %w", err)
	}
	p := page.ReadFragment(out.String())
	for field, keys := range map[*page.Field][]string{&p.Title: {"title"}, &p.Author: {"author", "authors"}, &p.Published: {"date", "published"}, &p.Updated: {"lastmod", "updated"}, &p.URL: {"url", "link", "canonical"}} {
		for _, key := range keys {
			if value := front[key]; value != "" {
				*field = page.Field{Value: value, Rule: "front matter " + key}
				break
			}
		}
	}
	return p, nil
}

// frontMatter is what stands between two lines of dashes at the start, as far as
// it is a value a line, and the text behind.
func frontMatter(text string) (map[string]string, string) {
	rest, ok := strings.CutPrefix(text, "---\n")
	head, body, closed := strings.Cut(rest, "\n---\n")
	if !ok || !closed {
		return nil, text
	}
	values := map[string]string{}
	for line := range strings.Lines(head) {
		key, value, ok := strings.Cut(line, ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		if ok && key == strings.ToLower(key) && !strings.ContainsAny(key, " \t-#") && !strings.HasPrefix(value, "[") {
			values[key] = value
		}
	}
	return values, body
}
