package telegramtest

import (
	"net/url"
	"strings"
)

// add notes the entity that a tag was around.
func (p *parser) add(tag openTag) {
	e := Entity{Offset: tag.units, Length: p.units - tag.units, start: tag.bytes, end: p.text.Len()}
	switch tag.name {
	case "b", "strong":
		e.Type = "bold"
	case "i", "em":
		e.Type = "italic"
	case "s", "strike", "del":
		e.Type = "strikethrough"
	case "u", "ins":
		e.Type = "underline"
	case "tg-spoiler", "span":
		e.Type = "spoiler"
	case "tg-emoji":
		e.Type, e.EmojiID = "custom_emoji", tag.argument
	case "blockquote":
		e.Type = "blockquote"
		if tag.argument != "" {
			e.Type = "expandable_blockquote"
		}
	case "code":
		e.Type, e.Language = "code", tag.argument
	case "pre":
		p.addPre(e)
		return
	case "a":
		p.addLink(e, tag)
		return
	}
	p.entities = append(p.entities, e)
}

// addPre makes one entity of <pre><code class="language-…">.
func (p *parser) addPre(e Entity) {
	e.Type = "pre"
	if n := len(p.entities); n > 0 {
		if last := p.entities[n-1]; last.Type == "code" && last.Offset == e.Offset && last.Length == e.Length && last.Language != "" {
			e.Language = last.Language
			p.entities = p.entities[:n-1]
		}
	}
	p.entities = append(p.entities, e)
}

// addLink adds a link whose address the server takes; any other is dropped
// without a word, and its text stays.
func (p *parser) addLink(e Entity, tag openTag) {
	href := tag.argument
	if href == "" {
		href = p.text.String()[tag.bytes:]
	}
	if address, ok := checkedLink(href); ok {
		e.Type, e.URL = "text_link", address
		p.entities = append(p.entities, e)
	}
}

// checkedLink is an address that a link may have.
func checkedLink(href string) (string, bool) {
	href = strings.TrimSpace(href)
	if href == "" || strings.ContainsAny(href, " \n\t") {
		return "", false
	}
	if !strings.Contains(href, "://") && !strings.HasPrefix(strings.ToLower(href), "tg:") && !strings.HasPrefix(strings.ToLower(href), "mailto:") {
		if scheme, _, named := strings.Cut(href, ":"); named && !strings.Contains(scheme, ".") {
			return "", false // javascript: and the like
		}
		href = "http://" + href
	}
	address, err := url.Parse(href)
	if err != nil {
		return "", false
	}
	switch strings.ToLower(address.Scheme) {
	case "http", "https", "ton", "tonsite":
		if !strings.Contains(address.Hostname(), ".") && address.Hostname() != "localhost" {
			return "", false
		}
	case "tg", "mailto":
	default:
		return "", false
	}
	return href, true
}
