package attribution

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whosaid/store/news"
)

// annotated is an article with the attributions that people marked in it.
type annotated struct {
	text  string
	marks []marked
}

// marked is one attribution, by part.
type marked [parts][]news.Span

const (
	sourcePart = iota
	cuePart
	contentPart
	parts
)

var partNames = map[string]int{"Source": sourcePart, "Cue": cuePart, "Content": contentPart}

// readAnnotated reads the articles in a folder laid out like PolNeAR:
// text/NAME.txt and, as brat's standoff, attributions/NAME.ann. Offsets in
// there are code points.
func readAnnotated(t *testing.T, folder string) []annotated {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "text", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s/text holds no articles: %v", folder, err)
	}
	var all []annotated
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		marks, err := os.ReadFile(filepath.Join(folder, "attributions", strings.TrimSuffix(filepath.Base(file), ".txt")+".ann"))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, annotated{string(text), readMarked(string(text), string(marks))})
	}
	return all
}

var spanLine = regexp.MustCompile(`^(T\d+)\t(?:Source|Cue|Content) ([0-9 ;]+)\t`)

func readMarked(text, standoff string) []marked {
	var offsets []int
	for i := range text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(text))
	spans := map[string][]news.Span{}
	var all []marked
	for line := range strings.Lines(standoff) {
		if m := spanLine.FindStringSubmatch(line); m != nil {
			for piece := range strings.SplitSeq(m[2], ";") {
				var start, end int
				fmt.Sscan(piece, &start, &end)
				spans[m[1]] = append(spans[m[1]], news.Span{Start: offsets[start], End: offsets[end]})
			}
		} else if strings.HasPrefix(line, "E") {
			all = append(all, readEvent(line, spans))
		}
	}
	return all
}

func readEvent(line string, spans map[string][]news.Span) marked {
	var found marked
	_, roles, _ := strings.Cut(line, "\t")
	for role := range strings.FieldsSeq(roles) {
		name, id, _ := strings.Cut(role, ":")
		if part, ok := partNames[strings.TrimRight(name, "0123456789")]; ok {
			found[part] = append(found[part], spans[id]...)
		}
	}
	for _, part := range found {
		slices.SortFunc(part, func(x, y news.Span) int { return x.Start - y.Start })
	}
	return found
}
