package message

import (
	"html"
	"strings"
)

// Footed is a message with a line of the bot's own below it, where it has room for
// that; "" is no line.
func Footed(of, foot string) string { return FootedTo(of, foot, "") }

// FootedTo is Footed with a line that leads to an address, if there is one.
func FootedTo(of, foot, address string) string {
	if foot == "" {
		return of
	}
	var p piece
	if foot = line(foot, longestLabel); address == "" {
		p.italic(foot)
	} else {
		p.link(address, foot)
	}
	if unitsOf(of)+p.units+len(wide) > maxUnits || len(of)+p.html.Len() > maxBytes {
		return of
	}
	return of + wide + p.html.String()
}

// unitsOf is the length of a message's text without its markup.
func unitsOf(of string) int {
	var text strings.Builder
	for len(of) > 0 {
		before, rest, _ := strings.Cut(of, "<")
		text.WriteString(before)
		_, of, _ = strings.Cut(rest, ">")
	}
	return units(html.UnescapeString(text.String()))
}
