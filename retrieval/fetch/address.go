package fetch

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// parse reads an address that may be fetched, as far as its words tell; what it
// leads to is told when the connection is made.
func parse(raw string) (*url.URL, error) {
	if len(raw) > longestAddress {
		return nil, fmt.Errorf("%w: longer than %d bytes", ErrAddress, longestAddress)
	}
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: it cannot be read", ErrAddress)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%w: it is not http or https", ErrAddress)
	case u.Hostname() == "" || u.Opaque != "":
		return nil, fmt.Errorf("%w: it names no host", ErrAddress)
	case u.User != nil:
		return nil, fmt.Errorf("%w: it holds a password", ErrAddress)
	case strings.Contains(u.Hostname(), "%"):
		return nil, fmt.Errorf("%w: it names a network card", ErrAddress)
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

// redirected is where an address redirects.
func redirected(from *url.URL, location string) (*url.URL, error) {
	to, err := from.Parse(location)
	if err != nil {
		return nil, fmt.Errorf("%w: it redirects to none", ErrAddress)
	}
	return parse(to.String())
}

// webPort reports whether pages are served at a port: not at those below 1024 at
// which other services listen.
func webPort(port string) bool {
	n, err := strconv.Atoi(port)
	return err == nil && (n == 80 || n == 443 || n >= 1024)
}
