// Package address knows which web addresses are of one article: the same page is
// linked to with and without what counts its visitors, and served to telephones
// under another host.
package address

import (
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// tracking are names of parameters that tell where a reader comes from, and
// prefixes of such names.
var (
	tracking = map[string]bool{
		"fbclid": true, "gclid": true, "dclid": true, "gbraid": true, "wbraid": true, "msclkid": true, "yclid": true, "ysclid": true,
		"twclid": true, "igshid": true, "igsh": true, "mc_cid": true, "mc_eid": true, "_ga": true, "_gl": true, "ref_src": true, "ref_url": true,
		"cmpid": true, "ocid": true, "xtor": true, "smid": true, "at_medium": true, "at_campaign": true, "s_cid": true, "ns_mchannel": true,
	}
	trackingPrefixes = []string{"utm_", "pk_", "mtm_", "at_custom", "hsa_", "itm_"}
)

// Clean is an address without its fragment and without what counts visitors; what
// is no web address stays as it is. A link to it opens the same page.
func Clean(raw string) string {
	u := parse(raw)
	if u == nil {
		return raw
	}
	if !strings.HasPrefix(u.Fragment, "!") && !strings.HasPrefix(u.Fragment, "/") { // by which some sites tell pages apart
		u.Fragment, u.RawFragment = "", ""
	}
	u.Host = host(u)
	u.RawQuery, u.ForceQuery = query(u.RawQuery), false
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

// parse reads a web address; it is nil for anything else.
func parse(raw string) *url.URL {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Hostname(), ".") == "" || u.User != nil {
		return nil
	}
	return u
}

// host is in lower case, without the port that its scheme has anyway.
func host(u *url.URL) string {
	host := strings.TrimRight(strings.ToLower(u.Host), ".")
	switch u.Scheme {
	case "http":
		host = strings.TrimSuffix(host, ":80")
	case "https":
		host = strings.TrimSuffix(host, ":443")
	}
	return host
}

// query keeps the parameters that tell pages apart, as they are written.
func query(raw string) string {
	if raw == "" {
		return ""
	}
	var kept []string
	for _, pair := range strings.Split(raw, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if !isTracking(strings.ToLower(name)) && pair != "" {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

func isTracking(name string) bool {
	for _, prefix := range trackingPrefixes {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return tracking[name]
}

// Key is the same for all addresses of one article: it leaves out the scheme, the
// host's "www.", "m." and "amp.", what marks a page as made for telephones, and a
// slash at the end.
func Key(raw string) string {
	u := parse(Clean(raw))
	if u == nil {
		return raw
	}
	name := bare(u.Host)
	path := strings.TrimSuffix(u.EscapedPath(), "/")
	path = strings.TrimSuffix(path, "/amp")
	if rest, ok := strings.CutPrefix(path, "/amp/"); ok {
		path = "/" + rest
	}
	key := name + path
	if q := withoutAMP(u.RawQuery); q != "" {
		key += "?" + q
	}
	if u.Fragment != "" {
		key += "#" + u.Fragment
	}
	return key
}

// bare is a host without what marks it as made for telephones.
func bare(host string) string {
	for _, label := range []string{"www.", "m.", "mobile.", "amp."} {
		if rest, ok := strings.CutPrefix(host, label); ok && strings.Contains(rest, ".") {
			host = rest
		}
	}
	return host
}

func withoutAMP(query string) string {
	var kept []string
	for _, pair := range strings.Split(query, "&") {
		switch strings.ToLower(pair) {
		case "", "amp", "amp=", "amp=1", "outputtype=amp":
		default:
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

// Variants are addresses under which the same page may be known, the address
// itself first: with the other scheme, with and without "www.", with and without
// a slash at the end.
func Variants(raw string) []string {
	clean := Clean(raw)
	u := parse(clean)
	if u == nil {
		return []string{raw}
	}
	all := []string{clean}
	if clean != raw {
		all = append(all, raw)
	}
	host := bare(u.Host)
	path := strings.TrimSuffix(u.EscapedPath(), "/")
	for _, scheme := range []string{"https://", "http://"} {
		for _, label := range []string{"", "www.", "m."} {
			for _, slash := range []string{"", "/"} {
				variant := scheme + label + host + path + slash
				if u.RawQuery != "" {
					variant += "?" + u.RawQuery
				}
				if variant != clean && variant != raw {
					all = append(all, variant)
				}
			}
		}
	}
	return all
}

// SameSite reports whether two addresses are of one owner, as far as names tell:
// the same host, or the same name below a public suffix.
func SameSite(a, b string) bool {
	first, second := siteOf(a), siteOf(b)
	return first != "" && first == second
}

func siteOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if _, err := netip.ParseAddr(name); err == nil {
		return host(u) // behind each port of a machine there may be another's site
	}
	if site, err := publicsuffix.EffectiveTLDPlusOne(name); err == nil {
		return site
	}
	return name
}
