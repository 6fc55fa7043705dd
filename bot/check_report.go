package main

import (
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"regexp"
	"strings"

	"whosaid/retrieval/check"
)

// readReport reads the text of a file that is to be checked.
func readReport(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", usageError{err}
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return "", usageError{errors.Join(err, fmt.Errorf("%s is no regular file", path))}
	}
	all, err := io.ReadAll(io.LimitReader(file, mostMarkup+1))
	if err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(all), "\ufeff"))
	if looksLikeHTML(text) {
		text = textOfHTML(text)
	}
	return text, nil
}

// mostMarkup is how much of a file is read, in bytes: a page has more markup than text.
const mostMarkup = 20 * check.MaxText

var markup = regexp.MustCompile(`(?i)^\s*(?:<!doctype html|<html|<!--|<(?:p|div|article|blockquote|h1|body)\b)`)

func looksLikeHTML(text string) bool { return markup.MatchString(text) }

var (
	unread     = regexp.MustCompile(`(?is)<!--.*?-->|<(?:script|style|head|template|noscript|svg)\b.*?</(?:script|style|head|template|noscript|svg)\s*>`)
	blocks     = regexp.MustCompile(`(?i)</?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote|article|section|header|footer|figure|figcaption|pre|hr|td|th)\b[^>]*>`)
	quotedHTML = regexp.MustCompile(`(?is)<q\b[^>]*>(.*?)</q\s*>`)
	anyTag     = regexp.MustCompile(`<[^<>]*>`)
	spaces     = regexp.MustCompile(`[ \t\r\n]+`)
	breaks     = regexp.MustCompile(`\s*\x00[\s\x00]*`)
)

// textOfHTML is what a page says, a block a paragraph.
func textOfHTML(page string) string {
	page = unread.ReplaceAllString(page, " ")
	page = quotedHTML.ReplaceAllString(page, "“$1”")
	page = spaces.ReplaceAllString(strings.ReplaceAll(page, "\x00", " "), " ")
	page = anyTag.ReplaceAllString(blocks.ReplaceAllString(page, "\x00"), "")
	return strings.TrimSpace(breaks.ReplaceAllString(html.UnescapeString(page), "\n\n"))
}
