// Package pdf reads the text layer of PDFs: paragraphs put together again from
// lines, without what stands at the edge of every page, and on which page each
// part stands. A scan has no text layer, and is refused by that name.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"whosaid/retrieval/corpus/page"
)

// Errors of files that give no article.
var (
	ErrScan    = errors.New("is a PDF without a text layer, a scan")
	ErrGarbled = errors.New("is a PDF whose fonts do not tell which letters they show")
	ErrLocked  = errors.New("is a PDF that is locked by a password")
	ErrDamaged = errors.New("is a PDF that is damaged")
)

// Document is what is read out of a PDF.
type Document struct {
	Text          string
	Pages         []int // where in the text each page begins
	Title, Author page.Field
	Scans         []int // pages, counted from 1, that are pictures only
}

// Read reads one PDF.
func (r *Reader) Read(ctx context.Context, raw []byte) (d Document, err error) {
	defer func() {
		if fault := recover(); fault != nil { // in a library: what it read is anybody's
			d, err = Document{}, ErrDamaged
		}
	}()
	pages, scans, said, err := r.pages(ctx, raw)
	switch {
	case ctx.Err() != nil:
		return Document{}, ctx.Err()
	case errors.Is(err, ErrLocked), errors.Is(err, ErrDamaged):
		return Document{}, err
	case err != nil:
		return Document{}, fmt.Errorf("is a PDF that cannot be read: %w", err)
	}
	d = arrange(pages, said)
	d.Scans = scans
	switch {
	case d.Text == "" && len(scans) > 0:
		return Document{}, ErrScan
	case d.Text == "":
		return Document{}, errors.New("is a PDF without a word in it")
	case garbled(d.Text):
		return Document{}, ErrGarbled
	}
	return d, nil
}

// mostStrange is the share of characters that no font names in what can be read:
// a dingbat here and there.
const mostStrange = 0.02

// garbled reports whether a text is made of characters that no alphabet has, as
// where fonts are cut down to the shapes that are used.
func garbled(text string) bool {
	strange, all := 0, 0
	for _, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		all++
		if r == unicode.ReplacementChar || unicode.In(r, unicode.Co, unicode.Cn) {
			strange++
		}
	}
	return float64(strange) > mostStrange*float64(all)
}

// arrange makes a document of the runs of its pages. What a file says of itself
// counts only as far as its first page says so, too: programs write there what
// the file was called, and who was logged in.
func arrange(pages [][]run, said metadata) Document {
	lined := make([][]line, len(pages))
	for i, runs := range pages {
		lined[i] = lines(runs)
	}
	lined = withoutEdges(lined)
	var d Document
	d.Text, d.Pages = text(lined)
	if len(lined) == 0 {
		return d
	}
	first := strings.Join(words(lined[0]), " ")
	for _, pair := range []struct {
		field      *page.Field
		said, rule string
	}{{&d.Title, said.title, "PDF title"}, {&d.Author, said.author, "PDF author"}} {
		value := strings.Join(strings.Fields(clean(pair.said)), " ")
		if value != "" && strings.Contains(strings.ToLower(first), strings.ToLower(value)) {
			*pair.field = page.Field{Value: value, Rule: pair.rule}
		}
	}
	if headline := largest(lined); d.Title.Value == "" && headline != "" {
		d.Title = page.Field{Value: headline, Rule: "largest line"}
	}
	return d
}

// mostTitle bounds a headline, in characters.
const mostTitle = 200

// largest is what the first page has in the largest letters, if they are larger
// than the document's, and stand together.
func largest(pages [][]line) string {
	if len(pages[0]) == 0 {
		return ""
	}
	tallest := slices.MaxFunc(pages[0], func(a, b line) int { return compare(a.size, b.size) }).size
	if tallest < larger*common(pages, func(l line) float64 { return l.size }) {
		return ""
	}
	first := slices.IndexFunc(pages[0], func(l line) bool { return alike(l.size, tallest) })
	var out []line
	for _, l := range pages[0][first:] {
		if !alike(l.size, tallest) {
			break
		}
		out = append(out, l)
	}
	headline := strings.Join(words(out), " ")
	if len([]rune(headline)) > mostTitle {
		return ""
	}
	return headline
}

func words(lines []line) []string {
	var all []string
	for _, l := range lines {
		all = append(all, strings.Fields(l.text)...)
	}
	return all
}

// clean is text without what nobody sees; the marks of words that were divided
// stay, for dehyphenation.
func clean(s string) string {
	return strings.ToValidUTF8(strings.Map(func(r rune) rune {
		switch {
		case divides(r):
			return divided
		case r == '\n' || r == '\r' || r == '\t' || r == '\u00a0':
			return ' '
		case r < ' ' || page.Invisible(r):
			return -1
		}
		return r
	}, s), "\ufffd")
}
