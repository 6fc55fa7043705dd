package message

import "strconv"

// Section is lines of text under a bold heading.
type Section struct {
	Heading string
	Lines   []string
}

// List is one section as a message.
func List(heading string, lines []string) Page {
	return Page{HTML: Lists(Section{heading, lines})}
}

// Lists is sections as one message; those without a line are left out, but for the
// first. Each has its share of the room at least; how many lines found none is the
// last line.
func Lists(sections ...Section) string {
	var all piece
	for i, s := range sections {
		if i > 0 && len(s.Lines) == 0 {
			continue
		}
		room := (maxUnits - all.units) / (len(sections) - i)
		part := s.within(room - units(wide))
		all.add(&part, wide)
	}
	return all.html.String()
}

// moreLines is the most that "+1234" needs, with the line's end.
const moreLines = 8

func (s Section) within(room int) piece {
	var p piece
	p.bold(line(s.Heading, longestLabel))
	for i, each := range s.Lines {
		var next piece
		next.text(line(each, longestLabel))
		if p.units+next.units+moreLines > room {
			p.text(narrow + "+" + strconv.Itoa(len(s.Lines)-i))
			break
		}
		p.add(&next, narrow)
	}
	return p
}
