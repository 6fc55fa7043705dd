package sentence

// What hard-wrapped text looks like. Mail and old wire copy are wrapped at 60
// to 80; wider lines are paragraphs.
const (
	widestWrap   = 100
	narrowWrap   = 30
	fewestInner  = 4   // lines that another follows without a blank one
	leastFilled  = 0.7 // of the inner lines
	mostStopping = 0.5 // of the inner lines end as a sentence does
)

// wrapWidth is the width, in runes, at which the lines were wrapped, or 0 when
// they were not: in wrapped text nearly every line that another follows is so
// full that the next word would not have fitted.
func wrapWidth(lines []line) int {
	width := 0
	for _, l := range lines {
		if l.several {
			width = max(width, l.width)
		}
	}
	if width < narrowWrap || width >= widestWrap {
		return 0
	}
	inner, filled, stopping := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].parted {
			continue
		}
		inner++
		if lines[i-1].fills(width, lines[i]) {
			filled++
		}
		if lines[i-1].stopped {
			stopping++
		}
	}
	if inner < fewestInner || float64(filled) < leastFilled*float64(inner) || float64(stopping) > mostStopping*float64(inner) {
		return 0
	}
	return width
}
