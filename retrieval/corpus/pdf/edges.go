package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// edge is a line at a page's upper or lower edge, as it comes again on others.
type edge struct {
	text   string // digits are masked: pages are counted
	height int
}

const (
	edgeLines  = 2 // of a page, at each edge
	samePlace  = 3 // points
	onSeveral  = 2 // pages have it: left and right ones may differ
	mostFooter = 8 // characters of a page number that stands alone
)

// withoutEdges leaves out what stands at the edges of several pages at the same
// height, and numbers of pages.
func withoutEdges(pages [][]line) [][]line {
	seen := map[edge]int{}
	for _, lines := range pages {
		for i := range lines {
			if atEdge(lines, i) {
				seen[edgeOf(lines[i])]++
			}
		}
	}
	out := make([][]line, len(pages))
	for p, lines := range pages {
		for i, l := range lines {
			if !atEdge(lines, i) || !isNumber(l.text) && seen[edgeOf(l)] < onSeveral {
				out[p] = append(out[p], l)
			}
		}
	}
	return out
}

// atEdge reports whether fewer than edgeLines lines stand above a line, or below
// it: a header may come last in the file.
func atEdge(lines []line, i int) bool {
	above, below := 0, 0
	for j, other := range lines {
		switch {
		case j == i:
		case other.bottom >= lines[i].top:
			above++
		case other.top <= lines[i].bottom:
			below++
		}
	}
	return above < edgeLines || below < edgeLines
}

func edgeOf(l line) edge {
	masked := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, l.text)
	for strings.Contains(masked, "00") {
		masked = strings.ReplaceAll(masked, "00", "0")
	}
	return edge{masked, int(math.Round(l.middle() / samePlace))}
}

// isNumber reports whether a line is a page's number: digits, perhaps between
// dashes.
func isNumber(text string) bool {
	number := strings.Trim(text, "-–— ")
	return len(number) > 0 && len(number) <= mostFooter && !slices.ContainsFunc([]rune(number), func(r rune) bool { return !unicode.IsDigit(r) })
}
