package page

import (
	"strings"
	"time"
	"unicode"

	"whosaid/retrieval/dates"
)

// title is the headline that the page's own title confirms, by holding it or being
// a part of it, or else the first one that is given. The page's title itself counts
// after meta elements, unless it is only the site's name.
func title(said linkedData, head header, site string) Field {
	own := withoutSite(head.title, site, head.h1)
	if strings.EqualFold(own, site) {
		own = ""
	}
	isText := func(s string) bool { return !isAddress(s) }
	given := []Field{linked(said.headline, "headline"), linked(said.name, "name"), head.named(titleNames, isText), {head.h1, "h1"}}
	found := or(given[0], given[1], given[2], Field{own, "title"}, given[3])
	for _, f := range given {
		if confirms(own, f.Value) || confirms(head.title, f.Value) && !strings.HasSuffix(head.title, f.Value) {
			found = f
			break
		}
	}
	return Field{withoutSite(found.Value, site, head.h1), found.Rule}
}

// confirms reports whether a page's title holds a headline, or is a part of it.
func confirms(own, headline string) bool {
	own, headline = strings.ToLower(own), strings.ToLower(headline)
	return own != "" && headline != "" && (strings.Contains(own, headline) || strings.Contains(headline, own))
}

// author is who wrote the article, as far as that is a name.
func author(said linkedData, head header) Field {
	meta := head.named(authorNames, func(s string) bool { return name(s) != "" })
	meta.Value = name(meta.Value)
	return or(linked(name(said.author), "author"), meta, Field{head.byline, "byline"})
}

// withoutSite is a title without the name of the site behind it.
func withoutSite(title, site, h1 string) string {
	for _, mark := range []string{" | ", " – ", " — ", " - ", " :: ", " · ", " • ", " » "} {
		at := strings.LastIndex(title, mark)
		if at <= 0 {
			continue
		}
		if behind := title[at+len(mark):]; site != "" && strings.EqualFold(behind, site) || h1 != "" && strings.EqualFold(title[:at], h1) {
			return title[:at]
		}
	}
	return title
}

// byline is a name as it stands over an article, without the date behind it; ""
// when it is too long for one.
func byline(s string) string {
	const longest = 200 // bytes
	s = name(s)
	if found := dates.All(s, time.Time{}); len(found) > 0 {
		s = s[:found[0].Start]
	}
	if at := strings.IndexFunc(s, unicode.IsDigit); at >= 0 && unicode.IsDigit(rune(s[len(s)-1])) {
		s = s[:at]
	}
	if len(s) > longest {
		return ""
	}
	return strings.TrimRight(s, " ,|·•-–—:")
}

// name is who wrote an article, without the "By" before it; "" for an address.
func name(s string) string {
	s = line(s)
	for _, by := range []string{"By ", "by ", "BY ", "By: "} {
		s = strings.TrimPrefix(s, by)
	}
	if isAddress(s) {
		return ""
	}
	return s
}
