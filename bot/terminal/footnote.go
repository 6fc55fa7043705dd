package terminal

import (
	"fmt"
	"slices"
	"strings"
)

// label writes a label that leads to an address: by itself with colours, else by a
// number under which the address stands below.
func (p *page) label(indent, text, address string) {
	text = Visible(text)
	if address != "" && !p.ink.colour {
		text = fmt.Sprintf("%s [%d]", text, p.noted(address))
	}
	p.write(indent, indent, text, p.ink.link(address))
}

// noted is the number of an address's page. What tells a browser which words to go to
// is longer than many a quote, and nobody can read it.
func (p *page) noted(address string) int {
	address, _, _ = strings.Cut(address, ":~:")
	address = strings.TrimSuffix(address, "#")
	if i := slices.Index(p.notes, address); i >= 0 {
		return i + 1
	}
	p.notes = append(p.notes, address)
	return len(p.notes)
}

// footnotes lists the addresses, each on one line however long it is: a broken one
// leads nowhere.
func (p *page) footnotes() {
	if len(p.notes) == 0 {
		return
	}
	p.blank()
	for i, address := range p.notes {
		fmt.Fprintf(&p.text, "[%d] %s\n", i+1, Visible(address))
	}
}
