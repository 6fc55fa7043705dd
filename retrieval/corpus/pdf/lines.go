package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is what stands side by side on a page.
type line struct {
	left, top, right, bottom, size float64
	text                           string
}

// What counts as near, in parts of a letter's size.
const (
	wordGap = 0.5 // between two words that PDFium does not part
	upright = 3   // how much higher than wide a run of several letters is that stands on its head
)

// lines puts the runs of a page together, in the page's own order.
func lines(runs []run) []line {
	var out []line
	for _, r := range runs {
		r.text = clean(r.text)
		if strings.TrimSpace(r.text) == "" || turned(r) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].takes(r) {
			out[n-1].add(r)
			continue
		}
		out = append(out, line(r))
	}
	for i := range out {
		out[i].text = strings.TrimSpace(out[i].text)
	}
	return out
}

// turned reports whether a run is written upwards, as stamps in a margin are.
func turned(r run) bool {
	return utf8.RuneCountInString(strings.TrimSpace(r.text)) > 3 && r.top-r.bottom > upright*(r.right-r.left)
}

// takes reports whether a run goes on where the line ends: at the same height,
// behind it.
func (l line) takes(r run) bool {
	overlap := math.Min(l.top, r.top) - math.Max(l.bottom, r.bottom)
	return overlap > math.Min(l.top-l.bottom, r.top-r.bottom)/2 && r.left > l.right-l.size
}

func (l *line) add(r run) {
	if r.left-l.right > wordGap*l.size && !strings.HasSuffix(l.text, " ") && !strings.HasPrefix(r.text, " ") {
		l.text += " "
	}
	if letters(r.text) > letters(l.text) {
		l.size = r.size
	}
	l.text += r.text
	l.top, l.bottom, l.right = math.Max(l.top, r.top), math.Min(l.bottom, r.bottom), math.Max(l.right, r.right)
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func (l line) middle() float64 { return (l.top + l.bottom) / 2 }

// common is the value that most letters of the pages have, to a tenth.
func common(pages [][]line, of func(line) float64) float64 {
	count := map[float64]int{}
	for _, lines := range pages {
		for _, l := range lines {
			count[math.Round(of(l)*10)/10] += letters(l.text)
		}
	}
	best := 0.0
	for value, n := range count {
		if n > count[best] || n == count[best] && value < best {
			best = value
		}
	}
	return best
}

// median is the value in the middle; 0 of none.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}

func compare(a, b float64) int { return cmp.Compare(a, b) }
