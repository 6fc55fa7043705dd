package message

// Page is one message.
type Page struct {
	HTML   string
	Quotes []int // the quotes that it shows, in order, as indexes into what was rendered
}

// The gaps between parts of a message.
const (
	narrow = "\n"
	wide   = "\n\n"
)

// layout fills pages with blocks, in order.
type layout struct {
	most    int // quotes on a page
	pages   []Page
	page    piece
	heading piece // waits for the block that it heads
}

// head adds a heading, which stays with what comes next.
func (l *layout) head(p *piece) { l.heading.add(p, narrow) }

// block adds what is never cut. A quote that no page could hold is left to
// instead, which must be small.
func (l *layout) block(p *piece, instead *piece) {
	for _, try := range []*piece{p, instead} {
		var whole piece
		whole.add(&l.heading, "")
		whole.add(try, narrow)
		if l.full(&whole) {
			l.turn()
		}
		if l.page.holds(&whole) {
			l.page.add(&whole, wide)
			l.heading = piece{}
			return
		}
	}
}

// rest writes a heading that nothing follows.
func (l *layout) rest() {
	if l.heading.html.Len() > 0 {
		l.block(&piece{}, &piece{})
	}
}

// full reports whether next must go on another page.
func (l *layout) full(next *piece) bool {
	return len(l.page.quotes)+len(next.quotes) > l.most || !l.page.holds(next)
}

// turn ends the page, if there is anything on it.
func (l *layout) turn() {
	if l.page.html.Len() > 0 {
		l.pages = append(l.pages, Page{l.page.html.String(), l.page.quotes})
	}
	l.page = piece{}
}

// end gives all pages, at least one. A heading that headed nothing is the last
// line.
func (l *layout) end() []Page {
	if l.heading.html.Len() > 0 {
		if !l.page.holds(&l.heading) {
			l.turn()
		}
		l.page.add(&l.heading, wide)
	}
	l.turn()
	return l.pages
}
