package corpus

import (
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"whosaid/store/news"
)

// checkArticles holds the entries of corpus.yaml against each other and against
// the outlets.
func (r *catalogueReader) checkArticles() {
	var ids []string
	for _, outlet := range r.out.outlets {
		ids = append(ids, string(outlet.ID))
	}
	byURL := map[string]entry{}
	for _, e := range r.inOrder() {
		if e.outlet != "" && r.defined[news.OutletID(e.outlet)] == 0 {
			fix := "add it under outlets: or correct the id"
			if r.bad.full() {
				ids = nil // what is not shown needs no search
			}
			if near, ok := nearest(e.outlet, ids); ok {
				fix = "did you mean " + near + "? Otherwise add it under outlets:"
			}
			r.faultf(e.outletLine, fix, "article %s names outlet %s, which is not defined", shown(e.file), shown(e.outlet))
		}
		if first, twice := byURL[e.url]; twice && e.url != "" {
			r.faultf(e.line, "correct one of the two", "article %s has the url of %s", shown(e.file), shown(first.file))
		} else {
			byURL[e.url] = e
		}
	}
}

// inOrder are the entries in the order of their lines.
func (r *catalogueReader) inOrder() []entry {
	var all []entry
	for _, e := range r.out.entries {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b entry) int { return a.line - b.line })
	return all
}

// checkFiles reports the entries whose file is not there.
func (c catalogue) checkFiles(fsys fs.FS, names []string, bad *faults) {
	r := catalogueReader{out: c}
	for _, e := range r.inOrder() {
		info, err := fs.Stat(fsys, e.file)
		if err == nil && info.Mode().IsRegular() {
			continue
		}
		fix := "add the file or remove the entry"
		if bad.full() {
			names = nil
		}
		if near, ok := nearest(e.file, names); ok {
			fix = "did you mean " + near + "?"
		}
		problem := "article file " + shown(e.file) + " does not exist"
		if err == nil {
			problem = "article file " + shown(e.file) + " is not a file"
		}
		bad.add(catalogueName, e.line, problem, fix)
	}
}

func (r *catalogueReader) address(node ast.Node) string {
	address := r.text(node, "url")
	if address != "" && !isWebAddress(address) {
		r.fault(lineAt(node), shown(address)+" is not a web address", "write it with https:// and the host")
	}
	return address
}

// isWebAddress reports whether links may go to the address.
func isWebAddress(address string) bool {
	parsed, err := url.Parse(address)
	return err == nil && (parsed.Scheme == "http" || parsed.Scheme == "https") && parsed.Hostname() != "" &&
		!strings.ContainsAny(address, " \t\r\n<>\"")
}

func (r *catalogueReader) date(node ast.Node, key string) time.Time {
	value := r.text(node, key)
	if value == "" {
		return time.Time{}
	}
	at, ok := strictDate(value)
	if !ok {
		r.fault(lineAt(node), key+" "+shown(value)+" is not a date", "write 2024-04-01 or 2024-04-01T16:16:00+02:00")
	}
	return at
}

// strictDate reads a day, as midnight UTC, or an RFC 3339 time.
func strictDate(value string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if at, err := time.Parse(layout, value); err == nil {
			return at, !at.IsZero()
		}
	}
	return time.Time{}, false
}

func (r *catalogueReader) language(node ast.Node) string {
	value := r.text(node, "language")
	code, ok := languageCode(value)
	if value != "" && !ok {
		r.fault(lineAt(node), "language "+shown(value)+" is not an ISO 639-1 code", `write two letters, such as "en"`)
	}
	return code
}

// languageCode is the ISO 639-1 code in "en", "EN" or "en-GB".
func languageCode(value string) (string, bool) {
	code := strings.ToLower(value)
	if i := strings.IndexAny(code, "-_"); i >= 0 {
		code = code[:i]
	}
	if len(code) != 2 || strings.ContainsFunc(code, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return "", false
	}
	return code, true
}

// registry knows the outlets that are defined. Two that share a name or a domain
// could not be told apart.
func (c catalogue) registry(bad *faults) *registry {
	known := newRegistry()
	for _, d := range c.outlets {
		if clash, other := known.add(d.Outlet); other != nil {
			bad.add(catalogueName, d.line,
				fmt.Sprintf("outlet %q shares %s with outlet %q", d.ID, shown(clash), other.ID), "leave it to one of them")
		}
	}
	return known
}
