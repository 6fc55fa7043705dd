package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	docLink    = regexp.MustCompile(`(?:\]\(|(?:src|srcset)=")([^)"\s]+)[)"]`)
	docHeading = regexp.MustCompile(`(?m)^#{1,6} (.+)$`)
	docFence   = regexp.MustCompile("(?ms)^ *```.*?^ *```")
)

// TestDocuments holds that every link of the documents within the repository
// leads somewhere: to a file, and in it to a heading.
func TestDocuments(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../README.md", "../deploy/*.md", "../deploy/docs/*.md", "../.github/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		for _, match := range docLink.FindAllStringSubmatch(prose(t, file), -1) {
			if target := match[1]; !strings.Contains(target, "://") && !leads(t, file, target) {
				t.Errorf("%s: the link to %s leads nowhere", file, target)
			}
		}
	}
	if len(files) < 10 {
		t.Errorf("%d documents found: %q", len(files), files)
	}
}

// prose is a document without what stands between fences.
func prose(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return docFence.ReplaceAllString(string(text), "")
}

func leads(t *testing.T, file, target string) bool {
	t.Helper()
	path, anchor, _ := strings.Cut(target, "#")
	if path == "" {
		path = file
	} else {
		path = filepath.Join(filepath.Dir(file), path)
	}
	if _, err := os.Stat(path); err != nil {
		return false
	}
	if anchor == "" {
		return true
	}
	for _, heading := range docHeading.FindAllStringSubmatch(prose(t, path), -1) {
		if anchorOf(heading[1]) == anchor {
			return true
		}
	}
	return false
}

// anchorOf is the anchor that a heading has where Markdown is shown: small
// letters, spaces as dashes, no punctuation.
func anchorOf(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}
