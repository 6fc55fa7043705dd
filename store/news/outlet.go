package news

import (
	"net/url"
	"strings"
)

// OutletID names an outlet in files and URLs: lower-case letters, digits, dashes.
type OutletID string

// Outlet is who published an article.
type Outlet struct {
	ID      OutletID
	Name    string
	Kind    OutletKind
	Aliases []string // other names that a question may use
	Domains []string // hosts that it publishes on, without a scheme
	Owner   string   // whose it is; "" when nobody recorded it
}

// OutletKind says what sort of publisher an outlet is; "" when nobody recorded it.
type OutletKind string

// The kinds that corpus.yaml may name.
const (
	Newsroom OutletKind = "newsroom"
	Agency   OutletKind = "agency"
	Advocacy OutletKind = "advocacy"
	Official OutletKind = "official"
	Blog     OutletKind = "blog"
)

// OutletKinds lists every kind, in the order in which help texts show them.
var OutletKinds = []OutletKind{Newsroom, Agency, Advocacy, Official, Blog}

// Names are all the names by which a person may call the outlet, its own first.
func (o Outlet) Names() []string { return append([]string{o.Name}, o.Aliases...) }

// Publishes reports whether address is on one of the outlet's domains or on a
// subdomain of one.
func (o Outlet) Publishes(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return false
	}
	host := strings.ToLower(u.Hostname())
	for _, domain := range o.Domains {
		domain = strings.ToLower(domain)
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	return false
}
