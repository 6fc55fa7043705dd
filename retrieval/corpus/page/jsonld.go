package page

import (
	"encoding/json"
	"html"
	"slices"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// How much of a page's JSON-LD is read.
const (
	mostJSONLD  = 1 << 20 // bytes of one script
	deepJSONLD  = 12      // objects within objects
	mostObjects = 2000
)

// linkedData is what a page says of its article in JSON-LD.
type linkedData struct {
	headline, name                       string
	author, publisher, address, language string
	published, modified                  string
	corrections                          []string
}

// readLinkedData reads the first article that the scripts of a page describe.
func readLinkedData(doc *dom.Node) linkedData {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Script || !strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json") || n.FirstChild == nil {
			continue
		}
		var value any
		if text := n.FirstChild.Data; len(text) > mostJSONLD || json.Unmarshal([]byte(scriptText(text)), &value) != nil {
			continue
		}
		left := mostObjects
		if found := findArticle(value, deepJSONLD, &left); found != nil {
			return articleData(found)
		}
	}
	return linkedData{}
}

// scriptText is JSON without what hid it from old browsers.
func scriptText(s string) string {
	s = strings.TrimSpace(s)
	for _, fence := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimPrefix(s, fence)
	}
	for _, fence := range []string{"-->", "//]]>", "/*]]>*/", "]]>"} {
		s = strings.TrimSuffix(s, fence)
	}
	return s
}

// findArticle finds an object whose type is an article's.
func findArticle(value any, deep int, left *int) map[string]any {
	if *left--; deep == 0 || *left < 0 {
		return nil
	}
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			if found := findArticle(one, deep-1, left); found != nil {
				return found
			}
		}
	case map[string]any:
		if slices.ContainsFunc(strs(v["@type"]), isArticleType) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if found := findArticle(v[key], deep-1, left); found != nil {
				return found
			}
		}
	}
	return nil
}

func isArticleType(name string) bool {
	name = name[strings.LastIndexByte(name, '/')+1:]
	return strings.HasSuffix(name, "Article") || strings.HasSuffix(name, "Posting") || name == "Report"
}

func articleData(v map[string]any) linkedData {
	return linkedData{
		headline: first(v["headline"]), name: first(v["name"]), author: people(v["author"], v["creator"]),
		publisher: first(v["publisher"], v["sourceOrganization"]), address: firstAddress(v["url"], v["mainEntityOfPage"], v["@id"]),
		language: first(v["inLanguage"]), published: first(v["datePublished"], v["dateCreated"]), modified: first(v["dateModified"]),
		corrections: slices.DeleteFunc(namesOf(v["correction"]), isAddress),
	}
}

// strs are the texts of a value that is one, or a list.
func strs(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, one := range v {
			if text, ok := one.(string); ok {
				all = append(all, text)
			}
		}
		return all
	}
	return nil
}

// first is the first value that has a text or a name.
func first(values ...any) string {
	for _, value := range values {
		if names := namesOf(value); len(names) > 0 {
			return names[0]
		}
	}
	return ""
}

// people are all names of the first value that has any.
func people(values ...any) string {
	for _, value := range values {
		names := slices.DeleteFunc(namesOf(value), isAddress)
		if len(names) > 0 {
			return strings.Join(names, ", ")
		}
	}
	return ""
}

// namesOf are the texts of a value, or the names and texts of objects in it.
func namesOf(value any) []string {
	var all []string
	switch v := value.(type) {
	case string:
		all = append(all, line(html.UnescapeString(v)))
	case []any:
		for _, one := range v[:min(len(v), 50)] {
			all = append(all, namesOf(one)...)
		}
	case map[string]any:
		for _, key := range []string{"name", "text", "alternateName"} {
			if names := namesOf(v[key]); len(names) > 0 {
				return names
			}
		}
	}
	return slices.Compact(slices.DeleteFunc(all, func(s string) bool { return s == "" }))
}

// firstAddress is the first web address among values and the objects in them.
func firstAddress(values ...any) string {
	for _, value := range values {
		switch v := value.(type) {
		case string:
			if isAddress(v) {
				return v
			}
		case []any:
			if found := firstAddress(v[:min(len(v), 5)]...); found != "" {
				return found
			}
		case map[string]any:
			if found := firstAddress(v["@id"], v["url"]); found != "" {
				return found
			}
		}
	}
	return ""
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}
