package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"whosaid/store/news"
)

// registry knows every outlet of a corpus by all that it may be called.
type registry struct {
	all      []*news.Outlet
	byName   map[string]*news.Outlet // ids, names and aliases, folded
	byDomain map[string]*news.Outlet
}

func newRegistry() *registry {
	return &registry{byName: map[string]*news.Outlet{}, byDomain: map[string]*news.Outlet{}}
}

// add takes an outlet in. It returns the first name or domain by which another
// outlet is known already, with that outlet.
func (r *registry) add(outlet news.Outlet) (clash string, other *news.Outlet) {
	added := &outlet
	r.all = append(r.all, added)
	for _, name := range append([]string{string(outlet.ID)}, outlet.Names()...) {
		if known := r.byName[foldName(name)]; known != nil && known != added {
			clash, other = name, known
			continue
		}
		r.byName[foldName(name)] = added
	}
	for _, domain := range outlet.Domains {
		if known := r.byDomain[strings.ToLower(domain)]; known != nil && known != added {
			clash, other = domain, known
			continue
		}
		r.byDomain[strings.ToLower(domain)] = added
	}
	return clash, other
}

// named is the outlet with that id, name, alias or domain, or nil.
func (r *registry) named(name string) *news.Outlet {
	if outlet := r.byName[foldName(name)]; outlet != nil {
		return outlet
	}
	return r.on(name)
}

// on is the outlet that publishes on host or on a domain above it, or nil.
func (r *registry) on(host string) *news.Outlet {
	for host = strings.ToLower(host); host != ""; {
		if outlet := r.byDomain[host]; outlet != nil {
			return outlet
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return nil
}

// publisher is the outlet on whose domain the address is, or nil.
func (r *registry) publisher(address string) *news.Outlet {
	parsed, err := url.Parse(address)
	if err != nil {
		return nil
	}
	return r.on(parsed.Hostname())
}

// findOrAdd is the outlet that an article's own fields name, made new when
// nobody has defined it.
func (r *registry) findOrAdd(name string) *news.Outlet {
	if parsed, err := url.Parse(name); err == nil && parsed.Hostname() != "" {
		name = parsed.Hostname()
	}
	if isDomain(name) {
		name = strings.TrimPrefix(strings.ToLower(name), "www.")
	}
	if outlet := r.named(name); outlet != nil {
		return outlet
	}
	id := slug(name)
	if outlet := r.byName[id]; outlet != nil {
		return outlet
	}
	outlet := news.Outlet{ID: news.OutletID(id), Name: name}
	if isDomain(name) {
		outlet.Domains = []string{name}
	}
	r.add(outlet)
	return r.all[len(r.all)-1]
}

// publishing is the outlet that a page at an address says it is of. A known one
// that publishes elsewhere only is not believed: the outlet is then called by the
// address's host. One that nobody has defined publishes on that host from then on.
func (r *registry) publishing(name, address string) *news.Outlet {
	host := hostOf(address)
	known := r.named(name)
	switch {
	case known != nil && (len(known.Domains) == 0 || known.Publishes(address)):
		return known
	case known != nil || slug(name) == "" || r.byName[slug(name)] != nil:
		return r.findOrAdd(host)
	}
	outlet := r.findOrAdd(name)
	if len(outlet.Domains) == 0 && isDomain(host) {
		outlet.Domains = []string{host}
		r.byDomain[host] = outlet
	}
	return outlet
}

// hostOf is the host of an address, without "www.".
func hostOf(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(parsed.Hostname()), "www.")
}

func foldName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// plainLetters writes letters that Unicode does not take apart with those of the
// English alphabet.
var plainLetters = strings.NewReplacer("ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// slug is a name as an outlet id: lower-case letters of the English alphabet,
// digits and dashes. A name in another script becomes "outlet-" and a hash.
func slug(name string) string {
	var out strings.Builder
	dash := false
	for _, r := range norm.NFKD.String(plainLetters.Replace(strings.ToLower(name))) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if dash && out.Len() > 0 {
				out.WriteByte('-')
			}
			out.WriteRune(r)
			dash = false
		case !unicode.IsMark(r) && r != '\'' && r != '’':
			dash = true
		}
	}
	if out.Len() == 0 {
		sum := sha256.Sum256([]byte(foldName(name)))
		return "outlet-" + hex.EncodeToString(sum[:4])
	}
	return out.String()
}

// isDomain reports whether name is a host name: labels with dots between them
// and no spaces.
func isDomain(name string) bool {
	labels := strings.Split(name, ".")
	if len(labels) < 2 || len(name) > 253 {
		return false
	}
	for _, label := range labels {
		if label == "" || strings.Trim(label, "-") != label || strings.ContainsFunc(label, notInLabel) {
			return false
		}
	}
	return true
}

func notInLabel(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }
